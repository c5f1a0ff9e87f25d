package io.vedette.aws.securityhub;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.OrganizationConfiguration.Settings;
import io.vedette.aws.securityhub.OrganizationDrawing.AdministeredRegion;
import io.vedette.core.catalog.SecurityHubSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Draws Security Hub in an organization whose accounts are configured one by one. */
final class LocalDrawing {

    private final SecurityHubSettings settings;
    private final OrganizationDrawing organization;
    private final AccountDrawing accounts;
    private final Draft draft;
    private final Member members;

    LocalDrawing(
            AwsClients clients,
            SecurityHubSettings settings,
            OrganizationDrawing organization,
            Draft draft) {
        this.settings = settings;
        this.organization = organization;
        this.accounts = organization.accounts();
        this.draft = draft;
        this.members = new Member(clients, organization.administrator());
    }

    void draw() {
        Map<Region, AdministeredRegion> regions =
                organization.regions(settings.autoEnableControls());
        Set<ResourceId> aggregator = aggregator(regions);
        Map<Region, List<Target>> targets =
                draft.targets().stream().collect(groupingBy(Target::region, toList()));
        regions.forEach((region, administered) ->
                draw(administered, targets.getOrDefault(region, List.of()), aggregator));
    }

    private Set<ResourceId> aggregator(Map<Region, AdministeredRegion> regions) {
        AdministeredRegion home = regions.get(organization.home().region());
        return home == null || !settings.findingAggregation()
                ? Set.of()
                : Set.of(organization.aggregator(regions, home));
    }

    private void draw(AdministeredRegion region, List<Target> targets, Set<ResourceId> aggregator) {
        Set<ResourceId> shared = new LinkedHashSet<>(region.all());
        shared.addAll(aggregator);
        shared.add(
                organization.configuration(
                        region, Settings.local(settings.autoEnableMembers()), Set.of(), Set.of()));
        Map<Target, ResourceId> hubs = new HashMap<>();
        for (Target target : targets) {
            hubs.put(
                    target,
                    target.equals(region.administrator())
                            ? region.hub()
                            : accounts.hub(target, settings.autoEnableControls(), null));
        }
        Set<ResourceId> allHubs = Set.copyOf(hubs.values());
        for (Target target : targets) {
            ResourceId hub = Objects.requireNonNull(hubs.get(target));
            Set<ResourceId> standsOn = new LinkedHashSet<>(shared);
            standsOn.add(hub);
            standsOn.addAll(accounts.recorder(target));
            if (!target.equals(region.administrator())) {
                standsOn.add(member(region, target, allHubs));
            }
            standsOn.addAll(accounts.checks(target, hub));
            draft.deploy(Tool.SECURITY_HUB, target, standsOn);
        }
    }

    /**
     * A member goes after every hub of its region and not only after its own: members that wait for
     * the same things are made in one call. Enrolling an account without a hub would enable AWS's
     * default standards in it.
     */
    private ResourceId member(AdministeredRegion region, Target target, Set<ResourceId> hubs) {
        return draft.add(
                new Resource<>(
                        members,
                        target,
                        "member",
                        Member.Relationship.ENABLED,
                        Set.of(region.registration(), region.hub()),
                        hubs));
    }
}
