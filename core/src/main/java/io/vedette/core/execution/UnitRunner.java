package io.vedette.core.execution;

import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.Time;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Carries out one unit of work, from the check of what it needs to the outcome of each resource.
 */
final class UnitRunner {

    private static final Duration FIRST_POLL = Duration.ofSeconds(1);
    private static final Duration SLOWEST_POLL = Duration.ofSeconds(30);
    private static final Outcome STOPPED =
            new Outcome.Skipped("the run was stopped before this was begun");

    private final Time time;
    private final CloudFailures failures;
    private final BulkReader reader;
    private final Journal journal;
    private final ProgressListener listener;
    private final FirstTouch firstTouch;

    UnitRunner(
            Time time,
            CloudFailures failures,
            BulkReader reader,
            Journal journal,
            ProgressListener listener,
            FirstTouch firstTouch) {
        this.time = time;
        this.failures = failures;
        this.reader = reader;
        this.journal = journal;
        this.listener = listener;
        this.firstTouch = firstTouch;
    }

    /** Settles every resource of a unit, whatever happens. */
    <S extends Record> void run(
            WorkUnit<S> unit, Settlement settlement, String run, BooleanSupplier stopped) {
        Work<S> work = new Work<>(unit, settlement, run, stopped);
        try {
            work.carryOut();
        } catch (RuntimeException failure) {
            work.settleOpen(new Outcome.Failed(failures.describe(failure)));
        } catch (Error error) {
            work.settleOpen(new Outcome.Failed("Vedette itself failed: " + error));
        }
    }

    private final class Work<S extends Record> {

        private final WorkUnit<S> unit;
        private final Settlement settlement;
        private final String run;
        private final BooleanSupplier stopped;
        private final Map<ResourceId, Resource<S>> open = new LinkedHashMap<>();

        Work(WorkUnit<S> unit, Settlement settlement, String run, BooleanSupplier stopped) {
            this.unit = unit;
            this.settlement = settlement;
            this.run = run;
            this.stopped = stopped;
            unit.resources().forEach(resource -> open.put(resource.id(), resource));
        }

        void carryOut() {
            if (stopped.getAsBoolean()) {
                settleOpen(STOPPED);
                return;
            }
            for (Resource<S> resource : unit.resources()) {
                settlement.blocked(resource).ifPresent(it -> settle(resource.id(), it));
            }
            Map<ResourceId, String> pending = new LinkedHashMap<>();
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
            if (!unit.kind().mayComeAbout()
                    && planned.stream().allMatch(it -> it.change() instanceof Change.Create)) {
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
            List<Removal<S>> unwanted = new ArrayList<>();
            for (PlannedChange<S> planned : changes) {
                Resource<S> resource = planned.resource();
                switch (planned.change()) {
                    case Change.Create<S> _ -> absent.add(resource);
                    case Change.Update<S>(S before, var differences) ->
                            differing.add(new Update<>(aimed(resource), before, differences));
                    case Change.Delete<S>(S found) -> unwanted.add(removal(resource, found));
                    case Change.None<S> _ -> settle(resource.id(), new Outcome.Done());
                    case Change.Wait<S>(String forWhat) -> pending.put(resource.id(), forWhat);
                    case Change.Skip<S>(String why) ->
                            settle(resource.id(), new Outcome.Skipped(why));
                    case Change.Unknown<S>(String why) ->
                            settle(resource.id(), new Outcome.Failed(why));
                }
            }
            firstTouch.before(changes);
            carryOut("create", absent, absent, pending, it -> unit.kind().create(unit.place(), it));
            List<Resource<S>> different = differing.stream().map(Update::resource).toList();
            carryOut(
                    "update",
                    differing,
                    different,
                    pending,
                    it -> unit.kind().update(unit.place(), it));
            List<Resource<S>> doomed = unwanted.stream().map(Removal::resource).toList();
            carryOut(
                    "delete",
                    unwanted,
                    doomed,
                    pending,
                    it -> unit.kind().delete(unit.place(), it));
        }

        private <T> void carryOut(
                String what,
                List<T> asked,
                List<Resource<S>> resources,
                Map<ResourceId, String> pending,
                Function<List<T>, Map<ResourceId, Result>> call) {
            if (!asked.isEmpty()) {
                resources.forEach(resource -> begin(resource.id(), what));
                take(call.apply(asked), resources, pending);
            }
        }

        /** What is restored is updated to its prior state. */
        private static <S extends Record> Resource<S> aimed(Resource<S> resource) {
            return resource.purpose() instanceof Purpose.Restore<S>(S prior)
                    ? resource.desiring(prior)
                    : resource;
        }

        private static <S extends Record> Removal<S> removal(Resource<S> resource, S found) {
            return switch (resource.purpose()) {
                case Purpose.Remove<S>(Optional<S> underneath, boolean withData) ->
                        new Removal<>(resource, found, underneath, withData);
                case Purpose.Keep<S> _, Purpose.Restore<S> _ ->
                        throw new IllegalStateException(resource.id() + " is not to be removed");
            };
        }

        private void begin(ResourceId id, String what) {
            journal.write(new Journal.Entry(time.now(), run, Journal.Event.CHANGING, id, what));
            settlement.changed(id);
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
                    case Result.Left(String why) -> settle(id, new Outcome.Skipped(why));
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
            while (!open.isEmpty() && time.now().isBefore(deadline)) {
                time.sleep(shorter(pause, Duration.between(time.now(), deadline)));
                pause = shorter(pause.multipliedBy(2), SLOWEST_POLL);
                look(pending);
            }
            List.copyOf(open.keySet())
                    .forEach(
                            id -> settle(id, new Outcome.Waiting(pending.getOrDefault(id, "AWS"))));
        }

        private void look(Map<ResourceId, String> pending) {
            List<PlannedChange<S>> ripe = new ArrayList<>();
            reader.judgeHere(List.copyOf(open.values()))
                    .forEach((id, change) -> {
                        switch (change) {
                            case Change.None<?> _ -> settle(id, new Outcome.Done());
                            case Change.Wait<?>(String forWhat) -> pending.put(id, forWhat);
                            case Change.Skip<?>(String why) -> settle(id, new Outcome.Skipped(why));
                            case Change.Unknown<?>(String why) -> pending.put(id, why);
                            case Change.Create<?> _, Change.Update<?> _, Change.Delete<?> _ ->
                                    ripen(id, change, ripe);
                        }
                    });
            change(ripe, pending);
        }

        /** Takes up what was at work before this run and has settled otherwise than desired. */
        private void ripen(ResourceId id, Change<?> change, List<PlannedChange<S>> ripe) {
            if (settlement.hasChangedAnyOf(List.of(id))) {
                return;
            }
            if (stopped.getAsBoolean()) {
                settle(id, STOPPED);
                return;
            }
            ripe.add(PlannedChange.of(Objects.requireNonNull(open.get(id)), change));
        }

        void settleOpen(Outcome outcome) {
            List<ResourceId> ids = List.copyOf(open.keySet());
            open.clear();
            // All are settled before any is told of: telling can fail too.
            ids.forEach(id -> settlement.settle(id, outcome));
            ids.forEach(id -> tell(id, outcome));
        }

        private void settle(ResourceId id, Outcome outcome) {
            open.remove(id);
            settlement.settle(id, outcome);
            tell(id, outcome);
        }

        private void tell(ResourceId id, Outcome outcome) {
            journal.write(Journal.Entry.settled(time.now(), run, id, outcome));
            listener.on(new Progress.Settled(id, outcome));
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
