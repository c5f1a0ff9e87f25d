package io.vedette.twin.guardduty;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An account's detector in a Region, and what hangs on it; blank where there is none. */
final class Detector {

    @Nullable String id;
    boolean enabled;
    String frequency = "SIX_HOURS";
    Instant createdAt = Instant.EPOCH;
    Instant updatedAt = Instant.EPOCH;
    NavigableMap<String, Feature> features = new TreeMap<>();
    NavigableMap<String, String> tags = new TreeMap<>();
    NavigableMap<String, SavedFilter> filters = new TreeMap<>();
    NavigableMap<String, SavedDestination> destinations = new TreeMap<>();

    boolean exists() {
        return id != null;
    }

    String id() {
        if (id == null) {
            throw new IllegalStateException("there is no detector");
        }
        return id;
    }

    void make(String newId, NavigableMap<String, Feature> newFeatures, Instant now) {
        id = newId;
        enabled = true;
        frequency = "SIX_HOURS";
        createdAt = now;
        updatedAt = now;
        features = newFeatures;
    }

    void apply(List<FeatureRequest> requests, Instant now) {
        for (FeatureRequest request : requests) {
            Feature feature = features.get(request.name());
            if (feature != null) {
                features.put(request.name(), feature.with(request.status(), request.agents(), now));
            }
        }
        updatedAt = now;
    }

    void remove() {
        id = null;
        enabled = false;
        frequency = "SIX_HOURS";
        createdAt = Instant.EPOCH;
        updatedAt = Instant.EPOCH;
        features = new TreeMap<>();
        tags = new TreeMap<>();
        filters = new TreeMap<>();
        destinations = new TreeMap<>();
    }
}
