package io.vedette.core.catalog;

/** The settings of Route 53 Resolver's query logs. */
public record QueryLogSettings(boolean enabled, int retentionDays) implements LogSourceSettings {
    public QueryLogSettings {
        Retention.require(retentionDays);
    }
}
