package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.TrustedAccess;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.GuardDutySettings.ProtectionPlan;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;

/** Draws GuardDuty in an AWS organization, Region by Region. */
final class OrganizationDrawing {

    private static final String GUARDDUTY = "guardduty.amazonaws.com";

    /** What scans volumes for malware in the accounts of an organization. */
    private static final String MALWARE_PROTECTION = "malware-protection.guardduty.amazonaws.com";

    private final Draft draft;
    private final GuardDutySettings settings;
    private final AwsOrganization topology;
    private final AccountId administrator;
    private final AutoEnableMembers enrolment;
    private final Features features;
    private final DetectorDrawing detectors;
    private final GuardDutyAdministrator administrators;
    private final GuardDutyOrganization organizations;
    private final GuardDutyMember members;
    private final TrustedAccess trustedAccess;

    /** The registration that goes before those of all other Regions; none before it is drawn. */
    private final Set<ResourceId> firstRegistration = new HashSet<>();

    OrganizationDrawing(
            AwsClients clients, Draft draft, GuardDutySettings settings, AwsOrganization topology) {
        this.draft = draft;
        this.settings = settings;
        this.topology = topology;
        this.administrator = draft.organization().securityTooling();
        this.enrolment =
                Features.enrolment(
                        settings.autoEnableMembers(), !draft.organization().excluded().isEmpty());
        this.features = new Features(settings, enrolment);
        Detectors ids = new Detectors(clients);
        this.detectors =
                new DetectorDrawing(clients, draft, settings, features, Set.of(administrator), ids);
        this.administrators = new GuardDutyAdministrator(clients, ids, draft.organization().home());
        this.organizations = new GuardDutyOrganization(ids);
        Target management = new Target(topology.management(), draft.organization().home());
        this.members =
                new GuardDutyMember(administrator, ids, new AccountEmails(clients, management));
        this.trustedAccess = new TrustedAccess(clients);
    }

    void draw() {
        List<Region> homeFirst = new ArrayList<>(draft.regions());
        Region home = draft.organization().home();
        homeFirst.sort(Comparator.comparing(region -> !region.equals(home)));
        Set<Target> reachable = Set.copyOf(draft.targets());
        Set<ResourceId> trusted = trust();
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
        targets(region).forEach(target -> draft.skip(Tool.GUARDDUTY, target, why));
    }

    private Set<ResourceId> trust() {
        Set<ResourceId> trusted = new HashSet<>();
        trusted.add(trust(GUARDDUTY));
        if (settings.protectionPlans().contains(ProtectionPlan.MALWARE)) {
            trusted.add(trust(MALWARE_PROTECTION));
        }
        return trusted;
    }

    private ResourceId trust(String principal) {
        return draft.add(trustedAccess.of(draft.organization(), topology, principal));
    }

    private void draw(Region region, Set<ResourceId> trusted) {
        Target tooling = new Target(administrator, region);
        ResourceId detector = detectors.drawFull(tooling);
        ResourceId registration = register(region, trusted, detector);
        ResourceId organization =
                draft.add(
                        organizations,
                        tooling,
                        "organization",
                        new GuardDutyOrganization.State(enrolment, features.ofOrganization(region)),
                        Set.of(registration, detector));
        Set<ResourceId> shared = new HashSet<>(Set.of(registration, detector, organization));
        shared.addAll(trusted);
        shared.addAll(detectors.drawFiltersAndExport(tooling, detector));
        detectors.drawUnoffered(tooling);
        for (Target target : targets(region)) {
            Set<ResourceId> standsOn = new HashSet<>(shared);
            if (!target.equals(tooling)) {
                standsOn.addAll(enrol(target, registration, detector, organization));
            }
            draft.deploy(Tool.GUARDDUTY, target, standsOn);
        }
    }

    /**
     * Names the administrator, which has its detector by then: naming one without would make it a
     * detector that nobody could tell from one of its own. Home goes first and alone, and the other
     * Regions need it: on a fresh organization AWS refuses all but one of the registrations that
     * are made at the same time.
     */
    private ResourceId register(Region region, Set<ResourceId> trusted, ResourceId detector) {
        Set<ResourceId> needs = new HashSet<>(Set.of(detector));
        needs.addAll(firstRegistration.isEmpty() ? trusted : firstRegistration);
        ResourceId registration =
                draft.add(
                        administrators,
                        new Target(topology.management(), region),
                        "administrator",
                        new GuardDutyAdministrator.State(administrator.value()),
                        needs);
        if (firstRegistration.isEmpty()) {
            firstRegistration.add(registration);
        }
        return registration;
    }

    private Set<ResourceId> enrol(
            Target target, ResourceId registration, ResourceId detector, ResourceId organization) {
        Set<ResourceId> needs = new HashSet<>(Set.of(registration, detector));
        Set<ResourceId> drawn = new HashSet<>();
        if (target.account().equals(topology.management())) {
            // GuardDuty enables itself in every account that it enrols but this one.
            ResourceId own = detectors.draw(target, GuardDutyDetector.State.THERE);
            needs.add(own);
            drawn.add(own);
        }
        GuardDutyMember.State enrolled =
                GuardDutyMember.State.enabled(features.of(target.region()));
        drawn.add(
                draft.add(
                        new Resource<>(
                                members, target, "member", enrolled, needs, Set.of(organization))));
        return drawn;
    }

    private List<Target> targets(Region region) {
        return draft.targets().stream().filter(it -> it.region().equals(region)).toList();
    }
}
