package io.vedette.aws.detective;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.AccountEmails;
import io.vedette.aws.organizations.DelegatedAdministrator;
import io.vedette.aws.organizations.TrustedAccess;
import io.vedette.core.catalog.DetectiveSettings;
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

/** Draws Detective in an AWS organization, Region by Region, the home Region first. */
final class OrganizationDrawing {

    /** The most member accounts of a behavior graph. */
    static final int MOST_MEMBERS = 1200;

    private static final String PRINCIPAL = "detective.amazonaws.com";

    private final GraphDrawing graphs;
    private final Draft draft;
    private final DetectiveSettings settings;
    private final AwsOrganization topology;
    private final AccountId administrator;
    private final DetectiveAdministrator administrators;
    private final OrganizationConfiguration configurations;
    private final Member members;
    private final TrustedAccess trustedAccess;
    private final DelegatedAdministrator delegatedAdministrator;

    /** The registration that goes before those of all other Regions; none before it is drawn. */
    private final Set<ResourceId> firstRegistration = new HashSet<>();

    OrganizationDrawing(
            AwsClients clients,
            GraphDrawing graphs,
            Draft draft,
            DetectiveSettings settings,
            AwsOrganization topology) {
        this.graphs = graphs;
        this.draft = draft;
        this.settings = settings;
        this.topology = topology;
        this.administrator = draft.organization().securityTooling();
        this.administrators = new DetectiveAdministrator(graphs.graphs());
        this.configurations = new OrganizationConfiguration(graphs.graphs());
        Target management = new Target(topology.management(), draft.organization().home());
        this.members =
                new Member(administrator, graphs.graphs(), new AccountEmails(clients, management));
        this.trustedAccess = new TrustedAccess(clients);
        this.delegatedAdministrator = new DelegatedAdministrator(clients);
    }

    void draw() {
        Set<ResourceId> delegated = delegate();
        Region home = draft.organization().home();
        draft.regions().stream()
                .sorted(Comparator.comparing(region -> !region.equals(home)))
                .forEach(region -> draw(region, delegated));
    }

    /** Detective would do both by itself; drawn, they can be removed again. */
    private Set<ResourceId> delegate() {
        ResourceId trusted = draft.add(trustedAccess.of(draft.organization(), topology, PRINCIPAL));
        if (administrator.equals(topology.management())) {
            return Set.of(trusted);
        }
        return Set.of(
                trusted,
                draft.add(
                        delegatedAdministrator.of(
                                draft.organization(), topology, PRINCIPAL, trusted)));
    }

    private void draw(Region region, Set<ResourceId> delegated) {
        Target tooling = new Target(administrator, region);
        if (!draft.targets().contains(tooling)) {
            skip(region, "the security tooling account cannot be worked in here");
        } else if (!isEnabledInManagement(region)) {
            skip(region, "the region is not enabled in the management account");
        } else {
            draw(tooling, delegated);
        }
    }

    private boolean isEnabledInManagement(Region region) {
        return draft.organization().accounts().stream()
                .anyMatch(account ->
                        account.id().equals(topology.management())
                                && account.regions().contains(region));
    }

    private void skip(Region region, String why) {
        targets(region).forEach(target -> draft.skip(Tool.DETECTIVE, target, why));
    }

    private void draw(Target tooling, Set<ResourceId> delegated) {
        ResourceId registration = register(tooling, delegated);
        ResourceId graph = graphs.graph(tooling, Set.of(registration));
        ResourceId configuration =
                draft.add(
                        configurations,
                        tooling,
                        "organization",
                        new OrganizationConfiguration.State(settings.autoEnableMembers()),
                        Set.of(registration, graph));
        Set<ResourceId> shared = new HashSet<>(delegated);
        shared.addAll(Set.of(registration, graph, configuration));
        shared.addAll(graphs.packages(tooling, graph));
        deploy(tooling, shared);
        List<Target> wanted = wanted(tooling);
        for (int from = 0; from < wanted.size(); from += Member.BATCH) {
            enrol(
                    wanted.subList(from, Math.min(wanted.size(), from + Member.BATCH)),
                    Set.of(registration, graph),
                    shared);
        }
    }

    /**
     * Names the administrator. Home goes first and alone: on a fresh organization AWS refuses all
     * but one of the registrations that are made at the same time.
     */
    private ResourceId register(Target tooling, Set<ResourceId> delegated) {
        Set<ResourceId> after = new HashSet<>(firstRegistration);
        after.addAll(draft.deployed(Tool.GUARDDUTY, tooling));
        ResourceId registration =
                draft.add(
                        new Resource<>(
                                administrators,
                                new Target(topology.management(), tooling.region()),
                                "administrator",
                                new DetectiveAdministrator.State(administrator.value()),
                                delegated,
                                after));
        if (firstRegistration.isEmpty()) {
            firstRegistration.add(registration);
        }
        return registration;
    }

    /** The accounts to enrol; says of the others why not. */
    private List<Target> wanted(Target tooling) {
        List<Target> wanted = new ArrayList<>();
        for (Target target : targets(tooling.region())) {
            if (target.equals(tooling)) {
                continue;
            }
            if (!settings.takesIn(target.account())) {
                graphs.skipUnlisted(target);
            } else if (wanted.size() == MOST_MEMBERS) {
                draft.skip(
                        Tool.DETECTIVE,
                        target,
                        "a behavior graph of Detective takes no more than %d member accounts; choose them with member-accounts"
                                .formatted(MOST_MEMBERS));
            } else {
                wanted.add(target);
            }
        }
        return wanted;
    }

    /**
     * Enrols as many accounts as one call takes, once GuardDuty is done with these. They go after
     * its resources instead of needing them, for a call takes only accounts with the same needs;
     * where GuardDuty is missing, Detective says so itself.
     */
    private void enrol(List<Target> batch, Set<ResourceId> needs, Set<ResourceId> shared) {
        Set<ResourceId> guardDuty = new HashSet<>();
        batch.forEach(target -> guardDuty.addAll(draft.deployed(Tool.GUARDDUTY, target)));
        Set<ResourceId> after = Set.copyOf(guardDuty);
        for (Target target : batch) {
            ResourceId member =
                    draft.add(
                            new Resource<>(
                                    members, target, "member", Member.State.ENABLED, needs, after));
            Set<ResourceId> standsOn = new HashSet<>(shared);
            standsOn.add(member);
            deploy(target, standsOn);
        }
    }

    private void deploy(Target target, Set<ResourceId> standsOn) {
        Set<ResourceId> all = new HashSet<>(standsOn);
        all.addAll(draft.deployed(Tool.GUARDDUTY, target));
        draft.deploy(Tool.DETECTIVE, target, all);
    }

    private List<Target> targets(Region region) {
        return draft.targets().stream().filter(it -> it.region().equals(region)).toList();
    }
}
