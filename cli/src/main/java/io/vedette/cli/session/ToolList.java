package io.vedette.cli.session;

import io.vedette.aws.AwsClients;
import io.vedette.aws.accesslogs.AccessLogsBlueprint;
import io.vedette.aws.analysis.AnalysisBlueprint;
import io.vedette.aws.cloudtrail.CloudTrailBlueprint;
import io.vedette.aws.cloudtrail.ManagementEventsBlueprint;
import io.vedette.aws.config.ConfigBlueprint;
import io.vedette.aws.detective.DetectiveBlueprint;
import io.vedette.aws.ec2.FlowLogsBlueprint;
import io.vedette.aws.elb.LoadBalancerLogsBlueprint;
import io.vedette.aws.eventbridge.EventForwarding;
import io.vedette.aws.eventbridge.EventSettings;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.aws.inspector.InspectorBlueprint;
import io.vedette.aws.logs.ApplicationLogsBlueprint;
import io.vedette.aws.macie.MacieBlueprint;
import io.vedette.aws.monitoring.AlertRules;
import io.vedette.aws.monitoring.MonitoringBlueprint;
import io.vedette.aws.route53resolver.QueryLogsBlueprint;
import io.vedette.aws.securityhub.FindingImports;
import io.vedette.aws.securityhub.SecurityHubBlueprint;
import io.vedette.aws.systemsmanager.SystemsManagerBlueprint;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.plan.Integration;
import io.vedette.core.plan.ItemBlueprint;
import java.util.List;

/**
 * The composition list: the items of the catalog that Vedette can put in place, and what connects
 * them.
 */
public final class ToolList {

    private ToolList() {}

    /** The items, working through these clients. */
    public static List<ItemBlueprint> of(AwsClients clients) {
        return List.of(
                new GuardDutyBlueprint(clients),
                new CloudTrailBlueprint(clients),
                new ConfigBlueprint(clients),
                new SystemsManagerBlueprint(clients),
                new SecurityHubBlueprint(clients),
                new DetectiveBlueprint(clients),
                new InspectorBlueprint(clients),
                new MacieBlueprint(clients),
                new ManagementEventsBlueprint(clients),
                new FlowLogsBlueprint(clients),
                new QueryLogsBlueprint(clients),
                new ApplicationLogsBlueprint(clients),
                new LoadBalancerLogsBlueprint(clients),
                new AccessLogsBlueprint(clients),
                new AnalysisBlueprint(clients),
                new MonitoringBlueprint(clients));
    }

    /** What connects the tools, drawn after them, in this order. */
    public static List<Integration> integrations(AwsClients clients) {
        return List.of(
                new FindingImports(clients),
                new EventForwarding(clients, EventSettings.DEFAULT),
                new AlertRules(clients, EventSettings.DEFAULT));
    }

    /** The items of the catalog that are not on the list yet. */
    public static List<CatalogItem> planned(List<ItemBlueprint> items) {
        List<? extends CatalogItem> deployable = items.stream().map(ItemBlueprint::item).toList();
        return CatalogItem.all().stream().filter(item -> !deployable.contains(item)).toList();
    }
}
