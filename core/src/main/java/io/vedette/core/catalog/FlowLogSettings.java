package io.vedette.core.catalog;

/** The settings of VPC flow logs. */
public record FlowLogSettings(boolean enabled, int retentionDays) implements LogSourceSettings {
    public FlowLogSettings {
        Retention.require(retentionDays);
    }
}
