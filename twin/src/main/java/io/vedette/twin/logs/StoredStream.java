package io.vedette.twin.logs;

import org.jspecify.annotations.Nullable;

/**
 * One log stream; times are in milliseconds since 1970.
 *
 * @param firstEvent null where nothing was ever written
 */
record StoredStream(
        long created,
        @Nullable Long firstEvent,
        @Nullable Long lastEvent,
        @Nullable Long lastIngestion) {

    static StoredStream created(long now) {
        return new StoredStream(now, null, null, null);
    }

    StoredStream with(long event, long now) {
        return new StoredStream(
                created,
                firstEvent == null
                        ? Long.valueOf(event)
                        : Long.valueOf(Math.min(firstEvent, event)),
                lastEvent == null ? Long.valueOf(event) : Long.valueOf(Math.max(lastEvent, event)),
                now);
    }
}
