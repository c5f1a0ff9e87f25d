package io.vedette.core.plan;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.Organization;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Everything that should be there: resources, which need one another without a cycle, and the
 * deployments that stand on them.
 *
 * @param resources by id, whatever is needed before what needs it
 * @param drawnBy the tool that each resource is for; the first one where several share it
 * @param skipped the deployments that cannot be put in place
 */
public record Blueprint(
        Map<ResourceId, Resource<?>> resources,
        Map<ResourceId, CatalogItem> drawnBy,
        List<Deployment> deployments,
        List<SkippedDeployment> skipped) {

    public Blueprint {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        drawnBy = Map.copyOf(drawnBy);
        deployments = List.copyOf(deployments);
        skipped = List.copyOf(skipped);
    }

    /** Draws the blueprint of a baseline for an organization, item by item in catalog order. */
    public static Blueprint draw(
            Baseline baseline, Organization organization, List<ItemBlueprint> items) {
        return draw(baseline, organization, items, List.of());
    }

    /** Draws the blueprint of a baseline: item by item, then what connects them, in order. */
    public static Blueprint draw(
            Baseline baseline,
            Organization organization,
            List<ItemBlueprint> items,
            List<Integration> integrations) {
        return draw(baseline, organization, items, integrations, Survey.NONE);
    }

    /** Draws the blueprint of a baseline about what a survey found. */
    public static Blueprint draw(
            Baseline baseline,
            Organization organization,
            List<ItemBlueprint> items,
            List<Integration> integrations,
            Survey survey) {
        Draft draft = new Draft(baseline, organization, survey);
        items.stream()
                .sorted(Comparator.comparing(ItemBlueprint::item, CatalogItem.ORDER))
                .filter(item -> baseline.settings(item.item()).enabled())
                .forEach(draft::add);
        integrations.forEach(draft::add);
        return draft.finish();
    }

    /**
     * Keeps the deployments that a selection names, all that they stand on or need, and what is
     * drawn for its items and targets though no deployment stands on it.
     */
    public Blueprint select(Selection selection) {
        if (selection.isEverything()) {
            return this;
        }
        List<Deployment> kept =
                deployments.stream().filter(d -> selection.includes(d.tool(), d.target())).toList();
        Set<ResourceId> wanted = standingUnder(kept);
        Set<ResourceId> underAny = standingUnder(deployments);
        wanted.addAll(
                standingOn(
                        resources.keySet().stream()
                                .filter(id -> !underAny.contains(id))
                                .filter(id -> selection.includes(tool(id), id.target()))
                                .toList()));
        Map<ResourceId, Resource<?>> selected = new LinkedHashMap<>(resources);
        selected.keySet().retainAll(wanted);
        return new Blueprint(
                selected,
                drawnBy,
                kept,
                skipped.stream().filter(s -> selection.includes(s.tool(), s.target())).toList());
    }

    /** All that some deployments stand on, down to the ground. */
    Set<ResourceId> standingUnder(Collection<Deployment> some) {
        Set<ResourceId> direct = new LinkedHashSet<>();
        some.forEach(deployment -> direct.addAll(deployment.resources()));
        return standingOn(direct);
    }

    /** Some resources and all that they need, down to the ground. */
    Set<ResourceId> standingOn(Collection<ResourceId> some) {
        Set<ResourceId> reached = new LinkedHashSet<>();
        Deque<ResourceId> open = new ArrayDeque<>(some);
        while (!open.isEmpty()) {
            ResourceId id = open.pop();
            Resource<?> resource = resources.get(id);
            if (resource != null && reached.add(id)) {
                open.addAll(resource.needs());
            }
        }
        return reached;
    }

    /** The same with some resources that no tool is drawn for. */
    public Blueprint with(Collection<Resource<?>> more) {
        Map<ResourceId, Resource<?>> all = new LinkedHashMap<>(resources);
        more.forEach(it -> all.put(it.id(), it));
        return new Blueprint(all, drawnBy, deployments, skipped);
    }

    /** The tool that a resource is for. */
    public CatalogItem tool(ResourceId id) {
        return Objects.requireNonNull(drawnBy.get(id), id::toString);
    }

    /** The tools that have deployments, done or skipped. */
    public Set<CatalogItem> tools() {
        Set<CatalogItem> tools = new LinkedHashSet<>();
        deployments.forEach(deployment -> tools.add(deployment.tool()));
        skipped.forEach(deployment -> tools.add(deployment.tool()));
        return Collections.unmodifiableSet(tools);
    }
}
