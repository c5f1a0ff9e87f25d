package io.vedette.twin;

import java.time.Instant;

/** The time at which the twin last changed, from which a reopened twin goes on. */
final class SavedTime {

    private Instant at = Instant.EPOCH;

    Instant at() {
        return at;
    }

    void set(Instant at) {
        this.at = at;
    }
}
