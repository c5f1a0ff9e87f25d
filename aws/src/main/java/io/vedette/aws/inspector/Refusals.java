package io.vedette.aws.inspector;

import io.vedette.core.resource.Result;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.ErrorCode;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;
import software.amazon.awssdk.services.inspector2.model.Inspector2Exception;

/** Tells what Inspector refused, in an error or for one account of a request about several. */
final class Refusals {

    static final String OWNED_BY_POLICY =
            "owned by an organization policy: Inspector's scan types are decided by AWS"
                    + " Organizations here";

    private Refusals() {}

    /** AWS's own words, with the code. */
    static String describe(Inspector2Exception refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null
                ? String.valueOf(refused.getMessage())
                : "%s (%s)".formatted(details.errorMessage(), details.errorCode());
    }

    /**
     * Whether Inspector refuses because of how the account stands: it is not enabled, not the
     * administrator, or in a Region without the feature. Missing rights have the same code and
     * AWS's usual sentence.
     */
    static boolean isAboutTheAccount(AccessDeniedException refused) {
        return !describe(refused).contains("not authorized to perform");
    }

    /** What one account of a request came to, when not a throttle that is worth another try. */
    static Result result(String operation, FailedAccount failed) {
        return switch (failed.errorCode()) {
            case ALREADY_ENABLED -> Result.done();
            case ENABLE_IN_PROGRESS -> new Result.Pending("Inspector to finish turning scans on");
            case DISABLE_IN_PROGRESS, SUSPEND_IN_PROGRESS ->
                    new Result.Pending(
                            "Inspector to finish turning scans off; apply again after that");
            case SSM_THROTTLED, EVENTBRIDGE_THROTTLED ->
                    new Result.Pending(
                            "%s to let Inspector in (%s); apply again to have it asked once more"
                                    .formatted(throttler(failed.errorCode()), said(failed)));
            case BLOCKED_BY_ORGANIZATION_POLICY -> new Result.Left(OWNED_BY_POLICY);
            case null, default ->
                    new Result.Refused(
                            "%s failed for the account: %s".formatted(operation, said(failed)));
        };
    }

    /** Whether the same request may succeed at once. */
    static boolean isWorthAnotherTry(FailedAccount failed) {
        return failed.errorCode() == ErrorCode.SSM_THROTTLED
                || failed.errorCode() == ErrorCode.EVENTBRIDGE_THROTTLED;
    }

    private static String throttler(ErrorCode code) {
        return code == ErrorCode.SSM_THROTTLED ? "Systems Manager" : "EventBridge";
    }

    static String said(FailedAccount failed) {
        return "%s: %s".formatted(failed.errorCodeAsString(), failed.errorMessage());
    }
}
