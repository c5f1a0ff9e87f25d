package io.vedette.core.catalog;

/**
 * The settings of CloudTrail's management events as a log source; the trail itself is the tool's.
 *
 * @param retentionDays what the archive of the trail must keep at least
 */
public record TrailLogSettings(boolean enabled, int retentionDays) implements LogSourceSettings {
    public TrailLogSettings {
        Retention.require(retentionDays);
    }
}
