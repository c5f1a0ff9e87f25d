package io.vedette.twin.detective;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.services.detective.model.AccessDeniedException;
import software.amazon.awssdk.services.detective.model.ConflictException;
import software.amazon.awssdk.services.detective.model.ResourceNotFoundException;
import software.amazon.awssdk.services.detective.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.detective.model.TooManyRequestsException;
import software.amazon.awssdk.services.detective.model.ValidationException;

/** Makes Detective's refusals, with the HTTP status that its model gives each. */
final class Refusal {

    private Refusal() {}

    static RuntimeException invalid(String message) {
        return AwsError.of(ValidationException.builder(), 400, message);
    }

    static RuntimeException denied(String message) {
        return AwsError.of(AccessDeniedException.builder(), 403, message);
    }

    static RuntimeException notFound(String message) {
        return AwsError.of(ResourceNotFoundException.builder(), 404, message);
    }

    static RuntimeException conflict(String message) {
        return AwsError.of(ConflictException.builder(), 409, message);
    }

    static RuntimeException quota(String message) {
        return AwsError.of(ServiceQuotaExceededException.builder(), 402, message);
    }

    static RuntimeException busy(String message) {
        return AwsError.of(TooManyRequestsException.builder(), 429, message);
    }
}
