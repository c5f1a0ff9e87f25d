package io.vedette.twin.route53resolver;

import io.vedette.twin.Settling;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The query logging configurations of an account in a region, and their associations, by id. */
final class QueryLogging implements Settling {

    private NavigableMap<String, StoredConfig> configs = new TreeMap<>();
    private NavigableMap<String, StoredAssociation> associations = new TreeMap<>();

    NavigableMap<String, StoredConfig> configs() {
        return configs;
    }

    NavigableMap<String, StoredAssociation> associations() {
        return associations;
    }

    @Override
    public void settle(Instant now) {
        associations.values().removeIf(it -> it.isGone(now));
    }
}
