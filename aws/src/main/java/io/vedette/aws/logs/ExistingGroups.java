package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Discovery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Finds the log groups of every account and region ({@code DescribeLogGroups}). */
record ExistingGroups(AwsClients clients) implements Discovery<ExistingGroup> {

    @Override
    public String name() {
        return "logs.groups";
    }

    @Override
    public Map<Target, List<ExistingGroup>> find(Target place, List<Target> targets) {
        Map<Target, List<ExistingGroup>> found = new HashMap<>();
        for (Target target : targets) {
            found.put(
                    target, ExistingGroup.all(clients.client(CloudWatchLogsClient.class, target)));
        }
        return found;
    }

    @Override
    public ExistingGroup example(Target target) {
        return new ExistingGroup("/aws/lambda/example", 0, "", false);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("logs:DescribeLogGroups");
    }
}
