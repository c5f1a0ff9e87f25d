package io.vedette.core.catalog;

/** The settings of the load balancers' access logs. */
public record LoadBalancerLogSettings(boolean enabled, int retentionDays)
        implements LogSourceSettings {
    public LoadBalancerLogSettings {
        Retention.require(retentionDays);
    }
}
