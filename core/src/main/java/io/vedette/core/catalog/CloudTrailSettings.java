package io.vedette.core.catalog;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of CloudTrail.
 *
 * @param trailName the name of the trail that Vedette keeps
 * @param bucket the archive bucket; {@code {account_id}} stands for the log archive account
 * @param key the alias of the KMS key in the log archive account
 * @param readWriteType which management and data events are recorded
 * @param includeManagementEvents whether the trail records management events at all
 * @param s3DataEventBuckets the names of buckets whose object-level events are recorded
 * @param insights which API activity is watched for anomalies
 * @param cloudWatchLogs delivery to CloudWatch Logs, beside that to the bucket
 * @param archive how long the bucket keeps what is delivered
 */
public record CloudTrailSettings(
        boolean enabled,
        String trailName,
        String bucket,
        String key,
        boolean multiRegionTrail,
        boolean includeGlobalServices,
        boolean enableLogFileValidation,
        ReadWriteType readWriteType,
        boolean includeManagementEvents,
        Set<String> s3DataEventBuckets,
        Set<Insight> insights,
        CloudWatchLogs cloudWatchLogs,
        Archive archive)
        implements CatalogSettings {

    private static final Pattern TRAIL_NAME =
            Pattern.compile("(?!.*[._-]{2})[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]");
    private static final Pattern BUCKET_NAME =
            Pattern.compile("(?=.{3,63}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final String ACCOUNT_ID = "{account_id}";
    private static final Pattern KEY_ALIAS = Pattern.compile("alias/(?!aws/)[A-Za-z0-9/_-]{1,250}");

    public CloudTrailSettings {
        insights = Set.copyOf(insights);
        s3DataEventBuckets = Set.copyOf(s3DataEventBuckets);
        require(TRAIL_NAME, trailName, "trail-name", "the name of a trail");
        requireBucket(bucket.replace(ACCOUNT_ID, "111122223333"), "bucket");
        require(KEY_ALIAS, key, "key", "the alias of a key, such as alias/vedette-cloudtrail");
        for (String name : s3DataEventBuckets) {
            requireBucket(name, "s3-data-event-buckets");
        }
        if (multiRegionTrail && !includeGlobalServices) {
            throw new IllegalArgumentException(
                    "include-global-services: false goes with multi-region-trail: false only");
        }
        if (!includeManagementEvents && s3DataEventBuckets.isEmpty()) {
            throw new IllegalArgumentException(
                    "include-management-events: false needs s3-data-event-buckets,"
                            + " or the trail records nothing");
        }
        if (!includeManagementEvents && !insights.isEmpty()) {
            throw new IllegalArgumentException(
                    "insights are found in management events: say insights: []");
        }
        if (insights.contains(Insight.API_CALL_RATE) && readWriteType == ReadWriteType.READ_ONLY) {
            throw new IllegalArgumentException(
                    "insight api-call-rate needs write events, but read-write-type is read-only");
        }
    }

    private static void requireBucket(String found, String key) {
        require(BUCKET_NAME, found, key, "the name of a bucket");
    }

    private static void require(Pattern pattern, String found, String key, String what) {
        if (!pattern.matcher(found).matches()) {
            throw new IllegalArgumentException("%s '%s' is not %s".formatted(key, found, what));
        }
    }

    /** Which events, by what they do. */
    public enum ReadWriteType {
        ALL,
        READ_ONLY,
        WRITE_ONLY
    }

    /** What CloudTrail Insights compares with its baseline. */
    public enum Insight {
        API_CALL_RATE,
        API_ERROR_RATE
    }

    /**
     * Delivery to CloudWatch Logs.
     *
     * @param retentionDays one of the numbers of days that CloudWatch Logs offers
     */
    public record CloudWatchLogs(boolean enabled, String logGroup, int retentionDays) {

        private static final Pattern LOG_GROUP = Pattern.compile("[\\w./#-]{1,512}");

        public CloudWatchLogs {
            require(LOG_GROUP, logGroup, "log-group", "the name of a log group");
            Retention.requireOffered(retentionDays);
        }
    }

    /**
     * How long the archive bucket keeps log files.
     *
     * @param retentionDays when they expire
     * @param deletedDays how long a deleted or overwritten version stays recoverable
     * @param archiveAfterDays when those that are kept longer move to a cheaper storage class; 0
     *     for never
     */
    public record Archive(
            int retentionDays, int deletedDays, int archiveAfterDays, ObjectLock objectLock) {
        public Archive {
            if (retentionDays < 1 || deletedDays < 1) {
                throw new IllegalArgumentException(
                        "retention-days %d and deleted-days %d must be at least 1"
                                .formatted(retentionDays, deletedDays));
            }
            if (archiveAfterDays < 0) {
                throw new IllegalArgumentException(
                        "archive-after-days is %d; at least 1, or 0 for never"
                                .formatted(archiveAfterDays));
            }
            if (objectLock.enabled() && objectLock.days() > retentionDays) {
                throw new IllegalArgumentException(
                        "object-lock keeps %d days, longer than retention-days %d"
                                .formatted(objectLock.days(), retentionDays));
            }
        }
    }

    /** S3 Object Lock on the archive bucket; off, it is left as it is. */
    public record ObjectLock(boolean enabled, Mode mode, int days) {
        public ObjectLock {
            if (days < 1) {
                throw new IllegalArgumentException(
                        "object-lock days is %d; at least 1".formatted(days));
            }
        }

        /** Who can lift the lock early: those with a special right, or nobody at all. */
        public enum Mode {
            GOVERNANCE,
            COMPLIANCE
        }
    }
}
