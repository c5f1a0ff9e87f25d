package io.vedette.core.catalog;

import io.vedette.core.catalog.CloudTrailSettings.ObjectLock;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.regex.Pattern;

/**
 * A bucket that keeps one kind of logs.
 *
 * @param bucket its name; {@code {account_id}} and {@code {region}} stand for those of where it is
 * @param key the alias of the KMS key that it is encrypted with
 * @param deletedDays how long a deleted or overwritten version stays recoverable
 * @param archiveAfterDays when logs that are kept longer move to a cheaper storage class; 0 for
 *     never
 */
public record LogBucketSettings(
        String bucket, String key, int deletedDays, int archiveAfterDays, ObjectLock objectLock) {

    private static final Pattern NAME =
            Pattern.compile("(?=.{3,63}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern ALIAS = Pattern.compile("alias/(?!aws/)[A-Za-z0-9/_-]{1,250}");

    public LogBucketSettings {
        String example = name(bucket, new AccountId("111122223333"), new Region("ap-southeast-1"));
        if (!NAME.matcher(example).matches()) {
            throw new IllegalArgumentException(
                    "bucket '%s' is not the name of a bucket".formatted(bucket));
        }
        if (!ALIAS.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "key '%s' is not the alias of a key, such as alias/vedette-logs"
                            .formatted(key));
        }
        if (deletedDays < 1) {
            throw new IllegalArgumentException(
                    "deleted-days is %d; at least 1".formatted(deletedDays));
        }
        if (archiveAfterDays < 0) {
            throw new IllegalArgumentException(
                    "archive-after-days is %d; at least 1, or 0 for never"
                            .formatted(archiveAfterDays));
        }
    }

    /** A bucket whose logs stay in the storage class that they were written in. */
    public LogBucketSettings(String bucket, String key, int deletedDays, ObjectLock objectLock) {
        this(bucket, key, deletedDays, 0, objectLock);
    }

    /** Requires that no log is locked longer than it is kept. */
    void requireLockWithin(int retentionDays) {
        if (objectLock.enabled() && objectLock.days() > retentionDays) {
            throw new IllegalArgumentException(
                    "object-lock keeps %d days, longer than retention-days %d"
                            .formatted(objectLock.days(), retentionDays));
        }
    }

    /** The bucket's name in an account's region. */
    public String name(AccountId account, Region region) {
        return name(bucket, account, region);
    }

    private static String name(String pattern, AccountId account, Region region) {
        return pattern.replace("{account_id}", account.value()).replace("{region}", region.code());
    }
}
