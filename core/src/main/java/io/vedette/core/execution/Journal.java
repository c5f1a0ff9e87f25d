package io.vedette.core.execution;

import io.vedette.core.resource.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps what a run does, so that after any interruption it can be told what was done. */
public interface Journal {

    /** For runs that nobody will ask about. */
    Journal NONE = entry -> {};

    /** Writes an entry so that it survives the end of the process. */
    void write(Entry entry);

    /** What an entry tells. */
    enum Event {
        RUN_STARTED,
        CHANGING,
        SETTLED,
        RUN_ENDED
    }

    /**
     * One line of the journal.
     *
     * @param detail what is being done, or the outcome and its reason
     */
    record Entry(
            Instant at,
            String run,
            Event event,
            @Nullable ResourceId resource,
            @Nullable String detail) {

        static Entry settled(Instant at, String run, ResourceId resource, Outcome outcome) {
            String reason = outcome.reason();
            String detail = reason.isEmpty() ? outcome.word() : outcome.word() + ": " + reason;
            return new Entry(at, run, Event.SETTLED, resource, detail);
        }
    }
}
