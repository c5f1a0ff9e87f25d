package io.vedette.twin.eventbridge;

import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a bus.
 *
 * @param managedBy the AWS service that made it for itself; null for a customer's rule
 * @param targets the SDK's shape of each, by id
 */
record SavedRule(
        String bus,
        String name,
        @Nullable String pattern,
        @Nullable String schedule,
        String state,
        @Nullable String description,
        @Nullable String roleArn,
        @Nullable String managedBy,
        NavigableMap<String, NavigableMap<String, Object>> targets,
        NavigableMap<String, String> tags) {

    static final String ENABLED = "ENABLED";
    static final String DISABLED = "DISABLED";

    String key() {
        return key(bus, name);
    }

    static String key(String bus, String name) {
        return bus + "/" + name;
    }

    /** A rule of the default bus is named without it. */
    String path() {
        return bus.equals(Buses.DEFAULT) ? name : key();
    }

    boolean enabled() {
        return !state.equals(DISABLED);
    }

    SavedRule in(String newState) {
        return new SavedRule(
                bus,
                name,
                pattern,
                schedule,
                newState,
                description,
                roleArn,
                managedBy,
                targets,
                tags);
    }
}
