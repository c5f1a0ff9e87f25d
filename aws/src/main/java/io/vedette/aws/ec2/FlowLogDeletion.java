package io.vedette.aws.ec2;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/**
 * Deletes flow logs of an account in a region ({@code DeleteFlowLogs}); one that is gone is fine.
 */
final class FlowLogDeletion {

    /** EC2 takes so many ids in one request. */
    private static final int MOST = 1000;

    private static final String GONE = "InvalidFlowLogId.NotFound";

    private final Ec2Client ec2;

    FlowLogDeletion(AwsClients clients, Target place) {
        this.ec2 = clients.client(Ec2Client.class, place);
    }

    /**
     * Deletes flow logs.
     *
     * @return what EC2 refused to delete, and why
     */
    List<UnsuccessfulItem> delete(Collection<FlowLog> logs) {
        List<String> ids = logs.stream().map(FlowLog::flowLogId).distinct().toList();
        List<UnsuccessfulItem> refused = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST));
            refused.addAll(deleteAtOnce(some));
        }
        return refused.stream().filter(item -> !GONE.equals(item.error().code())).toList();
    }

    private List<UnsuccessfulItem> deleteAtOnce(List<String> ids) {
        try {
            return ec2.deleteFlowLogs(it -> it.flowLogIds(ids)).unsuccessful();
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails() == null || !GONE.equals(e.awsErrorDetails().errorCode())) {
                throw e;
            }
        }
        // Somebody else deletes them too: what is left now is asked for once more.
        Set<String> left =
                ec2.describeFlowLogsPaginator(it -> it.maxResults(MOST)).flowLogs().stream()
                        .map(FlowLog::flowLogId)
                        .filter(Set.copyOf(ids)::contains)
                        .collect(Collectors.toSet());
        return left.isEmpty()
                ? List.of()
                : ec2.deleteFlowLogs(it -> it.flowLogIds(left)).unsuccessful();
    }
}
