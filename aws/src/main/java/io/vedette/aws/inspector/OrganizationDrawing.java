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

    private static final String INSPECTOR = "inspector2.amazonaws.com";

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
            AwsClients clients,
            Draft draft,
            InspectorSettings settings,
            AwsOrganization topology) {
        this.draft = draft;
        this.settings = settings;
        this.topology = topology;
        this.administrator = draft.organization().securityTooling();
        this.types = new ScanTypes(settings.scanTypes());
        this.accounts = new AccountDrawing(clients, draft, settings);
        this.trustedAccess = new TrustedAccess(clients);
        this.administrators = new InspectorAdministrator(clients);
        this.members = new InspectorMember(clients, administrator);
        this.scanning = InspectorScanning.ofMembers(clients, administrator);
        this.organizations = new InspectorOrganization(clients);
    }

    void draw() {
        List<Region> homeFirst = new ArrayList<>(draft.regions());
        Region home = draft.organization().home();
        homeFirst.sort(Comparator.comparing(region -> !region.equals(home)));
        Set<Target> reachable = Set.copyOf(draft.targets());
        ResourceId trusted =
                draft.add(trustedAccess.of(draft.organization(), topology, INSPECTOR));
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
        ResourceId registration = register(region, trusted);
        Set<ResourceId> shared = new HashSet<>(Set.of(trusted, registration));
        shared.addAll(accounts.draw(tooling, Set.of(registration)));
        accounts.drawUnoffered(tooling);
        Set<ResourceId> needs = Set.of(registration, accounts.scanningOf(tooling));
        Map<Target, Set<ResourceId>> enrolled = new LinkedHashMap<>();
        for (Target target : targets(region)) {
            enrolled.put(target, target.equals(tooling) ? Set.of() : enrol(target, needs));
        }
        shared.add(configure(tooling, needs, enrolled.values()));
        enrolled.forEach((target, own) -> {
            Set<ResourceId> standsOn = new HashSet<>(shared);
            standsOn.addAll(own);
            draft.deploy(Tool.INSPECTOR, target, standsOn);
        });
    }

    /**
     * Names the administrator. Home goes first and alone, and the other Regions need it: on a fresh
     * organization AWS refuses all but one of the registrations that are made at the same time.
     */
    private ResourceId register(Region region, ResourceId trusted) {
        ResourceId registration =
                draft.add(
                        administrators,
                        new Target(topology.management(), region),
                        "administrator",
                        new InspectorAdministrator.State(administrator.value()),
                        firstRegistration.isEmpty() ? Set.of(trusted) : firstRegistration);
        if (firstRegistration.isEmpty()) {
            firstRegistration.add(registration);
        }
        return registration;
    }

    private Set<ResourceId> enrol(Target target, Set<ResourceId> needs) {
        ResourceId member =
                draft.add(members, target, "member", InspectorMember.State.ENABLED, needs);
        ResourceId scans =
                draft.add(
                        scanning,
                        target,
                        InspectorScanning.NAME,
                        new InspectorScanning.State(types.offeredIn(target.region())),
                        Set.of(member));
        return Set.of(member, scans);
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
