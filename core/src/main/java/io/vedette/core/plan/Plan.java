package io.vedette.core.plan;

import io.vedette.core.resource.Change;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What would change: the blueprint held against what is there.
 *
 * @param changes one for each resource of the blueprint, in its order
 */
public record Plan(Blueprint blueprint, List<PlannedChange<?>> changes) {

    public Plan {
        changes = List.copyOf(changes);
    }

    /** Reads everything the blueprint names and judges it. Changes nothing. */
    public static Plan of(Blueprint blueprint, BulkReader reader) {
        Map<ResourceId, Change<?>> judged = reader.judge(blueprint.resources().values());
        List<PlannedChange<?>> changes = new ArrayList<>(judged.size());
        for (Resource<?> resource : blueprint.resources().values()) {
            changes.add(
                    PlannedChange.of(resource, Objects.requireNonNull(judged.get(resource.id()))));
        }
        return new Plan(blueprint, changes);
    }

    /** Whether carrying it out would change anything. */
    public boolean changesSomething() {
        return changes.stream().anyMatch(planned -> planned.change().changesSomething());
    }

    /** Counts the changes by what they do. */
    public PlanSummary summary() {
        return PlanSummary.of(changes);
    }
}
