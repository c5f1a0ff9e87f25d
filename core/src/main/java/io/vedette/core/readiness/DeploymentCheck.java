package io.vedette.core.readiness;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Deployment;
import io.vedette.core.plan.Verification;
import io.vedette.core.plan.Verification.Item;
import io.vedette.core.plan.Verification.Status;
import io.vedette.core.resource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks a tool: it is in place where all of its deployments are. */
record DeploymentCheck(Situation situation) {

    Check of(CatalogItem tool) {
        if (!situation.baseline().settings(tool).enabled()) {
            return Check.leftOut(tool);
        }
        if (situation.planned().contains(tool)) {
            return Check.notBuilt();
        }
        List<Item> items =
                situation.verification().items().stream()
                        .filter(item -> item.tool() == tool)
                        .toList();
        if (items.isEmpty()) {
            return Check.narrowedAway();
        }
        return Check.read(status(items), evidence(tool, items));
    }

    /** What cannot be put in place at a target does not count; nowhere at all does. */
    private static Status status(List<Item> items) {
        return items.stream()
                .map(Item::status)
                .filter(status -> status != Status.NOT_APPLICABLE)
                .reduce(Verification::worse)
                .orElse(Status.FAIL);
    }

    private List<String> evidence(CatalogItem tool, List<Item> items) {
        List<Item> applicable =
                items.stream().filter(item -> item.status() != Status.NOT_APPLICABLE).toList();
        List<String> evidence = new ArrayList<>();
        evidence.add(
                "%d of %d deployments read as desired (%s)"
                        .formatted(
                                applicable.stream()
                                        .filter(item -> item.status() == Status.PASS)
                                        .count(),
                                applicable.size(),
                                extent(applicable.stream().map(Item::target).toList())));
        Evidence deviations = new Evidence();
        Evidence leftOut = new Evidence();
        for (Item item : items) {
            Evidence kind = item.status() == Status.NOT_APPLICABLE ? leftOut : deviations;
            if (item.status() != Status.PASS) {
                item.evidence().stream()
                        .filter(line -> !line.endsWith(Verification.AS_DESIRED))
                        .forEach(line ->
                                kind.add(item.target(), item.status().word() + ", " + line));
            }
        }
        evidence.addAll(deviations.lines());
        evidence.addAll(leftOut.lines());
        evidence.add("read with " + String.join(", ", readActions(tool)));
        return evidence;
    }

    private static String extent(Collection<Target> targets) {
        long accounts = targets.stream().map(Target::account).distinct().count();
        long regions = targets.stream().map(Target::region).distinct().count();
        return "%d accounts, %d regions".formatted(accounts, regions);
    }

    private Set<String> readActions(CatalogItem tool) {
        return situation.plan().blueprint().deployments().stream()
                .filter(deployment -> deployment.tool() == tool)
                .map(Deployment::resources)
                .flatMap(Set::stream)
                .distinct()
                .map(id -> situation.plan().blueprint().resources().get(id))
                .map(Resource::kind)
                .flatMap(kind -> kind.readActions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
