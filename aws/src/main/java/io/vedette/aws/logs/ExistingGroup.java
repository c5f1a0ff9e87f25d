package io.vedette.aws.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/**
 * A log group that was there before Vedette.
 *
 * @param retentionDays how long it keeps events; 0 for ever
 * @param key the ARN of its KMS key; empty where CloudWatch Logs encrypts with its own
 * @param fixed whether CloudWatch Logs decides how long it keeps events
 */
record ExistingGroup(String name, int retentionDays, String key, boolean fixed) {

    private static ExistingGroup of(LogGroup group) {
        return new ExistingGroup(
                group.logGroupName(),
                group.retentionInDays() == null ? 0 : group.retentionInDays(),
                group.kmsKeyId() == null ? "" : group.kmsKeyId(),
                group.logGroupClass() == LogGroupClass.DELIVERY);
    }

    /** All of an account's region, fifty a call. */
    static List<ExistingGroup> all(CloudWatchLogsClient logs) {
        return logs.describeLogGroupsPaginator(it -> it.limit(50)).logGroups().stream()
                .map(ExistingGroup::of)
                .toList();
    }

    /** Those of a few whose names begin with a name. */
    static List<ExistingGroup> beginning(CloudWatchLogsClient logs, String name) {
        return logs
                .describeLogGroupsPaginator(it -> it.limit(50).logGroupNamePrefix(name))
                .logGroups()
                .stream()
                .map(ExistingGroup::of)
                .toList();
    }
}
