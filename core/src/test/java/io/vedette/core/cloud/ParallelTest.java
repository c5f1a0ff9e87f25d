package io.vedette.core.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ParallelTest {

    private final SimulatedTime time = new SimulatedTime(Instant.EPOCH);
    private final Parallel parallel = new Parallel(time);

    @Test
    void answersInTheOrderOfTheItems() {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();

        assertThat(
                        parallel.map(
                                items,
                                item -> {
                                    time.sleep(Duration.ofSeconds(100 - item));
                                    return item * 2;
                                }))
                .containsExactlyElementsOf(items.stream().map(item -> item * 2).toList());
    }

    @Test
    void answersNothingToNothing() {
        assertThat(parallel.map(List.of(), item -> item)).isEmpty();
    }

    @Test
    void doesAllAtTheSameTime() {
        parallel.map(
                List.of(5, 5, 5),
                seconds -> {
                    time.sleep(Duration.ofSeconds(seconds));
                    return seconds;
                });

        assertThat(time.now()).isEqualTo(Instant.EPOCH.plusSeconds(5));
    }

    @Test
    void throwsTheFirstFailureOnceAllHaveEnded() {
        Set<Integer> ended = ConcurrentHashMap.newKeySet();

        assertThatThrownBy(() ->
                        parallel.map(
                                List.of(1, 2, 3),
                                second -> {
                                    time.sleep(Duration.ofSeconds(second));
                                    ended.add(second);
                                    if (second < 3) {
                                        throw new IllegalStateException("failed at " + second);
                                    }
                                    return second;
                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("failed at 1");
        assertThat(ended).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void doesNotTakeAnErrorForAnAnswer() {
        assertThatThrownBy(() ->
                        parallel.map(
                                List.of(1, 2),
                                item -> {
                                    if (item == 2) {
                                        throw new NoClassDefFoundError("a/b/C");
                                    }
                                    return item;
                                }))
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessage("a/b/C");
    }

    @Test
    void runsOnTheSystemsClockToo() {
        assertThat(new Parallel(new SystemTime()).map(List.of(1, 2, 3), item -> item + 1))
                .containsExactly(2, 3, 4);
    }
}
