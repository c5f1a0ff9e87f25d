package io.vedette.twin.iam;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.UnmodifiableEntityException;

/** IAM's errors, whose codes lack their exceptions' last word. */
final class IamError {

    private IamError() {}

    static AwsServiceException noSuchEntity(String message) {
        return AwsError.of(NoSuchEntityException.builder(), "NoSuchEntity", 404, message);
    }

    static AwsServiceException noSuchRole(String name) {
        return noSuchEntity("The role with name " + name + " cannot be found.");
    }

    static AwsServiceException noSuchPolicy(String arn) {
        return noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
    }

    static AwsServiceException alreadyExists(String message) {
        return AwsError.of(
                EntityAlreadyExistsException.builder(), "EntityAlreadyExists", 409, message);
    }

    static AwsServiceException deleteConflict(String message) {
        return AwsError.of(DeleteConflictException.builder(), "DeleteConflict", 409, message);
    }

    static AwsServiceException limitExceeded(String quota, int most) {
        return AwsError.of(
                LimitExceededException.builder(),
                "LimitExceeded",
                409,
                "Cannot exceed quota for %s: %d".formatted(quota, most));
    }

    static AwsServiceException malformedPolicy(String message) {
        return AwsError.of(
                MalformedPolicyDocumentException.builder(),
                "MalformedPolicyDocument",
                400,
                message);
    }

    static AwsServiceException invalidInput(String message) {
        return AwsError.of(InvalidInputException.builder(), "InvalidInput", 400, message);
    }

    static AwsServiceException unmodifiable(String role) {
        return AwsError.of(
                UnmodifiableEntityException.builder(),
                "UnmodifiableEntity",
                400,
                "Cannot perform the operation on the protected role '%s' - this role is only modifiable by AWS"
                        .formatted(role));
    }

    static AwsServiceException invalidMarker() {
        return AwsError.of(IamException.builder(), "ValidationError", 400, "Invalid Marker.");
    }
}
