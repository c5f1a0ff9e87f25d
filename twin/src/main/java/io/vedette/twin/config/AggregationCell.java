package io.vedette.twin.config;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The aggregators of an account and region, and the aggregators that it lets collect. */
final class AggregationCell {

    private NavigableMap<String, NavigableMap<String, Object>> aggregators = new TreeMap<>();
    private NavigableMap<String, Instant> authorizations = new TreeMap<>();

    /** Shapes {@code ConfigurationAggregator} by name. */
    NavigableMap<String, NavigableMap<String, Object>> aggregators() {
        return aggregators;
    }

    /** When each was granted, by {@code account/region} of the aggregator. */
    NavigableMap<String, Instant> authorizations() {
        return authorizations;
    }
}
