package io.vedette.twin.eventbridge;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event bus.
 *
 * @param statements of its policy, as JSON, by id
 */
record SavedBus(
        @Nullable String description,
        Instant created,
        Instant modified,
        NavigableMap<String, String> statements,
        NavigableMap<String, String> tags) {

    static SavedBus made(@Nullable String description, Instant now) {
        return new SavedBus(description, now, now, new TreeMap<>(), new TreeMap<>());
    }

    SavedBus with(NavigableMap<String, String> newStatements, Instant now) {
        return new SavedBus(description, created, now, newStatements, tags);
    }
}
