package io.vedette.aws.cloudtrail;

import io.vedette.aws.AwsClients;
import io.vedette.aws.iam.ServiceLinkedRole;
import io.vedette.aws.organizations.TrustedAccess;
import io.vedette.core.catalog.CloudTrailSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology.AwsOrganization;
import io.vedette.core.organization.Topology.SeparateAccounts;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * Draws CloudTrail: one trail for an organization, or one in each of the separate accounts, into an
 * archive bucket in the log archive account.
 */
public final class CloudTrailBlueprint implements ItemBlueprint {

    private static final String ROLE = "AWSServiceRoleForCloudTrail";

    private final Set<String> served =
            CloudTrailClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toSet());
    private final TrailResources resources;
    private final ServiceLinkedRole serviceLinkedRoles;
    private final TrustedAccess trustedAccess;
    private final TrailAdministrator trailAdministrator;

    public CloudTrailBlueprint(AwsClients clients) {
        this.resources = new TrailResources(clients);
        this.serviceLinkedRoles = new ServiceLinkedRole(clients);
        this.trustedAccess = new TrustedAccess(clients);
        this.trailAdministrator = new TrailAdministrator(clients);
    }

    @Override
    public Tool item() {
        return Tool.CLOUDTRAIL;
    }

    @Override
    public boolean serves(Region region) {
        return served.contains(region.code());
    }

    @Override
    public void draw(Draft draft) {
        switch (draft.organization().topology()) {
            case AwsOrganization organization -> drawOrganization(draft, organization);
            case SeparateAccounts _ -> drawAccounts(draft);
        }
    }

    /**
     * The security tooling account makes the trail, as CloudTrail's delegated administrator: the
     * management account has nothing to do but to appoint it, and the events in CloudWatch Logs are
     * where responders work. The trail is the management account's all the same, and outlives the
     * administrator.
     */
    private void drawOrganization(Draft draft, AwsOrganization topology) {
        Organization organization = draft.organization();
        Target management = new Target(topology.management(), organization.home());
        Target home = new Target(organization.securityTooling(), organization.home());
        CloudTrailSettings settings = settings(draft);
        Set<ResourceId> needs = new LinkedHashSet<>();
        // Made before trusted access because AWS deletes it only after that is off again.
        ResourceId role =
                draft.add(
                        serviceLinkedRoles,
                        management,
                        ROLE,
                        new ServiceLinkedRole.Service(TrailAdministrator.PRINCIPAL),
                        List.of());
        needs.add(role);
        needs.add(
                draft.add(
                        trustedAccess.of(
                                organization, topology, TrailAdministrator.PRINCIPAL, role)));
        if (!home.equals(management)) {
            needs.add(draft.add(administrator(management, home, needs)));
        }
        String arn = Trail.arn(management, settings.trailName());
        Set<String> owners = Set.of(topology.management().value(), topology.id());
        Set<ResourceId> archive = resources.archive(draft, settings, Set.of(arn), owners);
        Set<ResourceId> delivery = resources.delivery(draft, settings, home, owners);
        needs.addAll(archive);
        needs.addAll(delivery);
        ResourceId trail = resources.trail(draft, settings, home, arn, true, needs);
        Set<ResourceId> standsOn = new HashSet<>(needs);
        standsOn.add(trail);
        deploy(draft, settings, draft.targets(), Set.copyOf(standsOn));
    }

    private Resource<TrailAdministrator.Delegation> administrator(
            Target management, Target home, Set<ResourceId> needs) {
        return new Resource<>(
                trailAdministrator,
                management,
                TrailAdministrator.PRINCIPAL,
                new TrailAdministrator.Delegation(home.account()),
                needs,
                Set.of());
    }

    private void drawAccounts(Draft draft) {
        CloudTrailSettings settings = settings(draft);
        Region region = draft.organization().home();
        Map<AccountId, Target> homes = new HashMap<>();
        draft.targets().stream()
                .filter(target -> target.region().equals(region))
                .forEach(target -> homes.put(target.account(), target));
        draft.targets().stream()
                .filter(target -> !homes.containsKey(target.account()))
                .forEach(target -> draft.skip(item(), target, whyNoTrail(region)));
        if (homes.isEmpty()) {
            return;
        }
        Set<String> arns =
                homes.values().stream()
                        .map(home -> Trail.arn(home, settings.trailName()))
                        .collect(Collectors.toSet());
        Set<String> owners =
                homes.keySet().stream().map(AccountId::value).collect(Collectors.toSet());
        Set<ResourceId> archive = resources.archive(draft, settings, arns, owners);
        homes.values().stream()
                .sorted()
                .forEach(home -> drawAccount(draft, settings, home, archive));
    }

    private static String whyNoTrail(Region home) {
        return "the account's trail would be in %s, which is not enabled in it".formatted(home);
    }

    private void drawAccount(
            Draft draft, CloudTrailSettings settings, Target home, Set<ResourceId> archive) {
        Set<String> owner = Set.of(home.account().value());
        Set<ResourceId> standsOn = new HashSet<>(archive);
        standsOn.addAll(resources.delivery(draft, settings, home, owner));
        String arn = Trail.arn(home, settings.trailName());
        standsOn.add(resources.trail(draft, settings, home, arn, false, standsOn));
        deploy(
                draft,
                settings,
                draft.targets().stream()
                        .filter(target -> target.account().equals(home.account()))
                        .toList(),
                Set.copyOf(standsOn));
    }

    private void deploy(
            Draft draft,
            CloudTrailSettings settings,
            Iterable<Target> targets,
            Set<ResourceId> standsOn) {
        Region home = draft.organization().home();
        for (Target target : targets) {
            if (settings.multiRegionTrail() || target.region().equals(home)) {
                draft.deploy(item(), target, standsOn);
            } else {
                draft.skip(
                        item(),
                        target,
                        "multi-region-trail is off, so only %s is recorded".formatted(home));
            }
        }
    }

    private CloudTrailSettings settings(Draft draft) {
        return draft.settings(item(), CloudTrailSettings.class);
    }
}
