package io.vedette.core.execution;

import io.vedette.core.organization.Target;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resources of one kind that are changed together, in one call where AWS takes many at once.
 *
 * @param changes at least one and at most the kind's batch of them, all with the same needs
 */
record WorkUnit<S extends Record>(
        ResourceKind<S> kind, Target place, List<PlannedChange<S>> changes) {

    private record Key(
            ResourceKind<?> kind,
            Target place,
            Class<?> change,
            Set<ResourceId> needs,
            Set<ResourceId> after) {}

    WorkUnit {
        changes = List.copyOf(changes);
    }

    /** Groups the changes that are work into units. */
    static List<WorkUnit<?>> of(List<PlannedChange<?>> changes) {
        Map<Key, List<PlannedChange<?>>> groups = new LinkedHashMap<>();
        for (PlannedChange<?> planned : changes) {
            if (isWork(planned.change())) {
                groups.computeIfAbsent(key(planned), _ -> new ArrayList<>()).add(planned);
            }
        }
        List<WorkUnit<?>> units = new ArrayList<>();
        groups.forEach((key, members) -> addUnits(units, key.kind(), key.place(), members));
        return units;
    }

    private static boolean isWork(Change<?> change) {
        return change.changesSomething() || change instanceof Change.Wait;
    }

    private static <S extends Record> Key key(PlannedChange<S> planned) {
        Resource<S> resource = planned.resource();
        return new Key(
                resource.kind(),
                resource.kind().place(resource),
                planned.change().getClass(),
                resource.needs(),
                resource.after());
    }

    @SuppressWarnings("unchecked") // the group's key holds the kind, which fixes S
    private static <S extends Record> void addUnits(
            List<WorkUnit<?>> units,
            ResourceKind<S> kind,
            Target place,
            List<PlannedChange<?>> members) {
        for (int from = 0; from < members.size(); from += kind.batch()) {
            int to = Math.min(members.size(), from + kind.batch());
            List<PlannedChange<S>> batch = new ArrayList<>();
            members.subList(from, to).forEach(it -> batch.add((PlannedChange<S>) it));
            units.add(new WorkUnit<>(kind, place, batch));
        }
    }

    List<Resource<S>> resources() {
        return changes.stream().map(PlannedChange::resource).toList();
    }

    List<ResourceId> ids() {
        return changes.stream().map(planned -> planned.resource().id()).toList();
    }

    /** All that must be settled before this unit is begun: the same for each of its resources. */
    Set<ResourceId> predecessors() {
        Resource<S> any = changes.getFirst().resource();
        Set<ResourceId> predecessors = new HashSet<>(any.needs());
        predecessors.addAll(any.after());
        return predecessors;
    }
}
