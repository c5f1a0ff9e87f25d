package io.vedette.core.catalog;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.regex.Pattern;

/**
 * A bucket in every region for logs that AWS writes with S3's own keys only, and to no bucket whose
 * objects are locked.
 *
 * @param bucket its name; {@code {account_id}} and {@code {region}} stand for those of where it is
 * @param deletedDays how long a deleted or overwritten version stays recoverable
 * @param archiveAfterDays when logs that are kept longer move to a cheaper storage class; 0 for
 *     never
 */
public record PlainLogBucketSettings(String bucket, int deletedDays, int archiveAfterDays) {

    private static final Pattern NAME =
            Pattern.compile("(?=.{3,63}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    public PlainLogBucketSettings {
        String example = name(bucket, new AccountId("111122223333"), new Region("ap-southeast-1"));
        if (!NAME.matcher(example).matches()) {
            throw new IllegalArgumentException(
                    "bucket '%s' is not the name of a bucket".formatted(bucket));
        }
        if (!bucket.contains("{region}")) {
            throw new IllegalArgumentException(
                    "bucket '%s' needs {region}: the logs stay in their region".formatted(bucket));
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

    /** The bucket's name in an account's region. */
    public String name(AccountId account, Region region) {
        return name(bucket, account, region);
    }

    private static String name(String pattern, AccountId account, Region region) {
        return pattern.replace("{account_id}", account.value()).replace("{region}", region.code());
    }
}
