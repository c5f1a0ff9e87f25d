package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.AccountEmails;
import io.vedette.aws.organizations.TrustedAccess;
import io.vedette.core.catalog.MacieSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology.AwsOrganization;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws Macie in an AWS organization, Region by Region. */
final class OrganizationDrawing {

    private final Draft draft;
    private final MacieSettings settings;
    private final AwsOrganization topology;
    private final AccountId administrator;
    private final AccountDrawing accounts;
    private final MacieAdministrator administrators;
    private final MacieOrganization organizations;
    private final MacieMember members;
    private final AutomatedDiscovery discoveries;
    private final TrustedAccess trustedAccess;

    /** The registration that goes before those of all other Regions; none before it is drawn. */
    private final Set<ResourceId> firstRegistration = new HashSet<>();

    OrganizationDrawing(
            AwsClients clients, Draft draft, MacieSettings settings, AwsOrganization topology) {
        this.draft = draft;
        this.settings = settings;
        this.topology = topology;
        this.administrator = draft.organization().securityTooling();
        Region home = draft.organization().home();
        this.accounts = new AccountDrawing(clients, draft, settings, Set.of(administrator), false);
        this.administrators = new MacieAdministrator(clients, home);
        this.organizations = new MacieOrganization(clients);
        this.members =
                new MacieMember(
                        clients,
                        administrator,
                        topology.management(),
                        new AccountEmails(clients, new Target(topology.management(), home)),
                        draft.organization().accounts().size());
        this.discoveries =
                new AutomatedDiscovery(
                        clients,
                        draft.targets().stream()
                                .map(it -> it.account().value())
                                .collect(Collectors.toSet()));
        this.trustedAccess = new TrustedAccess(clients);
    }

    void draw() {
        List<Region> homeFirst = new ArrayList<>(draft.regions());
        Region home = draft.organization().home();
        homeFirst.sort(Comparator.comparing(region -> !region.equals(home)));
        Set<Target> reachable = Set.copyOf(draft.targets());
        ResourceId trusted =
                draft.add(
                        trustedAccess.of(
                                draft.organization(), topology, MacieAdministrator.PRINCIPAL));
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
        targets(region).forEach(target -> draft.skip(Tool.MACIE, target, why));
    }

    private void draw(Region region, ResourceId trusted) {
        Target tooling = new Target(administrator, region);
        // Before the naming, which would enable Macie: so one that was there can be told from it.
        ResourceId session = accounts.drawSession(tooling);
        ResourceId managing = accounts.drawSession(new Target(topology.management(), region));
        ResourceId registration = register(region, trusted, Set.of(session, managing));
        ResourceId organization =
                draft.add(
                        organizations,
                        tooling,
                        "organization",
                        new MacieOrganization.State(settings.autoEnableMembers()),
                        Set.of(registration, session));
        Map<Target, Set<ResourceId>> own = new HashMap<>();
        Set<ResourceId> enrolled = new HashSet<>();
        for (Target target : targets(region)) {
            ResourceId stands =
                    target.equals(tooling)
                            ? session
                            : enrol(target, Set.of(registration, session, managing));
            enrolled.add(stands);
            own.put(target, Set.of(stands, accounts.drawPublication(target, stands)));
        }
        Set<ResourceId> shared =
                new HashSet<>(Set.of(trusted, registration, session, managing, organization));
        shared.add(discover(tooling, Set.of(registration, session), enrolled));
        shared.addAll(accounts.drawDiscovery(tooling, session));
        own.forEach((target, ids) -> {
            Set<ResourceId> standsOn = new HashSet<>(shared);
            standsOn.addAll(ids);
            draft.deploy(Tool.MACIE, target, standsOn);
        });
    }

    /**
     * Names the administrator. Home goes first and alone, and the other Regions need it: on a fresh
     * organization AWS refuses all but one of the registrations that are made at the same time.
     */
    private ResourceId register(Region region, ResourceId trusted, Set<ResourceId> sessions) {
        Set<ResourceId> needs = new HashSet<>(sessions);
        needs.addAll(firstRegistration.isEmpty() ? Set.of(trusted) : firstRegistration);
        ResourceId registration =
                draft.add(
                        administrators,
                        new Target(topology.management(), region),
                        "administrator",
                        new MacieAdministrator.State(administrator.value()),
                        needs);
        if (firstRegistration.isEmpty()) {
            firstRegistration.add(registration);
        }
        return registration;
    }

    private ResourceId enrol(Target target, Set<ResourceId> needs) {
        return draft.add(members, target, "member", MacieMember.State.ENABLED, needs);
    }

    /** Goes after all members, so that it reaches them whenever they were enrolled. */
    private ResourceId discover(Target tooling, Set<ResourceId> needs, Set<ResourceId> enrolled) {
        Set<ResourceId> after = new HashSet<>(enrolled);
        after.removeAll(needs);
        return draft.add(
                new Resource<>(
                        discoveries,
                        tooling,
                        "automated-discovery",
                        DiscoverySettings.ofOrganization(
                                settings.automatedDiscovery(),
                                !draft.organization().excluded().isEmpty()),
                        needs,
                        after));
    }

    private List<Target> targets(Region region) {
        return draft.targets().stream().filter(it -> it.region().equals(region)).toList();
    }
}
