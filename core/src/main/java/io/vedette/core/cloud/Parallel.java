package io.vedette.core.cloud;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Does the same for many, each on a thread of {@link Time}. */
public final class Parallel {

    /** More would only wait, each with a stack of its own. */
    private static final int MOST = 4_096;

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
        AtomicInteger next = new AtomicInteger();
        int workers = Math.min(items.size(), MOST);
        AtomicInteger open = new AtomicInteger(workers);
        Time.Slots ended = time.slots(0);
        Runnable worker =
                () -> {
                    for (int i = next.getAndIncrement();
                            i < items.size();
                            i = next.getAndIncrement()) {
                        try {
                            answers.set(i, function.apply(items.get(i)));
                        } catch (RuntimeException | Error e) {
                            failure.compareAndSet(null, e);
                        }
                    }
                    if (open.decrementAndGet() == 0) {
                        ended.giveBack();
                    }
                };
        time.startAll(Collections.nCopies(workers, worker));
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
