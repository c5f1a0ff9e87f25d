package io.vedette.core.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Time as it passes. */
public final class SystemTime implements Time {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void startAll(List<Runnable> tasks) {
        tasks.forEach(Thread.ofVirtual()::start);
    }

    @Override
    public Slots slots(int count) {
        Semaphore semaphore = new Semaphore(count, true);
        return new Slots() {
            @Override
            public void take() {
                semaphore.acquireUninterruptibly();
            }

            @Override
            public void giveBack() {
                semaphore.release();
            }
        };
    }
}
