package io.vedette.twin.inspector2;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.BadRequestException;
import software.amazon.awssdk.services.inspector2.model.ConflictException;
import software.amazon.awssdk.services.inspector2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.inspector2.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.inspector2.model.ValidationException;
import software.amazon.awssdk.services.inspector2.model.ValidationExceptionReason;

/** Makes Inspector's refusals, with the status that its model gives each. */
final class Refusal {

    private Refusal() {}

    static RuntimeException denied(String message) {
        return AwsError.of(AccessDeniedException.builder(), 403, message);
    }

    static RuntimeException notEnabled() {
        return denied("Invoking account is not enabled.");
    }

    static RuntimeException invalid(String message) {
        return AwsError.of(
                ValidationException.builder()
                        .reason(ValidationExceptionReason.FIELD_VALIDATION_FAILED),
                400,
                message);
    }

    static RuntimeException conflict(String account, String message) {
        return AwsError.of(
                ConflictException.builder().resourceId(account).resourceType("Account"),
                409,
                message);
    }

    static RuntimeException notFound(String message) {
        return AwsError.of(ResourceNotFoundException.builder(), 404, message);
    }

    static RuntimeException bad(String message) {
        return AwsError.of(BadRequestException.builder(), 400, message);
    }

    static RuntimeException tooMany(String account, String message) {
        return AwsError.of(
                ServiceQuotaExceededException.builder().resourceId(account), 402, message);
    }
}
