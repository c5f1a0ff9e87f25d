package io.vedette.core.inventory;

import java.time.Instant;

/**
 * Who has the lease.
 *
 * @param since when the run took it
 * @param expires when anybody may take it, if it is not renewed
 */
public record Holder(String who, String host, String run, Instant since, Instant expires) {

    /** Whether the lease may be taken from it. */
    boolean expired(Instant now) {
        return !expires.isAfter(now);
    }

    @Override
    public String toString() {
        return "run %s of %s on %s, since %s".formatted(run, who, host, since);
    }
}
