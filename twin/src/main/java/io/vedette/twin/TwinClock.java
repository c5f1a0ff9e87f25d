package io.vedette.twin;

import java.time.Duration;
import java.time.Instant;

/** Tells the twin's time and lets it pass; the twin never asks the system for either. */
public interface TwinClock {

    Instant now();

    /** Lets the given time pass before returning; a simulated clock jumps, a real one sleeps. */
    void pause(Duration duration);

    /** A clock that stands still until somebody pauses on it. */
    static TwinClock simulated(Instant start) {
        return new SimulatedClock(start);
    }
}
