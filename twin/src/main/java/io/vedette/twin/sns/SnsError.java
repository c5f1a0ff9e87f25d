package io.vedette.twin.sns;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.sns.model.KmsDisabledException;
import software.amazon.awssdk.services.sns.model.KmsNotFoundException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;

/** The errors of SNS. */
final class SnsError {

    private SnsError() {}

    static AwsServiceException noTopic() {
        return notFound("Topic does not exist");
    }

    static AwsServiceException noSubscription() {
        return notFound("Subscription does not exist");
    }

    private static AwsServiceException notFound(String message) {
        return AwsError.of(NotFoundException.builder(), "NotFound", 404, message);
    }

    /** What the operations on tags answer instead of {@code NotFound}. */
    static AwsServiceException noResource() {
        return AwsError.of(
                ResourceNotFoundException.builder(),
                "ResourceNotFound",
                404,
                "Resource does not exist");
    }

    static AwsServiceException invalid(String message) {
        return AwsError.of(
                InvalidParameterException.builder(),
                "InvalidParameter",
                400,
                "Invalid parameter: " + message);
    }

    static AwsServiceException noKey(String key) {
        return AwsError.of(
                KmsNotFoundException.builder(),
                "KMSNotFound",
                400,
                "The key %s does not exist.".formatted(key));
    }

    static AwsServiceException keyDisabled(String key) {
        return AwsError.of(
                KmsDisabledException.builder(),
                "KMSDisabled",
                400,
                "The key %s is disabled.".formatted(key));
    }

    static AwsServiceException keyDenied(String key) {
        return AwsError.of(
                KmsAccessDeniedException.builder(),
                "KMSAccessDenied",
                400,
                "The key %s may not be used.".formatted(key));
    }
}
