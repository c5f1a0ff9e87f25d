package io.vedette.twin.athena;

import org.jspecify.annotations.Nullable;

/** One named query. */
record StoredQuery(
        String id,
        String name,
        @Nullable String description,
        String database,
        String text,
        String workGroup) {}
