package io.vedette.twin.config;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.services.config.model.InvalidLimitException;
import software.amazon.awssdk.services.config.model.InvalidNextTokenException;
import software.amazon.awssdk.services.config.model.InvalidParameterValueException;
import software.amazon.awssdk.services.config.model.ValidationException;

/** The errors that several operations of AWS Config answer with. */
final class Failure {

    private Failure() {}

    static RuntimeException invalidParameter(String message) {
        return AwsError.of(InvalidParameterValueException.builder(), message);
    }

    static RuntimeException invalidToken() {
        return AwsError.of(
                InvalidNextTokenException.builder(), "The nextToken provided is invalid");
    }

    static RuntimeException invalidLimit(int limit) {
        return AwsError.of(
                InvalidLimitException.builder(),
                "Value '%d' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100"
                        .formatted(limit));
    }

    static RuntimeException validation(String message) {
        return AwsError.of(ValidationException.builder(), message);
    }
}
