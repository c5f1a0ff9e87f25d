package io.vedette.twin.route53resolver;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.route53resolver.model.InvalidNextTokenException;
import software.amazon.awssdk.services.route53resolver.model.InvalidParameterException;
import software.amazon.awssdk.services.route53resolver.model.InvalidRequestException;
import software.amazon.awssdk.services.route53resolver.model.LimitExceededException;
import software.amazon.awssdk.services.route53resolver.model.ResourceExistsException;
import software.amazon.awssdk.services.route53resolver.model.ResourceNotFoundException;

/** The errors of Route 53 Resolver, all with status 400. */
final class ResolverError {

    private ResolverError() {}

    static AwsServiceException noSuchConfig(String id) {
        return AwsError.of(
                ResourceNotFoundException.builder(),
                "Resolver query log config with ID '%s' does not exist".formatted(id));
    }

    static AwsServiceException noSuchAssociation(String what) {
        return AwsError.of(
                ResourceNotFoundException.builder(),
                "Resolver query log config association %s does not exist".formatted(what));
    }

    static AwsServiceException exists(String message) {
        return AwsError.of(ResourceExistsException.builder(), message);
    }

    static AwsServiceException limit(String account, String which) {
        return AwsError.of(
                LimitExceededException.builder(),
                "Account '%s' has exceeded '%s'".formatted(account, which));
    }

    static AwsServiceException parameter(String message) {
        return AwsError.of(InvalidParameterException.builder(), message);
    }

    static AwsServiceException request(String message) {
        return AwsError.of(InvalidRequestException.builder(), message);
    }

    static AwsServiceException badToken() {
        return AwsError.of(InvalidNextTokenException.builder(), "The NextToken is not valid.");
    }
}
