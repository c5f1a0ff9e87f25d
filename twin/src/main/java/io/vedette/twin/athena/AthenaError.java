package io.vedette.twin.athena;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;

/** The errors of Athena: nearly all are the same, with status 400. */
final class AthenaError {

    private AthenaError() {}

    static AwsServiceException invalid(String message) {
        return AwsError.of(InvalidRequestException.builder(), message);
    }
}
