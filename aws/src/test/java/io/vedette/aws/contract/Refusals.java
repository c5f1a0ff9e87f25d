package io.vedette.aws.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Asserts how a service refuses a call. */
final class Refusals {

    private Refusals() {}

    /** The call is refused with the error code and HTTP status. */
    static void refused(String code, int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> {
                            String answered = e.awsErrorDetails().errorCode();
                            if (!code.equals(answered) || status != e.statusCode()) {
                                throw new AssertionError(
                                        "expected %s (%d), got %s"
                                                .formatted(code, status, e.getMessage()),
                                        e);
                            }
                        });
    }
}
