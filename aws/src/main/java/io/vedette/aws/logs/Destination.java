package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.logs.Destination.Settings;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Target;
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
 * What takes log events of other accounts and hands them to a stream ({@code PutDestination}), and
 * who may subscribe to it ({@code PutDestinationPolicy}).
 */
record Destination(AwsClients clients) implements SingleResourceKind<Settings> {

    /** The documented size of a destination's policy. */
    private static final int LONGEST_POLICY = 5120;

    /**
     * How the destination is to be.
     *
     * @param stream the ARN of the stream
     * @param role the ARN of the role that CloudWatch Logs writes to it with
     * @param policy its statements by id
     */
    record Settings(String stream, String role, Map<String, Statement> policy) {
        Settings {
            policy = Collections.unmodifiableMap(new TreeMap<>(policy));
        }
    }

    static String arn(Target target, String name) {
        return Arns.regional("logs", target, "destination:" + name);
    }

    @Override
    public String name() {
        return "logs.destination";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        return logs(resource)
                .describeDestinationsPaginator(it -> it.destinationNamePrefix(resource.name()))
                .destinations()
                .stream()
                .filter(it -> it.destinationName().equals(resource.name()))
                .findFirst()
                .<Reading<Settings>>map(it ->
                        new Reading.Present<>(
                                new Settings(
                                        it.targetArn(),
                                        it.roleArn(),
                                        it.accessPolicy() == null
                                                ? Map.of()
                                                : PolicyDocument.parse(it.accessPolicy())
                                                        .statements())))
                .orElseGet(Reading.Absent::new);
    }

    @Override
    public Result create(Resource<Settings> resource) {
        Settings desired = resource.desired();
        logs(resource)
                .putDestination(it ->
                        it.destinationName(resource.name())
                                .targetArn(desired.stream())
                                .roleArn(desired.role())
                                .tags(Map.of(Managed.TAG, Managed.VALUE)));
        return allow(resource);
    }

    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        Settings desired = resource.desired();
        if (update.touches("stream") || update.touches("role")) {
            logs(resource)
                    .putDestination(it ->
                            it.destinationName(resource.name())
                                    .targetArn(desired.stream())
                                    .roleArn(desired.role()));
        }
        return update.touches("policy") ? allow(resource) : Result.done();
    }

    private Result allow(Resource<Settings> resource) {
        String policy = PolicyDocument.of(resource.desired().policy()).json();
        if (policy.length() > LONGEST_POLICY) {
            return new Result.Refused(
                    "the policy of destination %s would have %,d characters and CloudWatch Logs takes %,d: join the accounts in an organization, or spread them over several baselines"
                            .formatted(resource.name(), policy.length(), LONGEST_POLICY));
        }
        logs(resource)
                .putDestinationPolicy(
                        it -> it.destinationName(resource.name()).accessPolicy(policy));
        return Result.done();
    }

    @Override
    public Result delete(Removal<Settings> removal) {
        try {
            logs(removal.resource())
                    .deleteDestination(it -> it.destinationName(removal.resource().name()));
        } catch (ResourceNotFoundException gone) {
            return Result.done();
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("logs:DescribeDestinations");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "iam:PassRole",
                "logs:PutDestination",
                "logs:PutDestinationPolicy",
                "logs:TagResource");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("logs:DeleteDestination");
    }

    private CloudWatchLogsClient logs(Resource<Settings> resource) {
        return clients.client(CloudWatchLogsClient.class, resource.target());
    }
}
