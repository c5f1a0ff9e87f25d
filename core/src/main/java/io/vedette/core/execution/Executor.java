package io.vedette.core.execution;

import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.Time;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Plan;
import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries out a plan on virtual threads, in the order of its dependencies, and proves the result by
 * reading it back.
 *
 * <p>A resource that fails stops only what needs it. After {@link #stop()} nothing new is begun;
 * the next run carries on, because every step is idempotent and AWS itself is the state.
 */
public final class Executor {

    private final Time time;
    private final UnitRunner runner;
    private final Proof proof;
    private final Journal journal;
    private final ProgressListener listener;
    private volatile boolean stopped;

    public Executor(
            Time time,
            CloudFailures failures,
            BulkReader reader,
            Journal journal,
            ProgressListener listener) {
        this.time = time;
        this.journal = journal;
        this.listener = listener;
        this.runner = new UnitRunner(time, failures, reader, journal, listener);
        this.proof = new Proof(time, reader);
    }

    /** Lets work that has begun end, and begins nothing new. */
    public void stop() {
        stopped = true;
    }

    /** Carries out a plan; returns when everything in it is settled. */
    public RunReport run(Plan plan, String run) {
        Instant start = time.now();
        Settlement settlement = new Settlement(plan.changes());
        List<WorkUnit<?>> units = WorkUnit.of(plan.changes());
        int resources = units.stream().mapToInt(unit -> unit.changes().size()).sum();
        journal.write(entry(run, Journal.Event.RUN_STARTED, resources + " resources"));
        listener.on(new Progress.Started(resources));
        new Walk(units, settlement, run).toTheEnd();
        Set<ResourceId> changed = settlement.changed();
        listener.on(new Progress.Proving(changed.size()));
        proof.check(plan, settlement);
        RunReport report =
                RunReport.of(
                        run,
                        plan.blueprint(),
                        settlement.outcomes(),
                        changed.size(),
                        Duration.between(start, time.now()));
        journal.write(entry(run, Journal.Event.RUN_ENDED, report.summary().toString()));
        return report;
    }

    private Journal.Entry entry(String run, Journal.Event event, String detail) {
        return new Journal.Entry(time.now(), run, event, null, detail);
    }

    /** One walk over the units: each starts when all that go before it have ended. */
    private final class Walk {

        private final Settlement settlement;
        private final String run;
        private final List<WorkUnit<?>> units;
        private final List<AtomicInteger> waitingFor = new ArrayList<>();
        private final List<List<Integer>> followers = new ArrayList<>();
        private final CountDownLatch open;

        Walk(List<WorkUnit<?>> units, Settlement settlement, String run) {
            this.units = units;
            this.settlement = settlement;
            this.run = run;
            this.open = new CountDownLatch(units.size());
            Map<ResourceId, Integer> unitOf = new HashMap<>();
            for (int i = 0; i < units.size(); i++) {
                followers.add(new ArrayList<>());
                for (var planned : units.get(i).changes()) {
                    unitOf.put(planned.resource().id(), i);
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

        void toTheEnd() {
            List<Integer> ready = new ArrayList<>();
            for (int i = 0; i < units.size(); i++) {
                if (waitingFor.get(i).get() == 0) {
                    ready.add(i);
                }
            }
            ready.forEach(this::start);
            try {
                open.await();
            } catch (InterruptedException e) {
                stop();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while changes were under way", e);
            }
        }

        private void start(int unit) {
            time.start(() -> {
                try {
                    runner.run(units.get(unit), settlement, run, stopped);
                } finally {
                    followers.get(unit).forEach(this::oneLess);
                    open.countDown();
                }
            });
        }

        private void oneLess(int follower) {
            if (waitingFor.get(follower).decrementAndGet() == 0) {
                start(follower);
            }
        }
    }
}
