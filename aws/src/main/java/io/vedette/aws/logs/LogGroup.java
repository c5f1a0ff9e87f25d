package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.logs.LogGroup.Settings;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

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
        Resource<Settings> resource = update.resource();
        String name = resource.name();
        boolean retention = update.touches("retentionDays");
        boolean key = update.touches("key");
        if (retention && resource.desired().retentionDays() == null) {
            logs(resource).deleteRetentionPolicy(it -> it.logGroupName(name));
        }
        if (key && resource.desired().key() == null) {
            logs(resource).disassociateKmsKey(it -> it.logGroupName(name));
        }
        return set(resource, retention, key);
    }

    /** A log group with events in it stays, unless they may go too. */
    @Override
    public Result delete(Removal<Settings> removal) {
        String name = removal.resource().name();
        CloudWatchLogsClient logs = logs(removal.resource());
        Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> group =
                find(removal.resource());
        if (group.isEmpty()) {
            return Result.done();
        }
        if (Boolean.TRUE.equals(group.get().deletionProtectionEnabled())) {
            return new Result.Left("somebody protected log group %s from deletion".formatted(name));
        }
        try {
            if (!removal.withData() && holdsEvents(logs, name)) {
                return new Result.Left(
                        "holds logs; --delete-data %s deletes them with it".formatted(name));
            }
            logs.deleteLogGroup(it -> it.logGroupName(name));
        } catch (ResourceNotFoundException gone) {
            return Result.done();
        }
        return Result.done();
    }

    /** The group's own size lags behind by hours; the stream written to last does not. */
    private static boolean holdsEvents(CloudWatchLogsClient logs, String name) {
        return logs
                .describeLogStreams(it ->
                        it.logGroupName(name)
                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                .descending(true)
                                .limit(1))
                .logStreams()
                .stream()
                .anyMatch(stream -> stream.lastEventTimestamp() != null);
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
        return Set.of("logs:DescribeLogGroups", "kms:ListAliases");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "logs:AssociateKmsKey",
                "logs:CreateLogGroup",
                "logs:PutRetentionPolicy",
                "logs:TagResource");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of(
                "logs:DeleteLogGroup",
                "logs:DeleteRetentionPolicy",
                "logs:DescribeLogStreams",
                "logs:DisassociateKmsKey");
    }

    private CloudWatchLogsClient logs(Resource<Settings> resource) {
        return clients.client(CloudWatchLogsClient.class, resource.target());
    }
}
