package io.vedette.twin.macie2;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An account's Macie in a Region, and what hangs on it; blank where Macie is off. */
final class Session {

    static final String ENABLED = "ENABLED";
    static final String PAUSED = "PAUSED";
    static final String USUAL_FREQUENCY = "FIFTEEN_MINUTES";

    @Nullable String status;
    String frequency = USUAL_FREQUENCY;
    Instant createdAt = Instant.EPOCH;
    Instant updatedAt = Instant.EPOCH;
    boolean policyFindings = true;
    boolean classificationFindings;
    NavigableMap<String, Object> destination = new TreeMap<>();
    Discovery discovery = Discovery.NEVER;
    NavigableMap<String, SavedItem> identifiers = new TreeMap<>();
    NavigableMap<String, SavedItem> allowLists = new TreeMap<>();
    NavigableMap<String, SavedJob> jobs = new TreeMap<>();

    boolean exists() {
        return status != null;
    }

    boolean paused() {
        return PAUSED.equals(status);
    }

    void enable(String newStatus, String newFrequency, Instant now) {
        status = newStatus;
        frequency = newFrequency;
        createdAt = now;
        updatedAt = now;
    }

    void set(@Nullable String newStatus, @Nullable String newFrequency, Instant now) {
        status = newStatus == null ? status : newStatus;
        frequency = newFrequency == null ? frequency : newFrequency;
        updatedAt = now;
    }

    /** Macie deletes all settings and resources of an account that it is disabled for. */
    void disable() {
        status = null;
        frequency = USUAL_FREQUENCY;
        createdAt = Instant.EPOCH;
        updatedAt = Instant.EPOCH;
        policyFindings = true;
        classificationFindings = false;
        destination = new TreeMap<>();
        discovery = Discovery.NEVER;
        identifiers = new TreeMap<>();
        allowLists = new TreeMap<>();
        jobs = new TreeMap<>();
    }
}
