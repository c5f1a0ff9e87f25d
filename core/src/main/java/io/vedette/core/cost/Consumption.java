package io.vedette.core.cost;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.Deployment;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is billed by a blueprint, by tool, account and cost driver, with a region for each time.
 *
 * <p>What a resource does is billed wherever a deployment of its tool stands on it: the trail of an
 * organization records every account. What the resource itself costs is billed where it is.
 */
final class Consumption {

    /** One line of a bill. */
    record Line(CatalogItem tool, AccountId account, CostDriver driver)
            implements Comparable<Line> {

        private static final Comparator<Line> ORDER =
                Comparator.comparing(Line::tool, CatalogItem.ORDER)
                        .thenComparing(Line::account)
                        .thenComparing(Line::driver);

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }

    private final Blueprint blueprint;
    private final Map<ResourceId, Set<CostDriver>> drivers = new HashMap<>();
    private final Map<Line, List<Region>> lines = new TreeMap<>();

    private Consumption(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    static Map<Line, List<Region>> of(Blueprint blueprint) {
        Consumption consumption = new Consumption(blueprint);
        blueprint.resources().values().forEach(consumption::take);
        blueprint.deployments().forEach(consumption::take);
        return consumption.lines;
    }

    /** A blueprint has what is needed before what needs it, so that the drivers below are there. */
    private void take(Resource<?> resource) {
        CatalogItem tool = blueprint.tool(resource.id());
        Set<CostDriver> its = EnumSet.noneOf(CostDriver.class);
        for (CostDriver driver : driversOf(resource)) {
            if (driver.isTheResourceItself()) {
                add(tool, resource.target(), driver);
            } else {
                its.add(driver);
            }
        }
        for (ResourceId needed : resource.needs()) {
            if (blueprint.tool(needed) == tool) {
                its.addAll(drivers.getOrDefault(needed, Set.of()));
            }
        }
        drivers.put(resource.id(), its);
    }

    /** What is to go costs nothing any more. */
    private static <S extends Record> Set<CostDriver> driversOf(Resource<S> resource) {
        return switch (resource.purpose()) {
            case Purpose.Keep<S> _ -> resource.kind().costDrivers(resource.desired());
            case Purpose.Restore<S> _, Purpose.Remove<S> _ -> Set.of();
        };
    }

    private void take(Deployment deployment) {
        Set<CostDriver> its = EnumSet.noneOf(CostDriver.class);
        for (ResourceId id : deployment.resources()) {
            if (blueprint.tool(id) == deployment.tool()) {
                its.addAll(drivers.getOrDefault(id, Set.of()));
            }
        }
        its.forEach(driver -> add(deployment.tool(), deployment.target(), driver));
    }

    private void add(CatalogItem tool, Target target, CostDriver driver) {
        lines.computeIfAbsent(new Line(tool, target.account(), driver), _ -> new ArrayList<>())
                .add(target.region());
    }
}
