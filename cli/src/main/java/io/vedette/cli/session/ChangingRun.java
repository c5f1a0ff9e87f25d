package io.vedette.cli.session;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.cloud.Time;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Executor;
import io.vedette.core.execution.InventoryRecords;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.LoggingRecords;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.Progress;
import io.vedette.core.execution.ProgressListener;
import io.vedette.core.execution.RunReport;
import io.vedette.core.inventory.Claim;
import io.vedette.core.inventory.Holder;
import io.vedette.core.inventory.Inventory;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryQuery;
import io.vedette.core.inventory.InventoryStore;
import io.vedette.core.inventory.Lease;
import io.vedette.core.inventory.LoggingConfigurationItem;
import io.vedette.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run that changes the organization: alone, by the lease, with every prior state in the ledger
 * and every outcome in the inventory.
 */
public final class ChangingRun {

    private static final Duration TTL = Duration.ofMinutes(30);
    private static final Duration RENEWAL = Duration.ofMinutes(5);

    private final Session session;
    private final InventoryStore store;
    private final Time time;
    private final String run;
    private final Journal journal;
    private final ProgressListener listener;
    private final Consumer<Executor> begun;

    /**
     * Prepares a run.
     *
     * @param begun is told the executor that can be stopped
     */
    public ChangingRun(
            Session session,
            String run,
            Journal journal,
            ProgressListener listener,
            Consumer<Executor> begun) {
        this.session = session;
        this.store = session.inventory();
        this.time = session.time();
        this.run = run;
        this.journal = journal;
        this.listener = listener;
        this.begun = begun;
    }

    /**
     * Refuses to go on where another run holds the lease.
     *
     * @throws VedetteException that says who holds it and since when
     */
    public static void requireNoOther(Session session) {
        session.inventory().lease().holder().ifPresent(ChangingRun::refuse);
    }

    private static void refuse(Holder holder) {
        throw new VedetteException(
                ErrorCode.REFUSED,
                "another run changes this organization: " + holder,
                "wait until it ends; if it died, its lease expires at " + holder.expires());
    }

    /**
     * Puts a plan in place and writes the inventory.
     *
     * @throws VedetteException where another run holds the lease, or the inventory cannot be kept
     */
    public RunReport apply(Plan plan) {
        requireTables();
        return alone(executor -> {
            RunReport report = executor.run(plan, run);
            writeDown(report);
            return report;
        });
    }

    private void writeDown(RunReport report) {
        Inventory inventory = store.inventory();
        List<InventoryItem> before = inventory.items(InventoryQuery.ALL);
        List<InventoryItem> items =
                new InventoryRecords(run, Version.text(), time.now(), before)
                        .of(report, session.baseline());
        inventory.write(items);
        List<LoggingConfigurationItem> logSources =
                new LoggingRecords(
                                session.baseline(),
                                inventory.logSources(InventoryQuery.ALL),
                                together(before, items))
                        .of(items);
        inventory.writeLogSources(logSources);
    }

    /** What the inventory has after items were written over others. */
    private static Collection<InventoryItem> together(
            List<InventoryItem> before, List<InventoryItem> items) {
        Map<String, InventoryItem> byKey = new HashMap<>();
        before.forEach(it -> byKey.put(it.deploymentKey(), it));
        items.forEach(it -> byKey.put(it.deploymentKey(), it));
        return byKey.values();
    }

    /** Undoes what a teardown's plan says, and takes what is gone out of the inventory. */
    public RunReport destroy(Plan plan) {
        if (plan.changes().isEmpty()) {
            return session.executor(journal, listener).run(plan, run);
        }
        RunReport report =
                alone(executor -> {
                    RunReport undone = executor.run(plan, run);
                    strikeOut(
                            undone.deployments().stream()
                                    .filter(it -> it.outcome() instanceof Outcome.Done)
                                    .toList());
                    return undone;
                });
        if (store.ledger().all().isEmpty()) {
            session.executor(journal, ProgressListener.SILENT).run(session.tablesGone(), run);
        }
        return report;
    }

    private void strikeOut(List<DeploymentOutcome> gone) {
        Inventory inventory = store.inventory();
        inventory.remove(gone.stream().map(DeploymentOutcome::key).toList());
        List<String> logSources =
                gone.stream()
                        .filter(it -> it.tool() instanceof LogSource)
                        .map(DeploymentOutcome::key)
                        .toList();
        if (!logSources.isEmpty()) {
            inventory.removeLogSources(logSources);
        }
    }

    private void requireTables() {
        Plan tables = session.tables();
        if (!tables.changesSomething() && tables.summary().waiting() == 0) {
            return;
        }
        RunReport report = session.executor(journal, ProgressListener.SILENT).run(tables, run);
        List<String> missing =
                report.outcomes().entrySet().stream()
                        .filter(it -> !(it.getValue() instanceof Outcome.Done))
                        .map(it -> "%s: %s".formatted(it.getKey(), it.getValue().reason()))
                        .sorted()
                        .toList();
        if (!missing.isEmpty()) {
            throw new VedetteException(
                    ErrorCode.CLOUD,
                    "the inventory cannot be kept, so nothing else was changed: "
                            + String.join("; ", missing),
                    "'vedette permissions --for apply' prints what it takes");
        }
    }

    private RunReport alone(Function<Executor, RunReport> work) {
        Lease lease = store.lease();
        Claim claim = Claim.here(run, System.getProperty("user.name", "somebody"));
        lease.take(claim, TTL).ifPresent(ChangingRun::refuse);
        try {
            Renewing renewing = new Renewing(lease, claim);
            Executor executor = session.executor(store.ledger(), journal, renewing);
            renewing.executor = executor;
            begun.accept(executor);
            return work.apply(executor);
        } finally {
            lease.release(claim);
        }
    }

    /** Renews the lease on the way, and stops the run where another one took it. */
    private final class Renewing implements ProgressListener {

        private final Lease lease;
        private final Claim claim;
        private final AtomicReference<Instant> due;
        private volatile @Nullable Executor executor;

        Renewing(Lease lease, Claim claim) {
            this.lease = lease;
            this.claim = claim;
            this.due = new AtomicReference<>(time.now().plus(RENEWAL));
        }

        @Override
        public void on(Progress event) {
            Instant now = time.now();
            Instant next = due.get();
            boolean mine = !now.isBefore(next) && due.compareAndSet(next, now.plus(RENEWAL));
            Executor running = executor;
            if (mine && !lease.renew(claim, TTL) && running != null) {
                running.stop();
            }
            listener.on(event);
        }
    }
}
