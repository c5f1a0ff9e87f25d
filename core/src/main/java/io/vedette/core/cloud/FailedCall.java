package io.vedette.core.cloud;

import java.util.Arrays;
import java.util.Optional;

/**
 * Tells which call an exception comes from. It travels suppressed inside the cloud's own exception,
 * so that resource kinds can still catch that by its type.
 */
public final class FailedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Call call;
    private final int attempts;

    FailedCall(Call call, int attempts) {
        super(call.toString(), null, false, false);
        this.call = call;
        this.attempts = attempts;
    }

    /** Finds where an exception comes from. */
    public static Optional<FailedCall> of(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(FailedCall.class::isInstance)
                .map(FailedCall.class::cast)
                .findFirst();
    }

    public Call call() {
        return call;
    }

    /** How often it was tried before it was given up. */
    public int attempts() {
        return attempts;
    }
}
