package io.vedette.twin.athena;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One workgroup.
 *
 * @param configuration the members of {@code WorkGroupConfiguration}
 */
record StoredWorkGroup(
        String name,
        @Nullable String description,
        String state,
        NavigableMap<String, Object> configuration,
        NavigableMap<String, String> tags,
        Instant created) {

    /** The one that every account has in every region. */
    static StoredWorkGroup primary() {
        return new StoredWorkGroup(
                "primary", "", "ENABLED", new TreeMap<>(), new TreeMap<>(), Instant.EPOCH);
    }
}
