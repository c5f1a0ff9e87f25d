package io.vedette.twin.config;

import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule of an account and region.
 *
 * @param rule the shape {@code ConfigRule} as it was put
 * @param gone when AWS Config is done with its deletion; null where nobody asked for it
 */
record StoredRule(
        String arn, String id, NavigableMap<String, Object> rule, @Nullable Instant gone) {

    boolean isGone(Instant now) {
        return gone != null && !now.isBefore(gone);
    }

    StoredRule goneAt(Instant time) {
        return new StoredRule(arn, id, rule, time);
    }
}
