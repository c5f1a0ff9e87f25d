package io.vedette.core.plan;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Differences;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The blueprint while its tools draw it. Tools draw in the catalog's order, so that a tool finds
 * what those it depends on have drawn.
 */
public final class Draft {

    private final Baseline baseline;
    private final Organization organization;
    private final Survey survey;
    private final Map<ResourceId, Resource<?>> resources = new LinkedHashMap<>();
    private final Map<ResourceId, CatalogItem> drawnBy = new HashMap<>();
    private final Map<String, Deployment> deployments = new LinkedHashMap<>();
    private final List<SkippedDeployment> skipped = new ArrayList<>();
    private List<Target> targets = List.of();

    /** What integrations drew and no deployment stands on yet. */
    private final Set<ResourceId> unclaimed = new HashSet<>();

    /** The tool that draws; null while an integration does. */
    private @Nullable CatalogItem drawing;

    Draft(Baseline baseline, Organization organization, Survey survey) {
        this.baseline = baseline;
        this.organization = organization;
        this.survey = survey;
    }

    /** Lets one item draw, at the targets that it serves. */
    void add(ItemBlueprint item) {
        targets = organization.targets().stream().filter(t -> item.serves(t.region())).toList();
        if (item.isEverywhere()) {
            skipWhereItCannotBe(item);
        }
        drawing = item.item();
        item.draw(this);
    }

    private void skipWhereItCannotBe(ItemBlueprint item) {
        organization.targets().stream()
                .filter(target -> !item.serves(target.region()))
                .forEach(target ->
                        skip(item.item(), target, "the service is not offered in this region"));
        organization.unreachable().forEach(out -> skip(item.item(), out.target(), out.why()));
    }

    /** Lets one integration draw, at all targets. */
    void add(Integration integration) {
        targets = organization.targets();
        drawing = null;
        integration.draw(this);
        if (!unclaimed.isEmpty()) {
            throw new IllegalStateException("no deployment stands on " + unclaimed);
        }
    }

    public Organization organization() {
        return organization;
    }

    /** What a discovery found at a target. */
    public <T> Found<T> found(Discovery<T> discovery, Target target) {
        return survey.found(discovery, target);
    }

    /** Says that an item fails at a target because what it is about could not be found. */
    public void unsurveyed(CatalogItem item, Target target, Discovery<?> discovery, String why) {
        ResourceId id =
                add(
                        new Unsurveyed(),
                        target,
                        discovery.name(),
                        new Unsurveyed.Things(why),
                        Set.of());
        deploy(item, target, Set.of(id));
    }

    /** The settings of an item, by their type. */
    public <S extends CatalogSettings> S settings(CatalogItem tool, Class<S> type) {
        return type.cast(baseline.settings(tool));
    }

    /** The name of the role that Vedette takes in every account, as the baseline names it. */
    public String accessRole() {
        return baseline.organization().accessRole();
    }

    /** The targets that can be worked in and whose region the drawing tool serves. */
    public List<Target> targets() {
        return targets;
    }

    /** The regions of {@link #targets()}, in the baseline's order. */
    public List<Region> regions() {
        Set<Region> served = new LinkedHashSet<>();
        targets.forEach(target -> served.add(target.region()));
        return organization.regions().stream().filter(served::contains).toList();
    }

    /**
     * Adds a resource. Adding an equal one again is fine, so that tools can share a resource.
     *
     * @throws VedetteException where two tools want one thing in different states
     * @throws IllegalStateException where what it needs is not drawn, or it is drawn already and
     *     needs something else
     */
    public <S extends Record> ResourceId add(Resource<S> resource) {
        ResourceId id = resource.id();
        resource.needs().forEach(needed -> requireDrawn(needed, () -> id + " needs"));
        Resource<?> other = resources.putIfAbsent(id, resource);
        if (other == null) {
            own(id);
        } else {
            requireAlike(other, resource);
        }
        return id;
    }

    private void own(ResourceId id) {
        if (drawing == null) {
            unclaimed.add(id);
        } else {
            drawnBy.put(id, drawing);
        }
    }

    private void requireAlike(Resource<?> drawn, Resource<?> again) {
        ResourceId id = again.id();
        if (!drawn.desired().equals(again.desired())) {
            throw new VedetteException(
                    ErrorCode.CONFIGURATION,
                    "%s and %s want %s in different states: %s"
                            .formatted(
                                    drawnBy.get(id),
                                    drawing == null ? "what connects the tools" : drawing,
                                    id,
                                    Differences.between(drawn.desired(), again.desired())),
                    "give them names of their own in vedette.yaml, or the same settings");
        }
        // The needs that came second could lead back to what stands on the resource already.
        if (!drawn.needs().equals(again.needs()) || !drawn.after().equals(again.after())) {
            throw new IllegalStateException(
                    "%s is drawn twice, with different needs".formatted(id));
        }
    }

    private void requireDrawn(ResourceId id, Supplier<String> why) {
        if (!resources.containsKey(id)) {
            throw new IllegalStateException("%s %s, which is not drawn".formatted(why.get(), id));
        }
    }

    /** Adds a resource that needs the given ones first. */
    public <S extends Record> ResourceId add(
            ResourceKind<S> kind,
            Target target,
            String name,
            S desired,
            Collection<ResourceId> needs) {
        return add(new Resource<>(kind, target, name, desired, Set.copyOf(needs), Set.of()));
    }

    /** Says that a tool is in place at a target when these resources are. */
    public void deploy(CatalogItem tool, Target target, Collection<ResourceId> standsOn) {
        Deployment deployment = new Deployment(tool, target, Set.copyOf(standsOn));
        standsOn.forEach(
                id -> requireDrawn(id, () -> "deployment " + deployment.key() + " stands on"));
        if (deployments.putIfAbsent(deployment.key(), deployment) != null) {
            throw new IllegalStateException(
                    "deployment %s is drawn twice".formatted(deployment.key()));
        }
    }

    /**
     * Says that a tool's deployment at a target stands on these resources besides.
     *
     * @throws IllegalStateException where the tool has no deployment there
     */
    public void standsAlsoOn(CatalogItem tool, Target target, Collection<ResourceId> more) {
        String key = Deployment.key(tool, target);
        Deployment deployment = deployments.get(key);
        if (deployment == null) {
            throw new IllegalStateException("there is no deployment " + key);
        }
        more.forEach(id -> requireDrawn(id, () -> "deployment " + key + " stands on"));
        Set<ResourceId> all = new HashSet<>(deployment.resources());
        all.addAll(more);
        deployments.put(key, new Deployment(tool, target, all));
        more.forEach(id -> claim(id, tool));
    }

    /** A resource is for the first tool that stands on it, and so is what it needs. */
    private void claim(ResourceId id, CatalogItem tool) {
        if (unclaimed.remove(id)) {
            drawnBy.put(id, tool);
            Resource<?> resource = Objects.requireNonNull(resources.get(id));
            resource.needs().forEach(needed -> claim(needed, tool));
        }
    }

    /** Says that a tool cannot be put in place at a target. */
    public void skip(CatalogItem tool, Target target, String why) {
        skipped.add(new SkippedDeployment(tool, target, why));
    }

    /** What an earlier tool's deployment at a target stands on; empty where it has none. */
    public Set<ResourceId> deployed(CatalogItem tool, Target target) {
        Deployment deployment = deployments.get(Deployment.key(tool, target));
        return deployment == null ? Set.of() : deployment.resources();
    }

    Blueprint finish() {
        return new Blueprint(resources, drawnBy, List.copyOf(deployments.values()), skipped);
    }
}
