package io.vedette.core.resource;

/** What is there now. */
public sealed interface Reading<S extends Record> {

    /** Nothing is there. */
    record Absent<S extends Record>() implements Reading<S> {}

    /** This is there; only what the desired state speaks of is compared. */
    record Present<S extends Record>(S state) implements Reading<S> {}

    /** AWS is still bringing it about. */
    record Settling<S extends Record>(String waitingFor) implements Reading<S> {}

    /** It belongs to somebody else, or cannot exist here: to be reported and left alone. */
    record OffLimits<S extends Record>(String why) implements Reading<S> {}

    /** It could not be read. */
    record Unavailable<S extends Record>(String why) implements Reading<S> {}
}
