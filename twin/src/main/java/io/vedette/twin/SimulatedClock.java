package io.vedette.twin;

import java.time.Duration;
import java.time.Instant;

/** A clock whose time is the sum of all pauses. */
final class SimulatedClock implements TwinClock {

    private Instant now;

    SimulatedClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void pause(Duration duration) {
        now = now.plus(duration);
    }
}
