package io.vedette.twin.config;

import org.jspecify.annotations.Nullable;

/** The delivery channel of an account and region. */
record StoredChannel(
        String name,
        String bucket,
        @Nullable String prefix,
        @Nullable String key,
        @Nullable String topic,
        @Nullable String frequency) {}
