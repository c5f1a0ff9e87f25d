package io.vedette.core.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that jumps to the next thing that happens as soon as every thread it started waits.
 *
 * <p>A discrete-event simulation around real virtual threads: an hour of polling takes
 * microseconds, and the time that a run would have taken is {@link #now()} at its end less that at
 * its start. A thread that it did not start may sleep too; its sleep ends once time gets there.
 */
public final class SimulatedTime implements Time {

    /** A thread that waits, for a moment or for a slot; guarded by the lock. */
    private final class Waiter {

        private final Instant until;
        private final long order = ticket++;
        private final boolean counts = counted.get();
        private final Condition turn = lock.newCondition();
        private boolean awake;

        Waiter(Instant until) {
            this.until = until;
        }

        void await() {
            if (counts) {
                running--;
            }
            passTimeIfIdle();
            while (!awake) {
                turn.awaitUninterruptibly();
            }
        }

        void wake() {
            awake = true;
            if (counts) {
                running++;
            }
            turn.signal();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> sleepers = new PriorityQueue<>(SimulatedTime::earlierFirst);
    private final ThreadLocal<Boolean> counted = ThreadLocal.withInitial(() -> false);
    private Instant now;
    private long ticket;
    private int running;

    public SimulatedTime(Instant start) {
        now = start;
    }

    private static int earlierFirst(Waiter a, Waiter b) {
        int byTime = a.until.compareTo(b.until);
        return byTime != 0 ? byTime : Long.compare(a.order, b.order);
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration duration) {
        if (!duration.isPositive()) {
            return;
        }
        lock.lock();
        try {
            Waiter sleeper = new Waiter(now.plus(duration));
            sleepers.add(sleeper);
            sleeper.await();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void startAll(List<Runnable> tasks) {
        lock.lock();
        try {
            // All are counted before the first can sleep, or time would pass between two starts.
            running += tasks.size();
        } finally {
            lock.unlock();
        }
        tasks.forEach(task -> Thread.ofVirtual().start(() -> runCounted(task)));
    }

    private void runCounted(Runnable task) {
        counted.set(true);
        try {
            task.run();
        } finally {
            lock.lock();
            try {
                running--;
                passTimeIfIdle();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Lets time pass for as long as nobody runs who could still do something before it does. */
    private void passTimeIfIdle() {
        while (running == 0 && !sleepers.isEmpty()) {
            now = sleepers.element().until;
            // Nobody tells when a foreign thread is through, so it wakes without holding time up.
            while (!sleepers.isEmpty() && sleepers.element().until.equals(now)) {
                sleepers.remove().wake();
            }
        }
    }

    @Override
    public Slots slots(int count) {
        return new SimulatedSlots(count);
    }

    private final class SimulatedSlots implements Slots {

        private final Deque<Waiter> queue = new ArrayDeque<>();
        private int free;

        SimulatedSlots(int count) {
            free = count;
        }

        @Override
        public void take() {
            lock.lock();
            try {
                if (free > 0) {
                    free--;
                    return;
                }
                Waiter waiter = new Waiter(now);
                queue.add(waiter);
                waiter.await();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void giveBack() {
            lock.lock();
            try {
                Waiter next = queue.poll();
                if (next == null) {
                    free++;
                } else {
                    next.wake();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
