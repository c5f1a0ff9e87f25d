package io.vedette.twin.firehose;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/** The errors of Firehose, all with status 400. */
final class FirehoseError {

    private FirehoseError() {}

    static AwsServiceException invalid(String message) {
        return AwsError.of(InvalidArgumentException.builder(), message);
    }

    static AwsServiceException inUse(String message) {
        return AwsError.of(ResourceInUseException.builder(), message);
    }

    static AwsServiceException notFound(String name, String account) {
        return AwsError.of(
                ResourceNotFoundException.builder(),
                "Firehose %s under account %s not found.".formatted(name, account));
    }
}
