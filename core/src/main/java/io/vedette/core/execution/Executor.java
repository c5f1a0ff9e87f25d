package io.vedette.core.execution;

import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.Time;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Plan;
import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Carries out a plan on virtual threads, in the order of its dependencies, and proves the result by
 * reading it back.
 *
 * <p>A resource that fails stops only what needs it. After {@link #stop()} nothing new is begun;
 * the next run carries on, because every step is idempotent and AWS itself is the state.
 */
public final class Executor {

    private final Time time;
    private final CloudFailures failures;
    private final BulkReader reader;
    private final Ledger ledger;
    private final Proof proof;
    private final Journal journal;
    private final ProgressListener listener;
    private volatile boolean stopped;

    /** An executor of runs that nobody will undo. */
    public Executor(
            Time time,
            CloudFailures failures,
            BulkReader reader,
            Journal journal,
            ProgressListener listener) {
        this(time, failures, reader, Ledger.NONE, journal, listener);
    }

    /**
     * An executor of runs that can be undone.
     *
     * @param ledger where the prior states of what is changed are kept
     */
    public Executor(
            Time time,
            CloudFailures failures,
            BulkReader reader,
            Ledger ledger,
            Journal journal,
            ProgressListener listener) {
        this.time = time;
        this.failures = failures;
        this.reader = reader;
        this.ledger = ledger;
        this.journal = journal;
        this.listener = listener;
        this.proof = new Proof(time, reader, journal);
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
        FirstTouch firstTouch = new FirstTouch(ledger, time, plan.blueprint(), run);
        firstTouch.beforeAll(plan.changes());
        UnitRunner runner = new UnitRunner(time, failures, reader, journal, listener, firstTouch);
        new Walk(time, units, unit -> runner.run(unit, settlement, run, () -> stopped)).toTheEnd();
        Set<ResourceId> changed = settlement.changed();
        listener.on(new Progress.Proving(changed.size()));
        proof.check(plan, settlement, run);
        firstTouch.settle(plan.changes(), settlement);
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
}
