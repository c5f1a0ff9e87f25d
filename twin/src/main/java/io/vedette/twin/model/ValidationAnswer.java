package io.vedette.twin.model;

import io.vedette.twin.model.Violation.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.account.model.ValidationExceptionReason;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.config.model.ValidationException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.securityhub.model.InvalidInputException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * How a service tells its caller that a request breaks the model: the SDK's exception (the modeled
 * class where there is one, else the service's base class) and the error code, both by the first
 * violation.
 */
record ValidationAnswer(
        String service,
        Function<Violation, AwsServiceException.Builder> exception,
        Function<Violation, String> code) {

    static ValidationAnswer of(String service) {
        return switch (service) {
            case "account" -> always("Account", ValidationAnswer::account, "ValidationException");
            case "cloudtrail" ->
                    always("CloudTrail", _ -> CloudTrailException.builder(), "ValidationException");
            case "cloudwatch" ->
                    always("CloudWatch", _ -> CloudWatchException.builder(), "ValidationError");
            case "config" ->
                    always("Config", _ -> ValidationException.builder(), "ValidationException");
            case "detective" ->
                    always(
                            "Detective",
                            _ ->
                                    software.amazon.awssdk.services.detective.model
                                            .ValidationException.builder(),
                            "ValidationException");
            case "dynamodb" ->
                    always("DynamoDb", _ -> DynamoDbException.builder(), "ValidationException");
            case "ec2" ->
                    new ValidationAnswer(
                            "Ec2", _ -> Ec2Exception.builder(), ValidationAnswer::ec2Code);
            case "events" ->
                    always(
                            "EventBridge",
                            _ -> EventBridgeException.builder(),
                            "ValidationException");
            case "guardduty" ->
                    always("GuardDuty", _ -> BadRequestException.builder(), "BadRequestException");
            case "iam" -> always("Iam", _ -> IamException.builder(), "ValidationError");
            case "inspector2" ->
                    always("Inspector2", ValidationAnswer::inspector, "ValidationException");
            case "kms" -> always("Kms", _ -> KmsException.builder(), "ValidationException");
            case "logs" ->
                    always(
                            "CloudWatchLogs",
                            _ -> InvalidParameterException.builder(),
                            "InvalidParameterException");
            case "macie2" -> always("Macie2", ValidationAnswer::macie, "ValidationException");
            case "organizations" ->
                    always(
                            "Organizations",
                            ValidationAnswer::organizations,
                            "InvalidInputException");
            case "route53resolver" ->
                    always(
                            "Route53Resolver",
                            _ ->
                                    software.amazon.awssdk.services.route53resolver.model
                                            .InvalidParameterException.builder(),
                            "InvalidParameterException");
            case "s3" ->
                    new ValidationAnswer(
                            "S3", _ -> S3Exception.builder(), ValidationAnswer::s3Code);
            case "securityhub" ->
                    always(
                            "SecurityHub",
                            _ -> InvalidInputException.builder(),
                            "InvalidInputException");
            case "sns" -> always("Sns", _ -> SnsException.builder(), "ValidationError");
            case "sqs" -> always("Sqs", _ -> SqsException.builder(), "InvalidParameterValue");
            case "ssm" ->
                    always(
                            "Ssm",
                            _ ->
                                    software.amazon.awssdk.services.ssm.model.ValidationException
                                            .builder(),
                            "ValidationException");
            case "sts" -> always("Sts", _ -> StsException.builder(), "ValidationError");
            default ->
                    throw new UnsupportedOperationException("no validation answer of " + service);
        };
    }

    private static ValidationAnswer always(
            String service,
            Function<Violation, AwsServiceException.Builder> exception,
            String code) {
        return new ValidationAnswer(service, exception, _ -> code);
    }

    private static AwsServiceException.Builder account(Violation violation) {
        return software.amazon.awssdk.services.account.model.ValidationException.builder()
                .reason(ValidationExceptionReason.FIELD_VALIDATION_FAILED);
    }

    private static AwsServiceException.Builder inspector(Violation violation) {
        return software.amazon.awssdk.services.inspector2.model.ValidationException.builder()
                .reason(
                        software.amazon.awssdk.services.inspector2.model.ValidationExceptionReason
                                .FIELD_VALIDATION_FAILED);
    }

    private static AwsServiceException.Builder macie(Violation violation) {
        return software.amazon.awssdk.services.macie2.model.ValidationException.builder();
    }

    private static AwsServiceException.Builder organizations(Violation violation) {
        return software.amazon.awssdk.services.organizations.model.InvalidInputException.builder()
                .reason(violation.kind().reason());
    }

    private static String ec2Code(Violation violation) {
        return violation.kind() == Kind.MISSING ? "MissingParameter" : "InvalidParameterValue";
    }

    /** S3 judges its XML bodies by schema, and what stands in headers and queries one by one. */
    private static String s3Code(Violation violation) {
        if (violation.path().toString().endsWith("locationConstraint")) {
            return "InvalidLocationConstraint";
        }
        return violation.path().location() == MarshallLocation.PAYLOAD
                ? "MalformedXML"
                : "InvalidArgument";
    }

    AwsServiceException refuse(List<Violation> violations, String requestId) {
        Violation first = violations.getFirst();
        String message = message(violations);
        AwsErrorDetails details =
                AwsErrorDetails.builder()
                        .errorCode(code.apply(first))
                        .errorMessage(message)
                        .serviceName(service)
                        .build();
        return exception
                .apply(first)
                .awsErrorDetails(details)
                .message(message)
                .statusCode(400)
                .requestId(requestId)
                .build();
    }

    private static String message(List<Violation> violations) {
        String noun = violations.size() == 1 ? "validation error" : "validation errors";
        return "%d %s detected: %s"
                .formatted(
                        violations.size(),
                        noun,
                        violations.stream()
                                .map(Violation::toString)
                                .collect(Collectors.joining("; ")));
    }
}
