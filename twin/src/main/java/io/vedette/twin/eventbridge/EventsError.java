package io.vedette.twin.eventbridge;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ManagedRuleException;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** The errors of EventBridge, all with status 400. */
final class EventsError {

    private EventsError() {}

    static AwsServiceException invalid(String message) {
        return AwsError.of(EventBridgeException.builder(), "ValidationException", 400, message);
    }

    static AwsServiceException notFound(String message) {
        return AwsError.of(ResourceNotFoundException.builder(), message);
    }

    static AwsServiceException exists(String message) {
        return AwsError.of(ResourceAlreadyExistsException.builder(), message);
    }

    static AwsServiceException limit(String message) {
        return AwsError.of(LimitExceededException.builder(), message);
    }

    static AwsServiceException pattern(String why) {
        return AwsError.of(
                InvalidEventPatternException.builder(),
                "Event pattern is not valid. Reason: " + why);
    }

    static AwsServiceException managed(String rule) {
        return AwsError.of(
                ManagedRuleException.builder(),
                "Rule %s is managed by an AWS service can only be modified if force is set to true."
                        .formatted(rule));
    }
}
