package io.vedette.cli.session;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudtrail.CloudTrailBlueprint;
import io.vedette.aws.config.ConfigBlueprint;
import io.vedette.aws.detective.DetectiveBlueprint;
import io.vedette.aws.eventbridge.EventForwarding;
import io.vedette.aws.eventbridge.EventSettings;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.aws.inspector.InspectorBlueprint;
import io.vedette.aws.macie.MacieBlueprint;
import io.vedette.aws.securityhub.FindingImports;
import io.vedette.aws.securityhub.SecurityHubBlueprint;
import io.vedette.aws.systemsmanager.SystemsManagerBlueprint;
import io.vedette.core.catalog.Tool;
import io.vedette.core.plan.Integration;
import io.vedette.core.plan.ToolBlueprint;
import java.util.Arrays;
import java.util.List;

/** The composition list: the tools that Vedette can put in place, and what connects them. */
public final class ToolList {

    private ToolList() {}

    /** The tools, working through these clients. */
    public static List<ToolBlueprint> of(AwsClients clients) {
        return List.of(
                new GuardDutyBlueprint(clients),
                new CloudTrailBlueprint(clients),
                new ConfigBlueprint(clients),
                new SystemsManagerBlueprint(clients),
                new SecurityHubBlueprint(clients),
                new DetectiveBlueprint(clients),
                new InspectorBlueprint(clients),
                new MacieBlueprint(clients));
    }

    /** What connects the tools, drawn after them, in this order. */
    public static List<Integration> integrations(AwsClients clients) {
        return List.of(
                new FindingImports(clients), new EventForwarding(clients, EventSettings.DEFAULT));
    }

    /** The tools of the catalog that are not on the list yet. */
    public static List<Tool> planned(List<ToolBlueprint> tools) {
        List<Tool> deployable = tools.stream().map(ToolBlueprint::tool).toList();
        return Arrays.stream(Tool.values()).filter(tool -> !deployable.contains(tool)).toList();
    }
}
