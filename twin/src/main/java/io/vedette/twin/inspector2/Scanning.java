package io.vedette.twin.inspector2;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.inspector2.model.Status;

/** What Inspector scans in an account and Region; blank where it is off. */
final class Scanning {

    /** By scan type, when it is in full effect. */
    NavigableMap<String, Instant> enabled = new TreeMap<>();

    /** By scan type that was turned off, when that is done. */
    NavigableMap<String, Instant> disabling = new TreeMap<>();

    boolean active() {
        return !enabled.isEmpty();
    }

    Status status(String type, Instant now) {
        Instant on = enabled.get(type);
        if (on != null) {
            return on.isAfter(now) ? Status.ENABLING : Status.ENABLED;
        }
        Instant off = disabling.get(type);
        return off != null && off.isAfter(now) ? Status.DISABLING : Status.DISABLED;
    }

    /** The account's own status: enabled as soon as one scan type is. */
    Status status(Instant now) {
        if (enabled.values().stream().anyMatch(on -> !on.isAfter(now))) {
            return Status.ENABLED;
        }
        if (active()) {
            return Status.ENABLING;
        }
        boolean ending = disabling.values().stream().anyMatch(off -> off.isAfter(now));
        return ending ? Status.DISABLING : Status.DISABLED;
    }

    void enable(String type, Instant when) {
        disabling.remove(type);
        enabled.putIfAbsent(type, when);
    }

    /** Turns a type off; nothing is kept of one that is off at once. */
    void disable(String type, Instant now, Instant when) {
        disabling.values().removeIf(off -> !off.isAfter(now));
        if (enabled.remove(type) != null && when.isAfter(now)) {
            disabling.put(type, when);
        }
    }
}
