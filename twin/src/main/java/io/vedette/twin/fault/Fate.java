package io.vedette.twin.fault;

/** What becomes of a call. */
public sealed interface Fate {

    /** It reaches its operation. */
    record Proceeds() implements Fate {}

    /** It is throttled. */
    record Throttled() implements Fate {}

    /** It is denied. */
    record Denied() implements Fate {}

    /** It ends in an error of the service. */
    record Fails(String code, int status) implements Fate {}
}
