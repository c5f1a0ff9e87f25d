package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.TrustedAccess;
import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology.AwsOrganization;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws Inspector in an AWS organization, Region by Region. */
final class OrganizationDrawing {

    private final Draft draft;
    private final InspectorSettings settings;
    private final AwsOrganization topology;
    private final AccountId administrator;
    private final ScanTypes types;
    private final AccountDrawing accounts;
    private final TrustedAccess trustedAccess;
    private final InspectorAdministrator administrators;
    private final InspectorMember members;
    private final InspectorScanning scanning;
    private final InspectorOrganization organizations;

    /** The registration that goes before those of all other Regions; none before it is drawn. */
    private final Set<ResourceId> firstRegistration = new HashSet<>();

    OrganizationDrawing(
            AwsClients clients, Draft draft, InspectorSettings settings, AwsOrganization topology) {
        this.draft = draft;
        this.settings = settings;
        this.topology = topology;
        this.administrator = draft.organization().securityTooling();
        this.types = new ScanTypes(settings.scanTypes());
        this.accounts = new AccountDrawing(clients, draft, settings);
        this.trustedAccess = new TrustedAccess(clients);
        this.administrators = new InspectorAdministrator(clients, draft.organization().home());
        FormerScans formerScans = new FormerScans(clients);
        this.members = new InspectorMember(clients, administrator, formerScans);
        this.scanning = InspectorScanning.ofMembers(clients, administrator, formerScans);
        this.organizations = new InspectorOrganization(clients);
    }

    void draw() {
        List<Region> homeFirst = new ArrayList<>(draft.regions());
        Region home = draft.organization().home();
        homeFirst.sort(Comparator.comparing(region -> !region.equals(home)));
        Set<Target> reachable = Set.copyOf(draft.targets());
        ResourceId trusted =
                draft.add(
                        trustedAccess.of(
                                draft.organization(), topology, InspectorAdministrator.PRINCIPAL));
        for (Region region : homeFirst) {
            if (!reachable.contains(new Target(administrator, region))) {
                skip(region, "the security tooling account cannot be worked in here");
            } else if (!isEnabledInManagement(region)) {
                skip(region, "the region is not enabled in the management account");
            } else {
                draw(region, trusted);
            }
        }
    }

    private boolean isEnabledInManagement(Region region) {
        return draft.organization().accounts().stream()
                .anyMatch(account ->
                        account.id().equals(topology.management())
                                && account.regions().contains(region));
    }

    private void skip(Region region, String why) {
        targets(region).forEach(target -> draft.skip(Tool.INSPECTOR, target, why));
    }

    private void draw(Region region, ResourceId trusted) {
        Target tooling = new Target(administrator, region);
        Set<ResourceId> shared = new HashSet<>(accounts.draw(tooling));
        accounts.drawUnoffered(tooling);
        ResourceId own = accounts.scanningOf(tooling);
        ResourceId registration = register(region, trusted, own);
        shared.add(trusted);
        shared.add(registration);
        Set<ResourceId> needs = Set.of(registration, own);
        Map<Target, Set<ResourceId>> enrolled = new LinkedHashMap<>();
        enrolled.put(tooling, Set.of());
        List<Target> others = targets(region).stream().filter(it -> !it.equals(tooling)).toList();
        for (int from = 0; from < others.size(); from += AccountStates.BATCH) {
            int to = Math.min(others.size(), from + AccountStates.BATCH);
            enrolled.putAll(enrol(others.subList(from, to), needs));
        }
        shared.add(configure(tooling, needs, enrolled.values()));
        enrolled.forEach((target, enrolment) -> {
            Set<ResourceId> standsOn = new HashSet<>(shared);
            standsOn.addAll(enrolment);
            draft.deploy(Tool.INSPECTOR, target, standsOn);
        });
    }

    /**
     * Names the administrator. Home goes first and alone, and the other Regions need it: on a fresh
     * organization AWS refuses all but one of the registrations that are made at the same time.
     * What the account scans is settled before, so that it is not mistaken for the doing of its
     * registration.
     */
    private ResourceId register(Region region, ResourceId trusted, ResourceId own) {
        ResourceId registration =
                draft.add(
                        new Resource<>(
                                administrators,
                                new Target(topology.management(), region),
                                "administrator",
                                new InspectorAdministrator.State(administrator.value()),
                                firstRegistration.isEmpty() ? Set.of(trusted) : firstRegistration,
                                Set.of(own)));
        if (firstRegistration.isEmpty()) {
            firstRegistration.add(registration);
        }
        return registration;
    }

    /**
     * Associates some accounts, and lets them scan after that. What they scan is turned on together
     * only where all of it waits for the same: so each goes after all of these associations, and
     * needs none of them; an account that could not be associated is told apart by Inspector.
     */
    private Map<Target, Set<ResourceId>> enrol(List<Target> some, Set<ResourceId> needs) {
        Map<Target, ResourceId> associations = new LinkedHashMap<>();
        for (Target target : some) {
            ResourceId member =
                    draft.add(members, target, "member", InspectorMember.State.ENABLED, needs);
            associations.put(target, member);
        }
        Set<ResourceId> associated = Set.copyOf(associations.values());
        Map<Target, Set<ResourceId>> enrolled = new LinkedHashMap<>();
        associations.forEach((target, member) ->
                enrolled.put(
                        target, Set.of(member, draft.add(scanning(target, needs, associated)))));
        return enrolled;
    }

    private Resource<InspectorScanning.State> scanning(
            Target target, Set<ResourceId> needs, Set<ResourceId> after) {
        return new Resource<>(
                scanning,
                target,
                InspectorScanning.NAME,
                new InspectorScanning.State(types.offeredIn(target.region())),
                needs,
                after);
    }

    /**
     * What new accounts get by themselves. The accounts that are there go first: what they scanned
     * before shall not be mistaken for what Inspector turns on in them by itself.
     */
    private ResourceId configure(
            Target tooling, Set<ResourceId> needs, Collection<Set<ResourceId>> enrolled) {
        Set<ResourceId> before = new HashSet<>();
        enrolled.forEach(before::addAll);
        Set<String> automatic =
                settings.autoEnable() ? types.offeredIn(tooling.region()) : Set.of();
        return draft.add(
                new Resource<>(
                        organizations,
                        tooling,
                        "organization",
                        new InspectorOrganization.State(automatic),
                        needs,
                        before));
    }

    private List<Target> targets(Region region) {
        return draft.targets().stream().filter(it -> it.region().equals(region)).toList();
    }
}
