package io.vedette.aws.macie;

import io.vedette.core.resource.Result;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.macie2.model.AccessDeniedException;
import software.amazon.awssdk.services.macie2.model.ConflictException;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.ValidationException;

/** Tells Macie's "this is not set up" from missing rights, which have the same code. */
final class Answers {

    private static final String OFF = "Macie is not enabled";

    /** What IAM says, whatever the service. */
    private static final String NO_RIGHTS = "not authorized to perform";

    private Answers() {}

    /** What a call answers; empty where Macie is off. */
    static <T> Optional<T> ifOn(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AccessDeniedException denied) {
            if (message(denied).contains(OFF)) {
                return Optional.empty();
            }
            throw denied;
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    /**
     * What a call without parameters answers that only some accounts may make, such as the
     * administrator's; empty for the others. Macie does not document which of its codes they get.
     */
    static <T> Optional<T> ifItsPlace(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AccessDeniedException denied) {
            if (message(denied).contains(NO_RIGHTS)) {
                throw denied;
            }
            return Optional.empty();
        } catch (ConflictException | ResourceNotFoundException | ValidationException notHere) {
            return Optional.empty();
        }
    }

    /** Turns a refusal of one among many into that one's result. */
    static Result attempt(Supplier<Result> change) {
        try {
            return change.get();
        } catch (ConflictException | ValidationException refused) {
            return new Result.Refused(why(refused));
        }
    }

    static String why(Macie2Exception refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null ? message(refused) : details.errorCode() + ": " + message(refused);
    }

    private static String message(Macie2Exception refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        String message = details == null ? refused.getMessage() : details.errorMessage();
        return message == null ? "" : message;
    }
}
