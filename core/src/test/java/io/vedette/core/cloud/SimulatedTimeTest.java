package io.vedette.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SimulatedTimeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private final Parallel parallel = new Parallel(time);
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @Test
    void standsWhereItWasStarted() {
        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void anHourPassesAtOnceWhereNobodyRuns() {
        time.sleep(Duration.ofHours(1));

        assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void doesNotGoBackForASleepOfNothing() {
        time.sleep(Duration.ofSeconds(-5));
        time.sleep(Duration.ZERO);

        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void wakesSleepersInTheOrderOfTheirMoments() {
        parallel.map(
                List.of(30, 10, 20, 40),
                seconds -> {
                    time.sleep(Duration.ofSeconds(seconds));
                    log.add(seconds + " at " + Duration.between(START, time.now()).toSeconds());
                    return seconds;
                });

        assertThat(log).containsExactly("10 at 10", "20 at 20", "30 at 30", "40 at 40");
    }

    @Test
    void thoseThatAreStartedTogetherSleepFromTheSameMoment() {
        List<Instant> wakings =
                parallel.map(
                        IntStream.range(0, 500).boxed().toList(),
                        _ -> {
                            time.sleep(Duration.ofSeconds(7));
                            return time.now();
                        });

        assertThat(wakings).containsOnly(START.plusSeconds(7));
    }

    @Test
    void standsStillWhileSomebodyRuns() throws InterruptedException {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(2);
        time.startAll(
                List.of(
                        () -> {
                            asleep.countDown();
                            time.sleep(Duration.ofSeconds(10));
                            log.add("slept until " + seconds());
                            ended.countDown();
                        },
                        () -> {
                            await(mayGoOn);
                            log.add("worked at " + seconds());
                            ended.countDown();
                        }));
        asleep.await();
        assertThat(time.now()).isEqualTo(START);
        mayGoOn.countDown();
        ended.await();

        assertThat(log).containsExactly("worked at 0", "slept until 10");
    }

    @Test
    void handsSlotsOverInTheOrderInWhichTheyWereAskedFor() {
        Time.Slots slots = time.slots(1);
        parallel.map(
                IntStream.range(0, 20).boxed().toList(),
                number -> {
                    time.sleep(Duration.ofMillis(number));
                    slots.take();
                    log.add(String.valueOf(number));
                    time.sleep(Duration.ofSeconds(1));
                    slots.giveBack();
                    return number;
                });

        assertThat(log)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(String::valueOf).toList());
        assertThat(time.now()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void noMoreHoldASlotThanThereAre() {
        Time.Slots slots = time.slots(3);
        List<Instant> ends =
                parallel.map(
                        IntStream.range(0, 9).boxed().toList(),
                        _ -> {
                            slots.take();
                            time.sleep(Duration.ofSeconds(1));
                            slots.giveBack();
                            return time.now();
                        });

        assertThat(ends)
                .containsOnly(START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3));
        assertThat(time.now()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void aThreadThatItStartedMayWaitForOthersThatSleep() {
        List<Integer> sums =
                parallel.map(
                        List.of(1, 2),
                        outer ->
                                parallel
                                        .map(
                                                List.of(10, 20),
                                                inner -> {
                                                    time.sleep(Duration.ofSeconds(inner * outer));
                                                    return inner * outer;
                                                })
                                        .stream()
                                        .mapToInt(Integer::intValue)
                                        .sum());

        assertThat(sums).containsExactly(30, 60);
        assertThat(time.now()).isEqualTo(START.plusSeconds(40));
    }

    @Test
    void aForeignThreadSleepsUntilTimeGetsThereAndHoldsNobodyUp() throws InterruptedException {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        time.start(() -> {
            await(mayGoOn);
            time.sleep(Duration.ofSeconds(3));
            log.add("managed at " + seconds());
            time.sleep(Duration.ofSeconds(4));
            ended.countDown();
        });
        Thread foreign = Thread.ofPlatform().start(() -> time.sleep(Duration.ofSeconds(5)));
        while (foreign.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(log).isEmpty();
        assertThat(time.now()).isEqualTo(START);
        mayGoOn.countDown();
        foreign.join();
        ended.await();

        assertThat(log).containsExactly("managed at 3");
        assertThat(time.now()).isEqualTo(START.plusSeconds(7));
    }

    @Test
    void aTaskThatThrowsDoesNotHoldTimeUp() throws InterruptedException {
        CountDownLatch thrown = new CountDownLatch(1);
        time.start(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, _) -> thrown.countDown());
            throw new IllegalStateException("as a task may");
        });
        thrown.await();
        time.sleep(Duration.ofSeconds(1));

        assertThat(time.now()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void fourThousandThreadsPassADay() {
        parallel.map(
                IntStream.range(0, 4_000).boxed().toList(),
                number -> {
                    for (int i = 0; i < 3; i++) {
                        time.sleep(Duration.ofHours(8).plusNanos(number));
                    }
                    return number;
                });

        assertThat(time.now()).isEqualTo(START.plus(Duration.ofDays(1)).plusNanos(3 * 3_999));
    }

    private long seconds() {
        return Duration.between(START, time.now()).toSeconds();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
