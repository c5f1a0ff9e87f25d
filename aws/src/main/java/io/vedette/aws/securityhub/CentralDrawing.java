package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.OrganizationConfiguration.Settings;
import io.vedette.aws.securityhub.OrganizationDrawing.AdministeredRegion;
import io.vedette.core.catalog.SecurityHubSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws Security Hub in an organization that one policy configures from the home region. */
final class CentralDrawing {

    private final SecurityHubSettings settings;
    private final OrganizationDrawing organization;
    private final AccountDrawing accounts;
    private final Draft draft;
    private final ConfigurationPolicy policies;
    private final AwsClients clients;
    private final Policies known;
    private final AccountHubs hubs;

    CentralDrawing(
            AwsClients clients,
            SecurityHubSettings settings,
            OrganizationDrawing organization,
            Draft draft) {
        this.settings = settings;
        this.organization = organization;
        this.accounts = organization.accounts();
        this.draft = draft;
        Policies known = new Policies(clients);
        this.policies = new ConfigurationPolicy(clients, known, new Standards(clients));
        this.clients = clients;
        this.known = known;
        this.hubs = new AccountHubs(clients);
    }

    void draw() {
        if (organization.administrator().equals(organization.management())) {
            skipAll(
                    "central configuration needs a security tooling account other than the"
                            + " management account; say configuration: local");
            return;
        }
        Map<Region, AdministeredRegion> regions = organization.regions(null);
        AdministeredRegion home = regions.get(organization.home().region());
        if (home == null) {
            skipIn(regions.keySet(), "the home region cannot be administered");
            return;
        }
        Map<Region, ResourceId> managementHubs = managementHubs(regions);
        Center center = center(regions, home, Set.copyOf(managementHubs.values()));
        for (Target target : draft.targets()) {
            AdministeredRegion region = regions.get(target.region());
            if (region != null) {
                deploy(target, region, center, managementHubs);
            }
        }
    }

    /** What exists once, in the home region. */
    private record Center(Set<ResourceId> all, Map<AccountId, Set<ResourceId>> accounts) {}

    private Center center(
            Map<Region, AdministeredRegion> regions,
            AdministeredRegion home,
            Set<ResourceId> managementHubs) {
        Set<ResourceId> registrations =
                regions.values().stream()
                        .map(AdministeredRegion::registration)
                        .collect(Collectors.toUnmodifiableSet());
        ResourceId aggregator = organization.aggregator(regions, home);
        Set<ResourceId> grounds = new HashSet<>(registrations);
        grounds.add(aggregator);
        ResourceId configuration =
                organization.configuration(home, Settings.central(), regions.keySet(), grounds);
        Map<AccountId, List<Region>> reach = reach(regions.keySet());
        PolicyAssociation associations =
                new PolicyAssociation(
                        clients,
                        known,
                        hubs,
                        organization.administrator(),
                        organization.management(),
                        reach);
        ResourceId policy =
                draft.add(
                        Resource.of(
                                policies,
                                organization.home(),
                                settings.policy(),
                                PolicySettings.of(settings.standards(), disabledControls()),
                                configuration));
        Set<ResourceId> needs = new HashSet<>(leftOut(associations, configuration));
        needs.add(policy);
        // A policy cannot enable Security Hub in the management account, nor may that account turn
        // it off while a policy decides.
        needs.addAll(managementHubs);
        Set<ResourceId> after = new HashSet<>();
        draft.targets().forEach(target -> after.addAll(underneath(target)));
        ResourceId root =
                draft.add(
                        new Resource<>(
                                associations,
                                organization.home(),
                                PolicyAssociation.ROOT,
                                Association.with(settings.policy()),
                                needs,
                                after));
        return new Center(
                Set.of(aggregator, configuration, policy, root),
                accounts(associations, reach, configuration, root));
    }

