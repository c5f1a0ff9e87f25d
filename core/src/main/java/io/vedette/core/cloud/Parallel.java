package io.vedette.core.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

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
        AtomicReferenceArray<R> answers = new AtomicReferenceArray<>(items.size());
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        CountDownLatch open = new CountDownLatch(items.size());
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            time.start(() -> {
                try {
                    answers.set(index, function.apply(items.get(index)));
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                } finally {
                    open.countDown();
                }
            });
        }
        await(open);
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        List<R> inOrder = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            inOrder.add(answers.get(i));
        }
        return inOrder;
    }

    private static void await(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for others", e);
        }
    }
}
