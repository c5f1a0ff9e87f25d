package io.vedette.aws;

import io.vedette.core.VedetteException;
import io.vedette.core.cloud.Call;
import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.FailedCall;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Knows AWS's errors: which are worth another try, and how to say what happened.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry
 *     behavior of the AWS SDKs</a>
 */
public final class AwsFailures implements CloudFailures {

    /** Another change is under way, of the same thing or of the whole organization. */
    private static final Set<String> CONFLICTS =
            Set.of(
                    "ConcurrentModificationException",
                    "ConcurrentModification",
                    "EntityTemporarilyUnmodifiable",
                    "OperationAborted",
                    "OperationAbortedException",
                    "TooManyUpdates");

    /** What AWS answers while what was just made or stopped is not known everywhere yet. */
    private static final Set<String> NOT_THERE_YET =
            Set.of(
                    // A recorder that was just stopped still counts as running for a moment.
                    "LastDeliveryChannelDeleteFailedException",
                    "InsufficientDeliveryPolicyException",
                    "InsufficientS3BucketPolicyException",
                    "InsufficientEncryptionPolicyException",
                    "InvalidCloudWatchLogsRoleArnException",
                    "ResourceDataSyncInvalidConfigurationException",
                    "CloudTrailAccessNotEnabledException",
                    "ContinuousBackupsUnavailableException");

    /** What codes of denials begin with; the other one is EC2's. */
    private static final Set<String> DENIALS = Set.of("AccessDenied", "UnauthorizedOperation");

    /** Parts of the messages that tell so where the code does not. */
    private static final Set<String> NOT_SO_YET =
            Set.of(
                    // Macie, for a while after an administrator has let a member go.
                    "Cannot disable Macie while associated",
                    // CloudWatch Logs and Firehose, while a new role is not known everywhere.
                    "Could not deliver test message",
                    "Firehose is unable to assume role");

    private static final String NO_CODE = "an error without a code";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int TOO_MANY_REQUESTS = 429;

    @Override
    public Retry retry(RuntimeException failure) {
        return switch (failure) {
            case AwsServiceException answer -> retry(answer);
            case SdkClientException local when local.getCause() instanceof IOException ->
                    Retry.AGAIN;
            default -> Retry.NEVER;
        };
    }

    private static Retry retry(AwsServiceException answer) {
        String code = code(answer);
        if (answer.isThrottlingException() || answer.statusCode() == TOO_MANY_REQUESTS) {
            return Retry.SLOWER;
        }
        if (CONFLICTS.contains(code) || NOT_THERE_YET.contains(code) || isNotSoYet(answer)) {
            return Retry.LATER;
        }
        boolean passing = answer.statusCode() >= 500 && answer.statusCode() != NOT_IMPLEMENTED;
        return passing ? Retry.AGAIN : Retry.NEVER;
    }

    private static boolean isNotSoYet(AwsServiceException answer) {
        return answer.awsErrorDetails() != null
                && NOT_SO_YET.stream()
                        .anyMatch(
                                String.valueOf(answer.awsErrorDetails().errorMessage())::contains);
    }

    @Override
    public String describe(RuntimeException failure) {
        Optional<FailedCall> call = FailedCall.of(failure);
        String where = call.map(it -> it.call() + " answered ").orElse("");
        return switch (failure) {
            case AwsServiceException answer -> where + described(answer) + missing(answer, call);
            case SdkClientException local -> where + local.getMessage();
            case VedetteException known -> String.valueOf(known.getMessage());
            case UnsupportedOperationException unsupported ->
                    String.valueOf(unsupported.getMessage());
            default -> where + failure;
        };
    }

    private static String described(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String message =
                details == null || details.errorMessage() == null
                        ? unexplained(answer.statusCode())
                        : details.errorMessage();
        String request =
                answer.requestId() == null ? "" : " (request %s)".formatted(answer.requestId());
        return "%s: %s%s".formatted(code(answer), message.strip(), request);
    }

    /** The permission that a denied call would have taken; not every service says so itself. */
    private static String missing(AwsServiceException answer, Optional<FailedCall> call) {
        if (!isDenial(answer) || call.isEmpty()) {
            return "";
        }
        Call denied = call.get().call();
        return "; this takes " + IamActions.of(denied.service(), denied.operation());
    }

    private static boolean isDenial(AwsServiceException answer) {
        String code = code(answer);
        return DENIALS.stream().anyMatch(code::startsWith)
                || (code.equals(NO_CODE) && answer.statusCode() == FORBIDDEN);
    }

    /** AWS explains every refusal; an emulator that lacks an operation often does not. */
    private static String unexplained(int status) {
        boolean lacking = status == NOT_FOUND || status == NOT_IMPLEMENTED;
        return "HTTP status "
                + status
                + (lacking ? "; the endpoint may not offer this operation" : "");
    }

    private static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? NO_CODE : details.errorCode();
    }
}
