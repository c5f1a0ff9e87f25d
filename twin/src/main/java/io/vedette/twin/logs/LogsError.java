package io.vedette.twin.logs;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** The errors of CloudWatch Logs, all with status 400. */
final class LogsError {

    private LogsError() {}

    static AwsServiceException invalid(String message) {
        return AwsError.of(InvalidParameterException.builder(), message);
    }

    static AwsServiceException noSuchGroup() {
        return notFound("The specified log group does not exist.");
    }

    static AwsServiceException notFound(String message) {
        return AwsError.of(ResourceNotFoundException.builder(), message);
    }
}
