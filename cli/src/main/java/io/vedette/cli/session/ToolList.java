package io.vedette.cli.session;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudtrail.CloudTrailBlueprint;
import io.vedette.aws.config.ConfigBlueprint;
import io.vedette.aws.detective.DetectiveBlueprint;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.aws.securityhub.SecurityHubBlueprint;
import io.vedette.core.catalog.Tool;
import io.vedette.core.plan.ToolBlueprint;
import java.util.Arrays;
import java.util.List;

/** The composition list: the tools that Vedette can put in place. */
public final class ToolList {

    private ToolList() {}

    /** The tools, working through these clients. */
    public static List<ToolBlueprint> of(AwsClients clients) {
        return List.of(
                new GuardDutyBlueprint(clients),
                new CloudTrailBlueprint(clients),
                new ConfigBlueprint(clients),
                new SecurityHubBlueprint(clients),
                new DetectiveBlueprint(clients));
    }

    /** The tools of the catalog that are not on the list yet. */
    public static List<Tool> planned(List<ToolBlueprint> tools) {
        List<Tool> deployable = tools.stream().map(ToolBlueprint::tool).toList();
        return Arrays.stream(Tool.values()).filter(tool -> !deployable.contains(tool)).toList();
    }
}
