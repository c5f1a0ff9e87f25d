package io.vedette.aws.logs;

import io.vedette.core.catalog.CloudTrailSettings;
import io.vedette.core.catalog.FlowLogSettings;
import io.vedette.core.catalog.LogDestination;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.QueryLogSettings;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import java.util.Set;
import java.util.TreeSet;

/**
 * The log groups that Vedette makes: their events are kept as other settings say, and are in the
 * archive already.
 */
record OwnGroups(Draft draft) {

    Set<String> at(Target target) {
        Set<String> names = new TreeSet<>();
        CloudTrailSettings trail = draft.settings(Tool.CLOUDTRAIL, CloudTrailSettings.class);
        if (trail.enabled() && trail.cloudWatchLogs().enabled() && trailIsAt(target)) {
            names.add(trail.cloudWatchLogs().logGroup());
        }
        SystemsManagerSettings ssm =
                draft.settings(Tool.SYSTEMS_MANAGER, SystemsManagerSettings.class);
        if (ssm.enabled() && ssm.sessionManager().cloudWatchLogs().enabled()) {
            names.add(ssm.sessionManager().cloudWatchLogs().logGroup());
        }
        FlowLogSettings flows = draft.settings(LogSource.VPC_FLOW_LOGS, FlowLogSettings.class);
        if (flows.enabled() && flows.destinations().contains(LogDestination.CLOUDWATCH_LOGS)) {
            names.add(flows.logGroup().name());
        }
        QueryLogSettings queries = draft.settings(LogSource.DNS_LOGS, QueryLogSettings.class);
        if (queries.enabled() && queries.destinations().contains(LogDestination.CLOUDWATCH_LOGS)) {
            names.add(queries.logGroup().name());
        }
        return names;
    }

    private boolean trailIsAt(Target target) {
        Organization organization = draft.organization();
        boolean home = target.region().equals(organization.home());
        return home
                && switch (organization.topology()) {
                    case Topology.AwsOrganization _ ->
                            target.account().equals(organization.securityTooling());
                    case Topology.SeparateAccounts _ -> true;
                };
    }
}
