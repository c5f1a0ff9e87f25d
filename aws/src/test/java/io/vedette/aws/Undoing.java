package io.vedette.aws;

import static java.util.Objects.requireNonNull;

import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.Differences;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Undoes what an apply did, driving the kinds in a destroy's order: what needs a thing before the
 * thing, and what goes after another thing after it here too.
 *
 * <p>Prior states are kept as JSON, as they will be, and taken from the plan, before anything has
 * changed.
 */
public final class Undoing {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Result GONE = Result.done();

    /** What was there; where nothing was, what lay underneath. */
    private record Prior(boolean absent, @Nullable String state) {}

    private final Time time;
    private final Blueprint blueprint;
    private final Map<ResourceId, Prior> ledger = new HashMap<>();
    private final Map<ResourceId, Result> results = new TreeMap<>();

    private Undoing(Time time, Blueprint blueprint) {
        this.time = time;
        this.blueprint = blueprint;
    }

    /** Remembers how everything is that a plan would change. */
    public static Undoing of(Plan plan, Time time) {
        Undoing undoing = new Undoing(time, plan.blueprint());
        plan.changes().forEach(undoing::remember);
        return undoing;
    }

    private <S extends Record> void remember(PlannedChange<S> planned) {
        Resource<S> resource = planned.resource();
        switch (planned.change()) {
            case Change.Create<S> _ -> {
                ResourceKind<S> kind = resource.kind();
                @Nullable S underneath =
                        kind.underneath(kind.place(resource), List.of(resource)).get(resource.id());
                ledger.put(resource.id(), new Prior(true, json(underneath)));
            }
            case Change.Update<S>(S before, var _) ->
                    ledger.put(resource.id(), new Prior(false, json(before)));
            default -> {
                // It is not changed.
            }
        }
    }

    private static @Nullable String json(@Nullable Record state) {
        return state == null ? null : JSON.writeValueAsString(state);
    }

