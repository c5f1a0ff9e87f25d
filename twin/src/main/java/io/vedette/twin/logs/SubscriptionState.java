package io.vedette.twin.logs;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What CloudWatch Logs forwards in an account's region, and the queries that are kept there. */
final class SubscriptionState {

    private NavigableMap<String, Destination> destinations = new TreeMap<>();
    private NavigableMap<String, AccountPolicy> policies = new TreeMap<>();
    private NavigableMap<String, Query> queries = new TreeMap<>();

    /**
     * Takes log events of other accounts.
     *
     * @param policy which accounts may subscribe; null for none
     * @param created in milliseconds since 1970
     */
    record Destination(
            String name, String target, String role, @Nullable String policy, long created) {}

    /** A policy for all log groups; {@code updated} is in milliseconds since 1970. */
    record AccountPolicy(
            String type,
            String name,
            String document,
            @Nullable String selection,
            String scope,
            long updated) {}

    /** A query that somebody keeps; {@code modified} is in milliseconds since 1970. */
    record Query(
            String id,
            String name,
            String text,
            String language,
            List<String> groups,
            long modified) {
        Query {
            groups = List.copyOf(groups);
        }
    }

    NavigableMap<String, Destination> destinations() {
        return destinations;
    }

    /** By type and name. */
    NavigableMap<String, AccountPolicy> policies() {
        return policies;
    }

    /** By id. */
    NavigableMap<String, Query> queries() {
        return queries;
    }
}
