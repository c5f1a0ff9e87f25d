package io.vedette.core.fake;

import io.vedette.core.cloud.CloudFailures;

/** What the fake cloud throws; it says itself whether trying again can help. */
public final class FakeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Knows the fake cloud's failures. */
    public static final CloudFailures FAILURES =
            new CloudFailures() {
                @Override
                public Retry retry(RuntimeException failure) {
                    return failure instanceof FakeFailure fake ? fake.retry : Retry.NEVER;
                }

                @Override
                public String describe(RuntimeException failure) {
                    return String.valueOf(failure.getMessage());
                }
            };

    private final CloudFailures.Retry retry;

    public FakeFailure(CloudFailures.Retry retry, String message) {
        super(message);
        this.retry = retry;
    }
}
