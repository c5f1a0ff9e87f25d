package io.vedette.core.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The engine's only source of time, threads and waiting, so that a run can be simulated faster than
 * the clock and tested without sleeping.
 */
public interface Time {

    Instant now();

    /** Lets the calling thread wait. */
    void sleep(Duration duration);

    /** Starts a virtual thread that may sleep and take slots. */
    default void start(Runnable task) {
        startAll(List.of(task));
    }

    /** Starts a virtual thread for each task, all of them at the same moment. */
    void startAll(List<Runnable> tasks);

    /**
     * Makes a set of slots that threads take and give back; those that wait are served in order.
     */
    Slots slots(int count);

    /** A bounded number of things that may happen at once. */
    interface Slots {

        /** Takes a slot, waiting for one where all are taken. */
        void take();

        /** Gives a slot back. */
        void giveBack();
    }
}