    /** Undoes everything but some kinds, by their names; answers what was left or refused. */
    public Map<ResourceId, Result> everythingBut(String... kinds) {
        Map<ResourceId, Set<ResourceId>> before = order();
        ledger.keySet().removeIf(id -> Set.of(kinds).contains(id.kind()));
        Set<ResourceId> open = new HashSet<>(before.keySet());
        while (!open.isEmpty()) {
            List<ResourceId> ready =
                    open.stream()
                            .filter(id ->
                                    requireNonNull(before.get(id)).stream()
                                            .noneMatch(open::contains))
                            .sorted()
                            .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("these wait for each other: " + open);
            }
            batches(ready).forEach(this::attempt);
            ready.forEach(open::remove);
        }
        results.values().removeIf(GONE::equals);
        return results;
    }

    /** Says what could not be undone; the engine would go on with all the rest. */
    private void attempt(List<Resource<?>> batch) {
        try {
            undo(batch);
        } catch (RuntimeException refused) {
            throw new IllegalStateException("cannot undo " + batch.getFirst().id(), refused);
        }
    }

    /** All actions that the kinds say they take. */
    public Set<String> actions() {
        Set<String> actions = new HashSet<>();
        blueprint
                .resources()
                .values()
                .forEach(resource -> {
                    actions.addAll(resource.kind().readActions());
                    actions.addAll(resource.kind().writeActions());
                    actions.addAll(resource.kind().deleteActions());
                });
        return actions;
    }

    /** Removes once more what is gone by now; answers what did not take that as done. */
    public Map<ResourceId, Result> onceMore() {
        Map<ResourceId, Result> answers = new TreeMap<>();
        ledger.forEach((id, prior) -> {
            if (prior.absent()) {
                answers.putAll(again(requireNonNull(blueprint.resources().get(id)), prior));
            }
        });
        answers.values().removeIf(it -> it.equals(GONE) || it instanceof Result.Pending);
        return answers;
    }

    private static <S extends Record> Map<ResourceId, Result> again(
            Resource<S> resource, Prior prior) {
        S desired = resource.desired();
        Optional<S> underneath =
                Optional.ofNullable(prior.state()).map(it -> JSON.readValue(it, type(desired)));
        Removal<S> removal = new Removal<>(resource, desired, underneath, false);
        return resource.kind().delete(resource.kind().place(resource), List.of(removal));
    }

    /** What goes before each resource. */
    private Map<ResourceId, Set<ResourceId>> order() {
        Map<ResourceId, Set<ResourceId>> before = new HashMap<>();
        blueprint.resources().keySet().forEach(id -> before.put(id, new HashSet<>()));
        blueprint
                .resources()
                .values()
                .forEach(resource -> {
                    resource.needs()
                            .forEach(needed ->
                                    requireNonNull(before.get(needed)).add(resource.id()));
                    Set<ResourceId> under = standingOn(resource.id());
                    resource.after().stream()
                            .filter(before::containsKey)
                            .filter(it -> !under.contains(it))
                            .forEach(requireNonNull(before.get(resource.id()))::add);
                });
        return before;
    }

    private Set<ResourceId> standingOn(ResourceId id) {
        Set<ResourceId> all = new HashSet<>();
        List<ResourceId> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            Resource<?> resource = blueprint.resources().get(open.removeLast());
            if (resource != null) {
                resource.needs().stream().filter(all::add).forEach(open::add);
            }
        }
        return all;
    }

    private record Place(ResourceKind<?> kind, Target target) {}

    private List<List<Resource<?>>> batches(List<ResourceId> ready) {
        Map<Place, List<Resource<?>>> groups = new LinkedHashMap<>();
        ready.stream()
                .filter(ledger::containsKey)
                .map(id -> blueprint.resources().get(id))
                .forEach(it -> groups.computeIfAbsent(place(it), _ -> new ArrayList<>()).add(it));
        List<List<Resource<?>>> batches = new ArrayList<>();
        groups.forEach((place, members) -> {
            int size = place.kind().batch();
            for (int from = 0; from < members.size(); from += size) {
                batches.add(members.subList(from, Math.min(members.size(), from + size)));
            }
        });
        return batches;
    }

    private static <S extends Record> Place place(Resource<S> resource) {
        return new Place(resource.kind(), resource.kind().place(resource));
    }

    @SuppressWarnings("unchecked") // a batch is of one kind, which fixes S
    private <S extends Record> void undo(List<Resource<?>> batch) {
        List<Resource<S>> resources = new ArrayList<>();
        batch.forEach(it -> resources.add((Resource<S>) it));
        ResourceKind<S> kind = resources.getFirst().kind();
        Target place = kind.place(resources.getFirst());
        Map<ResourceId, Reading<S>> readings = kind.read(place, resources);
        List<Removal<S>> removals = new ArrayList<>();
        List<Update<S>> updates = new ArrayList<>();
        for (Resource<S> resource : resources) {
            Prior prior = requireNonNull(ledger.get(resource.id()));
            Optional<S> state =
                    Optional.ofNullable(prior.state())
                            .map(it -> JSON.readValue(it, type(resource.desired())));
            if (readings.get(resource.id()) instanceof Reading.Present<S>(S found)) {
                if (prior.absent()) {
                    removals.add(new Removal<>(resource, found, state, false));
                } else {
                    update(resource, found, state.orElseThrow()).ifPresent(updates::add);
                }
            }
        }
        if (!updates.isEmpty()) {
            take(kind, place, resources, kind.update(place, updates));
        }
        if (!removals.isEmpty()) {
            take(kind, place, resources, kind.delete(place, removals));
        }
    }

    @SuppressWarnings("unchecked")
    private static <S extends Record> Class<S> type(S state) {
        return (Class<S>) state.getClass();
    }

    private static <S extends Record> Optional<Update<S>> update(
            Resource<S> resource, S found, S prior) {
        List<Difference> differences = Differences.between(found, prior);
        Resource<S> aimed =
                new Resource<>(
                        resource.kind(),
                        resource.target(),
                        resource.name(),
                        prior,
                        resource.needs(),
                        resource.after());
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Update<>(aimed, found, differences));
    }

    /** Waits for what is under way: until a reading says that it is gone, or as it was. */
    private <S extends Record> void take(
            ResourceKind<S> kind,
            Target place,
            List<Resource<S>> resources,
            Map<ResourceId, Result> answers) {
        Instant deadline = time.now().plus(kind.patience());
        for (Resource<S> resource : resources) {
            Result result = answers.get(resource.id());
            if (result == null) {
                continue;
            }
            while (result instanceof Result.Pending && !isUndone(kind, place, resource)) {
                if (time.now().isAfter(deadline)) {
                    results.put(resource.id(), result);
                    return;
                }
                time.sleep(Duration.ofSeconds(5));
            }
            results.put(resource.id(), result instanceof Result.Pending ? GONE : result);
        }
    }

    private <S extends Record> boolean isUndone(
            ResourceKind<S> kind, Target place, Resource<S> resource) {
        Prior prior = requireNonNull(ledger.get(resource.id()));
        return switch (kind.read(place, List.of(resource)).get(resource.id())) {
            case null -> prior.absent();
            case Reading.Absent<S> _ -> prior.absent();
            case Reading.Present<S>(S state) ->
                    !prior.absent()
                            && Differences.between(
                                            state, JSON.readValue(prior.state(), type(state)))
                                    .isEmpty();
            case Reading.Settling<S> _, Reading.OffLimits<S> _, Reading.Unavailable<S> _ -> false;
        };
    }
}
