package io.vedette.twin.config;

import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule of an account and region.
 *
 * @param rule the shape {@code ConfigRule} as it was put
 * @param deleted when its deletion was asked for
 */
record StoredRule(
        String arn, String id, NavigableMap<String, Object> rule, @Nullable Instant deleted) {

    StoredRule deletedAt(Instant now) {
        return new StoredRule(arn, id, rule, now);
    }
}
