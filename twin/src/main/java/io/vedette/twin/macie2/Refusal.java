package io.vedette.twin.macie2;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.services.macie2.model.AccessDeniedException;
import software.amazon.awssdk.services.macie2.model.ConflictException;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.macie2.model.ValidationException;

/** Makes Macie's refusals, with the HTTP status that its model gives each of them. */
final class Refusal {

    private Refusal() {}

    /** What nearly every operation answers where Macie is off: the code of a missing right. */
    static RuntimeException notEnabled() {
        return denied("Macie is not enabled.");
    }

    static RuntimeException denied(String message) {
        return AwsError.of(AccessDeniedException.builder(), 403, message);
    }

    static RuntimeException invalid(String message) {
        return AwsError.of(ValidationException.builder(), 400, message);
    }

    static RuntimeException notFound() {
        return AwsError.of(
                ResourceNotFoundException.builder(),
                404,
                "The request failed because the resource doesn't exist.");
    }

    static RuntimeException conflict(String message) {
        return AwsError.of(ConflictException.builder(), 409, message);
    }

    static RuntimeException overQuota(String message) {
        return AwsError.of(ServiceQuotaExceededException.builder(), 402, message);
    }
}
