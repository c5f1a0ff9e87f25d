package io.vedette.twin.eventbridge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive of a bus.
 *
 * @param ready when what was last asked of it is done
 * @param changed whether that was a change of what it was before
 * @param events how many it holds
 */
record SavedArchive(
        String name,
        String source,
        @Nullable String description,
        @Nullable String pattern,
        int retentionDays,
        Instant created,
        Instant ready,
        boolean changed,
        long events,
        long bytes) {

    String state(Instant now) {
        if (!ready.isAfter(now)) {
            return "ENABLED";
        }
        return changed ? "UPDATING" : "CREATING";
    }

    SavedArchive and(long size) {
        return new SavedArchive(
                name,
                source,
                description,
                pattern,
                retentionDays,
                created,
                ready,
                changed,
                events + 1,
                bytes + size);
    }
}
