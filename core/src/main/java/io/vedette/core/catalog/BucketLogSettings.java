package io.vedette.core.catalog;

/** The settings of S3 server access logs. */
public record BucketLogSettings(boolean enabled, int retentionDays) implements LogSourceSettings {
    public BucketLogSettings {
        Retention.require(retentionDays);
    }
}
