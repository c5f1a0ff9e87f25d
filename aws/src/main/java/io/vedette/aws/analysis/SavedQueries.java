package io.vedette.aws.analysis;

import io.vedette.aws.AwsClients;
import io.vedette.aws.logs.SavedQuery;
import io.vedette.core.catalog.CloudTrailSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws the queries of CloudWatch Logs Insights over the trail's log group, where that one is. */
record SavedQueries(AwsClients clients, Draft draft) {

    static final List<String> NAMES =
            List.of(
                    "access-key-history",
                    "console-sign-ins",
                    "iam-changes",
                    "root-use",
                    "source-address-history",
                    "trail-tampering",
                    "unauthorized-calls");

    Set<ResourceId> draw() {
        CloudTrailSettings trail = draft.settings(Tool.CLOUDTRAIL, CloudTrailSettings.class);
        Set<ResourceId> drawn = new HashSet<>();
        if (!trail.enabled() || !trail.cloudWatchLogs().enabled()) {
            return drawn;
        }
        for (Target target : trailLogGroups()) {
            for (String name : NAMES) {
                drawn.add(
                        draft.add(
                                Resource.of(
                                        new SavedQuery(clients),
                                        target,
                                        "vedette/" + name,
                                        new SavedQuery.Text(
                                                Resources.text("insights/%s.txt".formatted(name)),
                                                Set.of(trail.cloudWatchLogs().logGroup())))));
            }
        }
        return drawn;
    }

    private List<Target> trailLogGroups() {
        Organization organization = draft.organization();
        Target home = new Target(organization.securityTooling(), organization.home());
        return switch (organization.topology()) {
            case Topology.AwsOrganization _ -> List.of(home);
            case Topology.SeparateAccounts _ ->
                    draft.targets().stream()
                            .filter(it -> it.region().equals(organization.home()))
                            .toList();
        };
    }
}
