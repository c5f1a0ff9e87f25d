package io.vedette.core.execution;

import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.Time;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Carries out one unit of work, from the check of what it needs to the outcome of each resource.
 */
final class UnitRunner {

    private static final Duration FIRST_POLL = Duration.ofSeconds(1);
    private static final Duration SLOWEST_POLL = Duration.ofSeconds(30);

    private final Time time;
    private final CloudFailures failures;
    private final BulkReader reader;
    private final Journal journal;
    private final ProgressListener listener;

    UnitRunner(
            Time time,
            CloudFailures failures,
            BulkReader reader,
            Journal journal,
            ProgressListener listener) {
        this.time = time;
        this.failures = failures;
        this.reader = reader;
        this.journal = journal;
        this.listener = listener;
    }

    /** Settles every resource of a unit, whatever happens. */
    <S extends Record> void run(
            WorkUnit<S> unit, Settlement settlement, String run, boolean stopped) {
        Work<S> work = new Work<>(unit, settlement, run);
        try {
            work.carryOut(stopped);
        } catch (RuntimeException failure) {
            String why = failures.describe(failure);
            work.settleOpen(new Outcome.Failed(why));
        }
    }

    private final class Work<S extends Record> {

        private final WorkUnit<S> unit;
        private final Settlement settlement;
        private final String run;
        private final Map<ResourceId, Resource<S>> open = new HashMap<>();

        Work(WorkUnit<S> unit, Settlement settlement, String run) {
            this.unit = unit;
            this.settlement = settlement;
            this.run = run;
            unit.resources().forEach(resource -> open.put(resource.id(), resource));
        }

        void carryOut(boolean stopped) {
            if (stopped) {
                settleOpen(new Outcome.Skipped("the run was stopped before this was begun"));
                return;
            }
            for (Resource<S> resource : unit.resources()) {
                settlement.blocked(resource).ifPresent(it -> settle(resource.id(), it));
            }
            Map<ResourceId, String> pending = new HashMap<>();
            List<PlannedChange<S>> changes = upToDate();
            change(changes, pending);
            if (!pending.isEmpty()) {
                poll(pending);
            }
        }

        /** The changes to make; judged again where something they depend on has just changed. */
        private List<PlannedChange<S>> upToDate() {
            List<PlannedChange<S>> planned =
                    unit.changes().stream()
                            .filter(it -> open.containsKey(it.resource().id()))
                            .toList();
            if (planned.isEmpty() || !settlement.hasChangedAnyOf(unit.predecessors())) {
                return planned;
            }
            Map<ResourceId, Change<?>> fresh =
                    reader.judgeHere(planned.stream().map(PlannedChange::resource).toList());
            return planned.stream()
                    .map(it -> PlannedChange.of(it.resource(), freshChange(fresh, it)))
                    .toList();
        }

        private Change<?> freshChange(Map<ResourceId, Change<?>> fresh, PlannedChange<S> planned) {
            return Objects.requireNonNull(fresh.get(planned.resource().id()));
        }

        private void change(List<PlannedChange<S>> changes, Map<ResourceId, String> pending) {
            List<Resource<S>> absent = new ArrayList<>();
            List<Update<S>> differing = new ArrayList<>();
            for (PlannedChange<S> planned : changes) {
                Resource<S> resource = planned.resource();
                switch (planned.change()) {
                    case Change.Create<S> _ -> absent.add(resource);
                    case Change.Update<S>(S before, var differences) ->
                            differing.add(new Update<>(resource, before, differences));
                    case Change.None<S> _ -> settle(resource.id(), new Outcome.Done());
                    case Change.Wait<S>(String forWhat) -> pending.put(resource.id(), forWhat);
                    case Change.Skip<S>(String why) ->
                            settle(resource.id(), new Outcome.Skipped(why));
                    case Change.Unknown<S>(String why) ->
                            settle(resource.id(), new Outcome.Failed(why));
                }
            }
            if (!absent.isEmpty()) {
                absent.forEach(resource -> begin(resource.id(), "create"));
                take(unit.kind().create(unit.place(), absent), absent, pending);
            }
            if (!differing.isEmpty()) {
                List<Resource<S>> resources = differing.stream().map(Update::resource).toList();
                resources.forEach(resource -> begin(resource.id(), "update"));
                take(unit.kind().update(unit.place(), differing), resources, pending);
            }
        }

        private void begin(ResourceId id, String what) {
            settlement.changed(id);
            journal.write(new Journal.Entry(time.now(), run, Journal.Event.CHANGING, id, what));
            listener.on(new Progress.Changing(id));
        }

        private void take(
                Map<ResourceId, Result> results,
                List<Resource<S>> asked,
                Map<ResourceId, String> pending) {
            for (Resource<S> resource : asked) {
                ResourceId id = resource.id();
                switch (results.get(id)) {
                    case Result.Done _ -> settle(id, new Outcome.Done());
                    case Result.Refused(String why) -> settle(id, new Outcome.Failed(why));
                    case Result.Pending(String forWhat) -> pending.put(id, forWhat);
                    case null ->
                            settle(id, new Outcome.Failed("AWS's answer does not speak of it"));
                }
            }
        }

        /** Reads what is on its way, ever more slowly, until it is there or patience ends. */
        private void poll(Map<ResourceId, String> pending) {
            pending.forEach((id, forWhat) -> listener.on(new Progress.Polling(id, forWhat)));
            Instant deadline = time.now().plus(unit.kind().patience());
            Duration pause = FIRST_POLL;
            while (!open.isEmpty() && time.now().plus(pause).isBefore(deadline)) {
                time.sleep(pause);
                pause = shorter(pause.multipliedBy(2), SLOWEST_POLL);
                reader.judgeHere(List.copyOf(open.values()))
                        .forEach((id, change) -> progressOf(id, change, pending));
            }
            List.copyOf(open.keySet())
                    .forEach(
                            id -> settle(id, new Outcome.Waiting(pending.getOrDefault(id, "AWS"))));
        }

        private void progressOf(ResourceId id, Change<?> change, Map<ResourceId, String> pending) {
            switch (change) {
                case Change.None<?> _ -> settle(id, new Outcome.Done());
                case Change.Wait<?>(String forWhat) -> pending.put(id, forWhat);
                case Change.Skip<?>(String why) -> settle(id, new Outcome.Skipped(why));
                case Change.Unknown<?>(String why) -> pending.put(id, why);
                case Change.Create<?> _, Change.Update<?> _ -> {}
            }
        }

        void settleOpen(Outcome outcome) {
            List.copyOf(open.keySet()).forEach(id -> settle(id, outcome));
        }

        private void settle(ResourceId id, Outcome outcome) {
            open.remove(id);
            settlement.settle(id, outcome);
            journal.write(
                    new Journal.Entry(
                            time.now(), run, Journal.Event.SETTLED, id, described(outcome)));
            listener.on(new Progress.Settled(id, outcome));
        }
    }

    private static String described(Outcome outcome) {
        String reason = outcome.reason();
        return reason.isEmpty() ? outcome.word() : outcome.word() + ": " + reason;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
