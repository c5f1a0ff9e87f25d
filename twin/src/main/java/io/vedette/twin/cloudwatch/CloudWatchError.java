package io.vedette.twin.cloudwatch;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;

/** The errors of CloudWatch. */
final class CloudWatchError {

    private CloudWatchError() {}

    static AwsServiceException validation(String message) {
        return AwsError.of(CloudWatchException.builder(), "ValidationError", 400, message);
    }

    static AwsServiceException value(String message) {
        return AwsError.of(
                InvalidParameterValueException.builder(), "InvalidParameterValue", 400, message);
    }

    static AwsServiceException combination(String message) {
        return AwsError.of(
                InvalidParameterCombinationException.builder(),
                "InvalidParameterCombination",
                400,
                message);
    }

    static AwsServiceException nextToken() {
        return AwsError.of(
                InvalidNextTokenException.builder(), "InvalidNextToken", 400, "Invalid next token");
    }

    /** What operations on one alarm answer. */
    static AwsServiceException noAlarm(String name) {
        return AwsError.of(
                CloudWatchException.builder(),
                "ResourceNotFound",
                404,
                "Alarm %s does not exist".formatted(name));
    }

    static AwsServiceException notFound(String message) {
        return AwsError.of(
                ResourceNotFoundException.builder(), "ResourceNotFoundException", 404, message);
    }

    static AwsServiceException noDashboard(String name) {
        return AwsError.of(
                DashboardNotFoundErrorException.builder(),
                "ResourceNotFound",
                404,
                "Dashboard %s does not exist".formatted(name));
    }

    static AwsServiceException dashboard(String message) {
        return AwsError.of(
                DashboardInvalidInputErrorException.builder(),
                "InvalidParameterInput",
                400,
                message);
    }
}
