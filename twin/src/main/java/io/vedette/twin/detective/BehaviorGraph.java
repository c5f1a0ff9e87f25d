package io.vedette.twin.detective;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The behavior graph that an account administers in a Region; blank where there is none. */
final class BehaviorGraph {

    @Nullable String arn;
    Instant createdAt = Instant.EPOCH;
    NavigableMap<String, String> tags = new TreeMap<>();

    /** When each optional data source package was started. */
    NavigableMap<String, Instant> started = new TreeMap<>();

    boolean exists() {
        return arn != null;
    }

    String arn() {
        if (arn == null) {
            throw new IllegalStateException("there is no behavior graph");
        }
        return arn;
    }

    void make(String newArn, Instant now) {
        arn = newArn;
        createdAt = now;
    }

    void remove() {
        arn = null;
        createdAt = Instant.EPOCH;
        tags = new TreeMap<>();
        started = new TreeMap<>();
    }
}
