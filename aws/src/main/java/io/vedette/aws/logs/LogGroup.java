package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.logs.LogGroup.Settings;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/** A log group of CloudWatch Logs: how long it keeps events, and the key that it uses. */
public record LogGroup(AwsClients clients) implements SingleResourceKind<Settings> {

    /**
     * How the log group is to be.
     *
     * @param retentionDays one of the numbers that PutRetentionPolicy takes; null leaves it alone
     * @param key the ARN of a KMS alias; null leaves it alone: CloudWatch Logs encrypts anyway
     */
    public record Settings(@Nullable Integer retentionDays, @Nullable String key) {}

    /** The ARN of a log group, without the star that some operations want at its end. */
    public static String arn(Target target, String name) {
        return Arns.regional("logs", target, "log-group:" + name);
    }

    @Override
    public String name() {
        return "logs.group";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        Settings desired = resource.desired();
        return find(resource)
                .<Reading<Settings>>map(group ->
                        new Reading.Present<>(
                                new Settings(
                                        desired.retentionDays() == null
                                                ? null
                                                : group.retentionInDays(),
                                        key(desired.key(), group.kmsKeyId()))))
                .orElseGet(Reading.Absent::new);
    }

    private @Nullable String key(@Nullable String desired, @Nullable String there) {
        if (desired == null || there == null) {
            return null;
        }
        return new KeyAliases(clients).named(there, desired);
    }

    private Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> find(
            Resource<Settings> resource) {
        return logs(resource)
                .describeLogGroupsPaginator(it -> it.logGroupNamePrefix(resource.name()))
                .logGroups()
                .stream()
                .filter(group -> group.logGroupName().equals(resource.name()))
                .findFirst();
    }

    @Override
    public Result create(Resource<Settings> resource) {
        try {
            logs(resource)
                    .createLogGroup(it ->
                            it.logGroupName(resource.name())
                                    .tags(Map.of(Managed.TAG, Managed.VALUE)));
        } catch (ResourceAlreadyExistsException already) {
            // created since it was read; its settings follow
        }
        return set(resource, true, true);
    }

    @Override
    public Result update(Update<Settings> update) {
        return set(update.resource(), update.touches("retentionDays"), update.touches("key"));
    }

    private Result set(Resource<Settings> resource, boolean retention, boolean key) {
        CloudWatchLogsClient logs = logs(resource);
        Settings desired = resource.desired();
        if (retention && desired.retentionDays() != null) {
            logs.putRetentionPolicy(it ->
                    it.logGroupName(resource.name()).retentionInDays(desired.retentionDays()));
        }
        if (!key || desired.key() == null) {
            return Result.done();
        }
        Optional<String> keyArn = new KeyAliases(clients).keyArn(desired.key());
        if (keyArn.isEmpty()) {
            return new Result.Refused("there is no key " + desired.key());
        }
        logs.associateKmsKey(it -> it.logGroupName(resource.name()).kmsKeyId(keyArn.get()));
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return Set.of(CostDriver.LOGS_INGESTED_GB, CostDriver.LOGS_STORED_GB);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("logs:DescribeLogGroups", "kms:DescribeKey");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "logs:AssociateKmsKey",
                "logs:CreateLogGroup",
                "logs:PutRetentionPolicy",
                "logs:TagResource");
    }

    private CloudWatchLogsClient logs(Resource<Settings> resource) {
        return clients.client(CloudWatchLogsClient.class, resource.target());
    }
}
