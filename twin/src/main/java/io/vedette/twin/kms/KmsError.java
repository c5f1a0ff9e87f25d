package io.vedette.twin.kms;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** KMS's errors, all with status 400. */
final class KmsError {

    private KmsError() {}

    static AwsServiceException notFound(String message) {
        return AwsError.of(NotFoundException.builder(), message);
    }

    static AwsServiceException noSuchAlias(String arn) {
        return notFound("Alias " + arn + " is not found.");
    }

    static AwsServiceException pendingDeletion(String arn) {
        return invalidState(arn + " is pending deletion.");
    }

    static AwsServiceException invalidState(String message) {
        return AwsError.of(
                KmsInvalidStateException.builder(), "KMSInvalidStateException", 400, message);
    }

    static AwsServiceException disabled(String arn) {
        return AwsError.of(DisabledException.builder(), arn + " is disabled.");
    }

    static AwsServiceException malformedPolicy(String message) {
        return AwsError.of(MalformedPolicyDocumentException.builder(), message);
    }

    static AwsServiceException invalid(String message) {
        return AwsError.of(KmsException.builder(), "ValidationException", 400, message);
    }

    static AwsServiceException denied(String message) {
        return AwsError.of(KmsException.builder(), "AccessDeniedException", 400, message);
    }

    static AwsServiceException notAuthorized() {
        return AwsError.of(KmsException.builder(), "NotAuthorizedException", 400, "");
    }
}
