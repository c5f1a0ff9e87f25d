package io.vedette.twin.securityhub;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.services.securityhub.model.AccessDeniedException;
import software.amazon.awssdk.services.securityhub.model.InvalidAccessException;
import software.amazon.awssdk.services.securityhub.model.InvalidInputException;
import software.amazon.awssdk.services.securityhub.model.ResourceConflictException;
import software.amazon.awssdk.services.securityhub.model.ResourceNotFoundException;

/** Makes Security Hub's refusals, with the status codes that its model documents. */
final class Refusal {

    private Refusal() {}

    static RuntimeException notSubscribed(String account) {
        return AwsError.of(
                InvalidAccessException.builder(),
                401,
                "Account %s is not subscribed to AWS Security Hub".formatted(account));
    }

    static RuntimeException notAdministrator(String account) {
        return AwsError.of(
                InvalidAccessException.builder(),
                401,
                "Account %s is not an administrator for this organization".formatted(account));
    }

    static RuntimeException denied(String message) {
        return AwsError.of(AccessDeniedException.builder(), 403, message);
    }

    static RuntimeException invalid(String message) {
        return AwsError.of(InvalidInputException.builder(), 400, message);
    }

    static RuntimeException conflict(String message) {
        return AwsError.of(ResourceConflictException.builder(), 409, message);
    }

    static RuntimeException notFound(String message) {
        return AwsError.of(ResourceNotFoundException.builder(), 404, message);
    }
}
