package io.vedette.core;

import org.jspecify.annotations.Nullable;

/**
 * Stops a command with one clear line: what was tried, where, what was found, and what to do.
 *
 * <p>The only exception that Vedette itself throws at its users. An expected refusal is a value,
 * not an exception.
 */
public final class VedetteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String advice;

    public VedetteException(ErrorCode code, String message, String advice) {
        this(code, message, advice, null);
    }

    public VedetteException(
            ErrorCode code, String message, String advice, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.advice = advice;
    }

    /** What went wrong, as a class of failures. */
    public ErrorCode code() {
        return code;
    }

    /** What the user can do about it; never empty. */
    public String advice() {
        return advice;
    }
}
