package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.logs.GroupKeeping.Settings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * How long a log group that somebody else made keeps its events, and what it is encrypted with
 * ({@code PutRetentionPolicy}, {@code AssociateKmsKey}).
 */
record GroupKeeping(AwsClients clients) implements ResourceKind<Settings> {

    /** Up to so many log groups it is cheaper to ask for each by its name. */
    private static final int FEW = 2;

    /**
     * How the log group is to keep its events.
     *
     * @param retentionDays one of the numbers that PutRetentionPolicy takes; 0 for ever
     * @param key the ARN of a KMS alias or key; empty for CloudWatch Logs' own
     */
    record Settings(int retentionDays, String key) {}

    @Override
    public String name() {
        return "logs.keeping";
    }

    @Override
    public Map<ResourceId, Reading<Settings>> read(
            Target place, List<Resource<Settings>> resources) {
        Map<String, ExistingGroup> there = there(place, resources);
        KeyAliases keys = new KeyAliases(clients);
        Map<ResourceId, Reading<Settings>> readings = new HashMap<>();
        for (Resource<Settings> resource : resources) {
            ExistingGroup group = there.get(resource.name());
            readings.put(
                    resource.id(),
                    group == null
                            ? new Reading.OffLimits<>("somebody deleted the log group just now")
                            : new Reading.Present<>(
                                    new Settings(
                                            group.retentionDays(),
                                            named(keys, group.key(), resource.desired().key()))));
        }
        return readings;
    }

    private Map<String, ExistingGroup> there(Target place, List<Resource<Settings>> resources) {
        CloudWatchLogsClient logs = logs(place);
        List<ExistingGroup> found =
                resources.size() > FEW
                        ? ExistingGroup.all(logs)
                        : resources.stream()
                                .flatMap(it -> ExistingGroup.beginning(logs, it.name()).stream())
                                .distinct()
                                .toList();
        return found.stream().collect(Collectors.toMap(ExistingGroup::name, Function.identity()));
    }

    private static String named(KeyAliases keys, String there, String desired) {
        return there.isEmpty() || desired.isEmpty() ? there : keys.named(there, desired);
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Settings>> absent) {
        throw new IllegalStateException("somebody else makes log groups: " + absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Settings>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        differing.forEach(update -> results.put(update.resource().id(), update(update)));
        return results;
    }

    private Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        CloudWatchLogsClient logs = logs(resource.target());
        if (update.touches("retentionDays")) {
            retain(logs, resource.name(), resource.desired().retentionDays());
        }
        return update.touches("key")
                ? encrypt(logs, resource.name(), resource.desired().key())
                : Result.done();
    }

    private static void retain(CloudWatchLogsClient logs, String group, int days) {
        if (days == 0) {
            logs.deleteRetentionPolicy(it -> it.logGroupName(group));
        } else {
            logs.putRetentionPolicy(it -> it.logGroupName(group).retentionInDays(days));
        }
    }

    private Result encrypt(CloudWatchLogsClient logs, String group, String key) {
        if (key.isEmpty()) {
            logs.disassociateKmsKey(it -> it.logGroupName(group));
            return Result.done();
        }
        Optional<String> keyArn = new KeyAliases(clients).keyArn(key);
        if (keyArn.isEmpty()) {
            return new Result.Refused("there is no key " + key);
        }
        logs.associateKmsKey(it -> it.logGroupName(group).kmsKeyId(keyArn.get()));
        return Result.done();
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Settings>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(it ->
                results.put(
                        it.resource().id(),
                        new Result.Left("the log group is not one that Vedette made")));
        return results;
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return Set.of(CostDriver.LOGS_STORED_GB);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("kms:ListAliases", "logs:DescribeLogGroups");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("logs:AssociateKmsKey", "logs:PutRetentionPolicy");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("logs:DeleteRetentionPolicy", "logs:DisassociateKmsKey");
    }

    private CloudWatchLogsClient logs(Target place) {
        return clients.client(CloudWatchLogsClient.class, place);
    }
}
