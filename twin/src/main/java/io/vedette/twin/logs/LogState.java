package io.vedette.twin.logs;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The log groups and resource policies of an account in a region, by name. */
final class LogState {

    private NavigableMap<String, Group> groups = new TreeMap<>();
    private NavigableMap<String, ResourcePolicy> policies = new TreeMap<>();

    /** A policy's JSON, and when it was put in milliseconds since 1970. */
    record ResourcePolicy(String document, long updated) {}

    NavigableMap<String, Group> groups() {
        return groups;
    }

    NavigableMap<String, ResourcePolicy> policies() {
        return policies;
    }
}
