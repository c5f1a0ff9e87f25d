package io.vedette.aws.securityhub;

import io.vedette.core.resource.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.securityhub.model.AccessDeniedException;
import software.amazon.awssdk.services.securityhub.model.InvalidAccessException;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;

/** Tells Security Hub's "this is not set up yet" from refusals. */
final class Answers {

    // Security Hub uses the codes of missing rights for what is merely not there; only the text
    // tells one from the other.
    private static final List<String> NOT_SET_UP =
            List.of(
                    "not subscribed to AWS Security Hub",
                    "is not an administrator for this organization",
                    "Must be a Security Hub delegated administrator with Central Configuration"
                            + " enabled");

    private Answers() {}

    /** What a read answers; empty where the thing asked about is not set up yet. */
    static <T> Optional<T> ifSetUp(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (InvalidAccessException | AccessDeniedException e) {
            if (saysNotSetUp(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Turns a refusal of one among many into that one's result. */
    static Result attempt(Supplier<Result> change) {
        try {
            return change.get();
        } catch (SecurityHubException e) {
            return new Result.Refused(why(e));
        }
    }

    private static boolean saysNotSetUp(SecurityHubException e) {
        String message = message(e);
        return NOT_SET_UP.stream().anyMatch(message::contains);
    }

    /** AWS's own words, with the code. */
    static String why(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null ? message(e) : details.errorCode() + ": " + message(e);
    }

    private static String message(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String message = details == null ? e.getMessage() : details.errorMessage();
        return message == null ? "" : message;
    }
}
