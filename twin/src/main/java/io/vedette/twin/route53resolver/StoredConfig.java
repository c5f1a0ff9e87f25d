package io.vedette.twin.route53resolver;

import java.time.Instant;
import java.util.NavigableMap;

/**
 * A query logging configuration as it was saved.
 *
 * @param ready when it is created
 */
record StoredConfig(
        String id,
        String name,
        String destination,
        String creatorRequestId,
        Instant created,
        Instant ready,
        NavigableMap<String, String> tags) {}