    private Map<AccountId, List<Region>> reach(Set<Region> regions) {
        Map<AccountId, List<Region>> reach = new LinkedHashMap<>();
        for (Target target : draft.targets()) {
            if (regions.contains(target.region())) {
                reach.computeIfAbsent(target.account(), _ -> new ArrayList<>())
                        .add(target.region());
            }
        }
        return reach;
    }

    private Set<String> disabledControls() {
        return settings.disabledControls().stream()
                .map(SecurityHubSettings.DisabledControl::control)
                .collect(Collectors.toSet());
    }

    /** The root's policy would reach the accounts that the baseline excludes. */
    private Set<ResourceId> leftOut(PolicyAssociation associations, ResourceId configuration) {
        return draft.organization().accounts().stream()
                .filter(account -> draft.organization().excluded().contains(account.id()))
                .filter(account -> account.state() == AccountState.ACTIVE)
                .map(account ->
                        associate(
                                associations,
                                account.id(),
                                Association.selfManaged(),
                                configuration))
                .collect(Collectors.toSet());
    }

    private Map<AccountId, Set<ResourceId>> accounts(
            PolicyAssociation associations,
            Map<AccountId, List<Region>> reach,
            ResourceId configuration,
            ResourceId root) {
        PolicyMember members = new PolicyMember(clients, hubs, organization.administrator(), reach);
        Association desired = Association.with(settings.policy());
        Map<AccountId, Set<ResourceId>> drawn = new HashMap<>();
        for (AccountId account : reach.keySet()) {
            ResourceId association = associate(associations, account, desired, root);
            Set<ResourceId> both = new LinkedHashSet<>(Set.of(association));
            if (!account.equals(organization.administrator())) {
                both.add(
                        draft.add(
                                new Resource<>(
                                        members,
                                        association.target(),
                                        "member",
                                        PolicyMember.Enrolment.ENABLED,
                                        Set.of(configuration),
                                        Set.of(root, association))));
            }
            drawn.put(account, both);
        }
        return drawn;
    }

    private ResourceId associate(
            PolicyAssociation associations,
            AccountId account,
            Association desired,
            ResourceId needed) {
        Target target = new Target(account, organization.home().region());
        return draft.add(
                Resource.of(associations, target, PolicyAssociation.ACCOUNT, desired, needed));
    }

    /** What should be there before standards are enabled: a recorder, and GuardDuty's findings. */
    private Set<ResourceId> underneath(Target target) {
        Set<ResourceId> underneath = new HashSet<>(accounts.recorder(target));
        underneath.addAll(draft.deployed(Tool.GUARDDUTY, target));
        return underneath;
    }

    /** AWS enables Security Hub in every account by itself, except in the management account. */
    private Map<Region, ResourceId> managementHubs(Map<Region, AdministeredRegion> regions) {
        Map<Region, ResourceId> hubs = new HashMap<>();
        for (Target target : draft.targets()) {
            if (target.account().equals(organization.management())
                    && regions.containsKey(target.region())) {
                hubs.put(target.region(), accounts.hub(target, null, null));
            }
        }
        return hubs;
    }

    private void deploy(
            Target target,
            AdministeredRegion region,
            Center center,
            Map<Region, ResourceId> managementHubs) {
        Set<ResourceId> standsOn = new LinkedHashSet<>(region.all());
        standsOn.addAll(center.all());
        standsOn.addAll(Objects.requireNonNull(center.accounts().get(target.account())));
        standsOn.addAll(accounts.recorder(target));
        ResourceId managementHub = managementHubs.get(target.region());
        if (managementHub != null && target.account().equals(organization.management())) {
            standsOn.add(managementHub);
        }
        draft.deploy(Tool.SECURITY_HUB, target, standsOn);
    }

    private void skipAll(String why) {
        draft.targets().forEach(target -> draft.skip(Tool.SECURITY_HUB, target, why));
    }

    private void skipIn(Set<Region> regions, String why) {
        draft.targets().stream()
                .filter(target -> regions.contains(target.region()))
                .forEach(target -> draft.skip(Tool.SECURITY_HUB, target, why));
    }
}
