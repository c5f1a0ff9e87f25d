package io.vedette.core.plan;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what the items of a baseline must know before they draw. */
public final class Surveyor {

    private final Baseline baseline;
    private final Organization organization;
    private final List<ItemBlueprint> items;

    public Surveyor(Baseline baseline, Organization organization, List<ItemBlueprint> items) {
        this.baseline = baseline;
        this.organization = organization;
        this.items = items;
    }

    /** Looks at everything a selection includes. */
    public Survey survey(Selection selection, Time time, CloudFailures failures) {
        return Survey.of(wanted(selection), time, failures);
    }

    /** Looks at nothing, and pretends to have found an example of everything. */
    public Survey examples() {
        return Survey.ofExamples(wanted(Selection.EVERYTHING));
    }

    /** The IAM actions that looking takes. */
    public Set<String> readActions() {
        Set<String> actions = new LinkedHashSet<>();
        wanted(Selection.EVERYTHING)
                .keySet()
                .forEach(discovery -> actions.addAll(discovery.readActions()));
        return actions;
    }

    private Map<Discovery<?>, Collection<Target>> wanted(Selection selection) {
        Map<String, Discovery<?>> byName = new LinkedHashMap<>();
        Map<String, Set<Target>> targets = new LinkedHashMap<>();
        for (ItemBlueprint item : items) {
            if (!baseline.settings(item.item()).enabled()) {
                continue;
            }
            List<Target> at =
                    organization.targets().stream()
                            .filter(target -> item.serves(target.region()))
                            .filter(target -> selection.includes(item.item(), target))
                            .toList();
            for (Discovery<?> discovery : item.discoveries(baseline.settings(item.item()))) {
                byName.putIfAbsent(discovery.name(), discovery);
                targets.computeIfAbsent(discovery.name(), _ -> new LinkedHashSet<>()).addAll(at);
            }
        }
        Map<Discovery<?>, Collection<Target>> wanted = new LinkedHashMap<>();
        byName.forEach((name, discovery) ->
                wanted.put(discovery, new ArrayList<>(targets.getOrDefault(name, Set.of()))));
        return wanted;
    }
}
