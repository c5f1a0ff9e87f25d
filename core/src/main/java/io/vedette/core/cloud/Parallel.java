package io.vedette.core.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Does the same for many, each on a thread of {@link Time}. */
public final class Parallel {

    private final Time time;

    public Parallel(Time time) {
        this.time = time;
    }

    /**
     * Maps every item; returns when all are done.
     *
     * @return the answers in the items' order
     * @throws RuntimeException the first failure, once all have ended
     */
    public <T, R> List<R> map(List<T> items, Function<T, R> function) {
        if (items.isEmpty()) {
            return List.of();
        }
        AtomicReferenceArray<R> answers = new AtomicReferenceArray<>(items.size());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger open = new AtomicInteger(items.size());
        Time.Slots ended = time.slots(0);
        List<Runnable> tasks = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            tasks.add(() -> {
                try {
                    answers.set(index, function.apply(items.get(index)));
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    if (open.decrementAndGet() == 0) {
                        ended.giveBack();
                    }
                }
            });
        }
        time.startAll(tasks);
        ended.take();
        rethrow(failure.get());
        return IntStream.range(0, items.size()).mapToObj(answers::get).toList();
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}
