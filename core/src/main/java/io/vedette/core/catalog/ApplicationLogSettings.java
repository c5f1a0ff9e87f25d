package io.vedette.core.catalog;

/** The settings of the log groups that applications write to. */
public record ApplicationLogSettings(boolean enabled, int retentionDays)
        implements LogSourceSettings {
    public ApplicationLogSettings {
        Retention.require(retentionDays);
    }
}
