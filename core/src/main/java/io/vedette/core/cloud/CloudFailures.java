package io.vedette.core.cloud;

/** Knows the cloud's exceptions, which the engine does not. */
public interface CloudFailures {

    /** Whether trying again can help, as AWS classifies it. */
    Retry retry(RuntimeException failure);

    /** One line: what was tried, where, what the cloud answered. */
    String describe(RuntimeException failure);

    /** What to do about a failed call. */
    enum Retry {
        /** Too many requests: wait, and ask more slowly from now on. */
        SLOWER,
        /** A passing failure of the network or the service: wait and try again. */
        AGAIN,
        /** Another change is under way: wait longer and try again. */
        LATER,
        /** Final. */
        NEVER
    }
}
