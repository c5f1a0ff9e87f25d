package io.vedette.twin.guardduty;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of one feature of a detector.
 *
 * @param status {@code ENABLED} or {@code DISABLED}
 * @param agents the additional configuration by name, each with a status
 */
record Feature(String status, Instant updatedAt, SortedMap<String, String> agents) {

    static final String ENABLED = "ENABLED";
    static final String DISABLED = "DISABLED";

    Feature {
        agents = Collections.unmodifiableNavigableMap(new TreeMap<>(agents));
    }

    /** The same with a new status and new statuses of the agents that are given. */
    Feature with(String newStatus, SortedMap<String, String> newAgents, Instant now) {
        NavigableMap<String, String> merged = new TreeMap<>(agents);
        merged.putAll(newAgents);
        boolean same = newStatus.equals(status) && merged.equals(agents);
        return same ? this : new Feature(newStatus, now, merged);
    }
}
