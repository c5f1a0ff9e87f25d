package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.logs.ResourcePolicy.Statements;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * A named policy that lets AWS services write to log groups ({@code PutResourcePolicy}). CloudWatch
 * Logs keeps ten of them in a Region; this one is wholly Vedette's.
 */
public record ResourcePolicy(AwsClients clients) implements SingleResourceKind<Statements> {

    /** The statements by id. */
    public record Statements(Map<String, Statement> statements) {
        public Statements {
            statements = Collections.unmodifiableMap(new TreeMap<>(statements));
        }
    }

    @Override
    public String name() {
        return "logs.resource-policy";
    }

    /** Ten policies are one page. */
    @Override
    public Reading<Statements> read(Resource<Statements> resource) {
        return logs(resource).describeResourcePolicies(_ -> {}).resourcePolicies().stream()
                .filter(policy -> resource.name().equals(policy.policyName()))
                .findFirst()
                .<Reading<Statements>>map(policy ->
                        new Reading.Present<>(
                                new Statements(
                                        PolicyDocument.parse(policy.policyDocument())
                                                .statements())))
                .orElseGet(Reading.Absent::new);
    }

    @Override
    public Result create(Resource<Statements> resource) {
        String document = PolicyDocument.of(resource.desired().statements()).json();
        logs(resource)
                .putResourcePolicy(it -> it.policyName(resource.name()).policyDocument(document));
        return Result.done();
    }

    @Override
    public Result update(Update<Statements> update) {
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<Statements> removal) {
        Resource<Statements> resource = removal.resource();
        try {
            logs(resource).deleteResourcePolicy(it -> it.policyName(resource.name()));
        } catch (ResourceNotFoundException gone) {
            // Nothing is left to delete.
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("logs:DescribeResourcePolicies");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("logs:PutResourcePolicy");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("logs:DeleteResourcePolicy");
    }

    private CloudWatchLogsClient logs(Resource<Statements> resource) {
        return clients.client(CloudWatchLogsClient.class, resource.target());
    }
}
