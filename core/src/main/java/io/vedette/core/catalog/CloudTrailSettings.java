package io.vedette.core.catalog;

import java.util.Set;

/**
 * The settings of CloudTrail.
 *
 * @param trailName the name of the trail that Vedette keeps
 * @param bucket the archive bucket; {@code {account_id}} stands for the log archive account
 * @param key the alias of the KMS key in the log archive account
 * @param insights which API activity is watched for anomalies
 * @param s3DataEventBuckets the names of buckets whose object-level events are recorded
 */
public record CloudTrailSettings(
        boolean enabled,
        String trailName,
        String bucket,
        String key,
        boolean multiRegionTrail,
        boolean includeGlobalServices,
        boolean enableLogFileValidation,
        Set<Insight> insights,
        Set<String> s3DataEventBuckets,
        CloudWatchLogs cloudWatchLogs)
        implements ToolSettings {

    public CloudTrailSettings {
        insights = Set.copyOf(insights);
        s3DataEventBuckets = Set.copyOf(s3DataEventBuckets);
    }

    /** What CloudTrail Insights compares with its baseline. */
    public enum Insight {
        API_CALL_RATE,
        API_ERROR_RATE
    }

    /** Delivery to CloudWatch Logs. */
    public record CloudWatchLogs(boolean enabled, String logGroup, int retentionDays) {}
}
