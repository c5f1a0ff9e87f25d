package io.vedette.core.resource;

import java.util.Optional;

/** What a run wants of a resource: to bring its desired state about, or to undo that. */
public sealed interface Purpose<S extends Record> {

    /** The desired state is to hold. */
    record Keep<S extends Record>() implements Purpose<S> {}

    /** What was there before Vedette changed it is to hold again. */
    record Restore<S extends Record>(S prior) implements Purpose<S> {}

    /**
     * Vedette made it, and it is to go.
     *
     * @param underneath what its creation changed beyond itself
     * @param withData whether what it holds may go with it
     */
    record Remove<S extends Record>(Optional<S> underneath, boolean withData)
            implements Purpose<S> {}
}
