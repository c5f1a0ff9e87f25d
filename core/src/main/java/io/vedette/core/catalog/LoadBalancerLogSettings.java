package io.vedette.core.catalog;

/**
 * The settings of the load balancers' access logs.
 *
 * @param archive the buckets in the log archive account
 * @param connectionLogs whether application load balancers log TLS connections besides
 * @param replaceForeign whether logs that go to another bucket are redirected to the archive
 */
public record LoadBalancerLogSettings(
        boolean enabled,
        int retentionDays,
        PlainLogBucketSettings archive,
        boolean connectionLogs,
        boolean replaceForeign)
        implements LogSourceSettings {
    public LoadBalancerLogSettings {
        Retention.require(retentionDays);
    }
}
