package io.vedette.twin.ssm;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.model.AssociationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.DoesNotExistException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentOperationException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncInvalidConfigurationException;
import software.amazon.awssdk.services.ssm.model.ValidationException;

/**
 * The errors that several operations answer with, all with status 400. Most codes of Systems
 * Manager lack the word that the SDK ends its exceptions' names with.
 */
final class SsmError {

    private static final int BAD_REQUEST = 400;

    private SsmError() {}

    static AwsServiceException of(
            AwsServiceException.Builder builder, String code, String message) {
        return AwsError.of(builder, code, BAD_REQUEST, message);
    }

    static AwsServiceException validation(String message) {
        return AwsError.of(ValidationException.builder(), message);
    }

    static AwsServiceException doesNotExist(String what, String id) {
        return AwsError.of(
                DoesNotExistException.builder(), "%s %s does not exist".formatted(what, id));
    }

    static AwsServiceException noSuchDocument(String name) {
        return of(
                InvalidDocumentException.builder(),
                "InvalidDocument",
                "Document with name %s does not exist.".formatted(name));
    }

    static AwsServiceException documentVersion() {
        return of(
                InvalidDocumentVersionException.builder(),
                "InvalidDocumentVersion",
                "The document version is not valid or does not exist.");
    }

    static AwsServiceException documentOperation(String message) {
        return of(InvalidDocumentOperationException.builder(), "InvalidDocumentOperation", message);
    }

    static AwsServiceException noSuchAssociation() {
        return of(
                AssociationDoesNotExistException.builder(),
                "AssociationDoesNotExist",
                "The specified association does not exist.");
    }

    static AwsServiceException dataSync(String message) {
        return AwsError.of(ResourceDataSyncInvalidConfigurationException.builder(), message);
    }

    static AwsServiceException invalidToken() {
        return of(
                InvalidNextTokenException.builder(),
                "InvalidNextToken",
                "The specified token isn't valid.");
    }
}
