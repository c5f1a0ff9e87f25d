package io.vedette.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SystemTimeTest {

    private final SystemTime time = new SystemTime();

    @Test
    void isTheClocks() {
        Instant before = Instant.now();

        assertThat(time.now()).isBetween(before, Instant.now());
    }

    @Test
    void startsVirtualThreads() throws InterruptedException {
        CountDownLatch virtual = new CountDownLatch(2);
        Runnable task =
                () -> {
                    if (Thread.currentThread().isVirtual()) {
                        virtual.countDown();
                    }
                };
        time.startAll(List.of(task, task));

        virtual.await();
        assertThat(virtual.getCount()).isZero();
    }

    @Test
    void noMoreHoldASlotThanThereAre() {
        Time.Slots slots = time.slots(2);
        AtomicInteger holding = new AtomicInteger();

        List<Integer> seen =
                new Parallel(time)
                        .map(
                                IntStream.range(0, 200).boxed().toList(),
                                _ -> {
                                    slots.take();
                                    int now = holding.incrementAndGet();
                                    Thread.onSpinWait();
                                    holding.decrementAndGet();
                                    slots.giveBack();
                                    return now;
                                });

        assertThat(seen).hasSize(200).allMatch(now -> now <= 2);
    }

    @Test
    void sleepsNotAtAllForNothing() {
        time.sleep(Duration.ZERO);
        time.sleep(Duration.ofDays(-1));
    }

    @Test
    void anInterruptedSleepEndsAndIsRemembered() {
        Thread.currentThread().interrupt();
        time.sleep(Duration.ofDays(1));

        assertThat(Thread.interrupted()).isTrue();
    }
}
