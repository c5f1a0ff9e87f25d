package io.vedette.core.resource;

/** What AWS answered about one resource when it was created, updated or removed. */
public sealed interface Result {

    /** It is so now, or was so already. */
    record Done() implements Result {}

    /** AWS accepted and works on it; the engine polls by reading. */
    record Pending(String waitingFor) implements Result {}

    /** AWS refused this one, in an answer that may have accepted others. */
    record Refused(String why) implements Result {}

    /** It was left as it is, on purpose. */
    record Left(String why) implements Result {}

    /** The answer of the plain case. */
    static Result done() {
        return new Done();
    }
}
