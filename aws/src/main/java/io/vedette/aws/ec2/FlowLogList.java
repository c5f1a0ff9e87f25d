package io.vedette.aws.ec2;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;

/** Lists the flow logs of VPCs ({@code DescribeFlowLogs}), whoever made them. */
record FlowLogList(AwsClients clients) {

    /** EC2 takes so many values of filters in a request. */
    private static final int MOST_VALUES = 200;

    private static final int LONGEST_PAGE = 1000;

    /** The flow logs by the VPC; few VPCs are asked for by name, of many all are listed. */
    Map<String, List<FlowLog>> of(Target place, Collection<String> vpcs) {
        Set<String> wanted = new TreeSet<>(vpcs);
        DescribeFlowLogsRequest.Builder request =
                DescribeFlowLogsRequest.builder().maxResults(LONGEST_PAGE);
        if (wanted.size() <= MOST_VALUES) {
            request.filter(Filter.builder().name("resource-id").values(wanted).build());
        }
        Map<String, List<FlowLog>> byVpc = new HashMap<>();
        clients
                .client(Ec2Client.class, place)
                .describeFlowLogsPaginator(request.build())
                .flowLogs()
                .stream()
                .filter(log -> wanted.contains(log.resourceId()))
                .forEach(log ->
                        byVpc.computeIfAbsent(log.resourceId(), _ -> new ArrayList<>()).add(log));
        return byVpc;
    }
}
