package io.vedette.core.execution;

import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.Time;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.ledger.StateJson;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sees to it that the prior state of a resource is remembered before it is changed. */
final class FirstTouch {

    private record Place(ResourceKind<?> kind, Target place) {}

    private final Ledger ledger;
    private final Time time;
    private final Blueprint blueprint;
    private final String run;
    private final Set<ResourceId> seen = ConcurrentHashMap.newKeySet();
    private final Set<ResourceId> begunHere = ConcurrentHashMap.newKeySet();

    FirstTouch(Ledger ledger, Time time, Blueprint blueprint, String run) {
        this.ledger = ledger;
        this.time = time;
        this.blueprint = blueprint;
        this.run = run;
    }

    /** Remembers a whole plan at once, which takes far fewer calls than one by one. */
    void beforeAll(List<PlannedChange<?>> plan) {
        remember(plan, new Parallel(time));
    }

    /** Remembers what turned out only during the run to need a change. */
    <S extends Record> void before(Collection<PlannedChange<S>> changes) {
        remember(changes, null);
    }

    private void remember(
            Collection<? extends PlannedChange<?>> changes, @Nullable Parallel parallel) {
        Map<Place, List<Resource<?>>> absent = new LinkedHashMap<>();
        List<PriorState> states = new ArrayList<>();
        for (PlannedChange<?> planned : changes) {
            Resource<?> resource = planned.resource();
            if (ledger.equals(Ledger.NONE)
                    || !(resource.purpose() instanceof Purpose.Keep<?>)
                    || !planned.change().changesSomething()
                    || !seen.add(resource.id())) {
                continue;
            }
            if (planned.change() instanceof Change.Update<?>(var before, var _)) {
                states.add(prior(resource.id(), false, before));
            } else {
                absent.computeIfAbsent(place(resource), _ -> new ArrayList<>()).add(resource);
            }
        }
        List<List<Resource<?>>> groups = List.copyOf(absent.values());
        if (parallel == null) {
            groups.forEach(group -> states.addAll(made(group)));
        } else {
            parallel.map(groups, this::made).forEach(states::addAll);
        }
        if (!states.isEmpty()) {
            begunHere.addAll(ledger.remember(states));
        }
    }

    private static <S extends Record> Place place(Resource<S> resource) {
        return new Place(resource.kind(), resource.kind().place(resource));
    }

    @SuppressWarnings("unchecked") // a group is of one kind, which fixes S
    private <S extends Record> List<PriorState> made(List<Resource<?>> group) {
        List<Resource<S>> resources = new ArrayList<>();
        group.forEach(resource -> resources.add((Resource<S>) resource));
        Resource<S> any = resources.getFirst();
        Map<ResourceId, S> underneath =
                any.kind().underneath(any.kind().place(any), List.copyOf(resources));
        List<PriorState> states = new ArrayList<>();
        resources.forEach(it -> states.add(prior(it.id(), true, underneath.get(it.id()))));
        return states;
    }

    private PriorState prior(ResourceId id, boolean absent, @Nullable Record state) {
        return new PriorState(
                id,
                blueprint.tool(id),
                absent,
                state == null ? null : StateJson.write(state),
                run,
                time.now());
    }

    /** Forgets what is as it was: undone, or after all never begun. */
    void settle(Collection<PlannedChange<?>> plan, Settlement settlement) {
        if (ledger.equals(Ledger.NONE)) {
            return;
        }
        Map<ResourceId, Outcome> outcomes = settlement.outcomes();
        Set<ResourceId> asBefore = new HashSet<>(begunHere);
        asBefore.removeAll(settlement.changed());
        // What came about by itself, or is about to, did so because of something else that this run
        // changed.
        asBefore.removeIf(id ->
                outcomes.get(id) instanceof Outcome.Done
                        || outcomes.get(id) instanceof Outcome.Waiting);
        for (PlannedChange<?> planned : plan) {
            ResourceId id = planned.resource().id();
            boolean kept = planned.resource().purpose() instanceof Purpose.Keep<?>;
            if (!kept && outcomes.get(id) instanceof Outcome.Done) {
                asBefore.add(id);
            }
        }
        if (!asBefore.isEmpty()) {
            ledger.forget(asBefore);
        }
    }
}
