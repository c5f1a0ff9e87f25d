package io.vedette.core.execution;

import io.vedette.core.cloud.Time;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One walk over units of work, each on a thread of its own that starts when all that go before it
 * have ended.
 */
final class Walk {

    private final Time time;
    private final List<WorkUnit<?>> units;
    private final Consumer<WorkUnit<?>> work;
    private final List<List<Integer>> followers = new ArrayList<>();
    private final List<AtomicInteger> waitingFor = new ArrayList<>();
    private final AtomicInteger open;
    private final Time.Slots ended;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /**
     * Prepares a walk.
     *
     * @throws IllegalStateException where units wait for each other
     */
    Walk(Time time, List<WorkUnit<?>> units, Consumer<WorkUnit<?>> work) {
        this.time = time;
        this.units = List.copyOf(units);
        this.work = work;
        this.open = new AtomicInteger(units.size());
        this.ended = time.slots(0);
        link();
        requireAnOrder();
    }

    private void link() {
        Map<ResourceId, Integer> unitOf = new HashMap<>();
        for (int i = 0; i < units.size(); i++) {
            followers.add(new ArrayList<>());
            for (ResourceId id : units.get(i).ids()) {
                unitOf.put(id, i);
            }
        }
        for (int i = 0; i < units.size(); i++) {
            Set<Integer> before = new HashSet<>();
            for (ResourceId predecessor : units.get(i).predecessors()) {
                Integer unit = unitOf.get(predecessor);
                if (unit != null && unit != i && before.add(unit)) {
                    followers.get(unit).add(i);
                }
            }
            waitingFor.add(new AtomicInteger(before.size()));
        }
    }

    /** What waits for itself would never start, and the walk never end. */
    private void requireAnOrder() {
        int[] left = waitingFor.stream().mapToInt(AtomicInteger::get).toArray();
        Deque<Integer> free = new ArrayDeque<>(first());
        while (!free.isEmpty()) {
            for (int follower : followers.get(free.remove())) {
                left[follower]--;
                if (left[follower] == 0) {
                    free.add(follower);
                }
            }
        }
        List<ResourceId> stuck =
                IntStream.range(0, left.length)
                        .filter(unit -> left[unit] > 0)
                        .mapToObj(unit -> units.get(unit).ids().getFirst())
                        .toList();
        if (!stuck.isEmpty()) {
            throw new IllegalStateException("these wait for each other: " + stuck);
        }
    }

    private List<Integer> first() {
        return IntStream.range(0, units.size())
                .filter(unit -> waitingFor.get(unit).get() == 0)
                .boxed()
                .toList();
    }

    /**
     * Walks; returns when every unit has ended.
     *
     * @throws RuntimeException what the first unit threw that threw, once all have ended
     */
    void toTheEnd() {
        if (units.isEmpty()) {
            return;
        }
        start(first());
        ended.take();
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void start(List<Integer> ready) {
        time.startAll(ready.stream().<Runnable>map(unit -> () -> run(unit)).toList());
    }

    private void run(int unit) {
        try {
            work.accept(units.get(unit));
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            start(
                    followers.get(unit).stream()
                            .filter(follower -> waitingFor.get(follower).decrementAndGet() == 0)
                            .toList());
            if (open.decrementAndGet() == 0) {
                ended.giveBack();
            }
        }
    }
}
