package io.vedette.core.inventory;

import io.vedette.core.catalog.LogSource;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.time.Instant;
import java.util.List;

/**
 * What the inventory says of one log source, in the fields of SEC10-BP06's {@code
 * logging-configurations} and Vedette's own.
 *
 * @param loggingKey {@code {log_type}_{account}_{region}}
 * @param logType such as {@code vpc_flow_logs}
 * @param service the AWS service that writes the logs
 * @param destination where the logs go
 * @param encryptionEnabled whether what is kept is encrypted; false where nothing is
 * @param alertingEnabled whether the monitoring that raises alarms about it is in place
 * @param analysisTools what the logs are read with
 * @param costPerMonth what it costs, or what its cost depends on
 * @param setupDate when it was set up; until then, when it was last attempted
 * @param outcome {@code done}, {@code waiting}, {@code skipped} or {@code failed}
 */
public record LoggingConfigurationItem(
        String loggingKey,
        String logType,
        String service,
        String destination,
        int retentionDays,
        boolean encryptionEnabled,
        List<String> analysisTools,
        boolean alertingEnabled,
        String costPerMonth,
        Instant setupDate,
        AccountId accountId,
        Region region,
        String outcome,
        String reason,
        String run,
        String vedetteVersion,
        int schemaVersion,
        Instant lastUpdated) {

    /** The version of these fields that this Vedette writes. */
    public static final int SCHEMA_VERSION = 1;

    public LoggingConfigurationItem {
        analysisTools = List.copyOf(analysisTools);
        reason = InventoryItem.shortened(reason);
        if (retentionDays < 1) {
            throw new IllegalArgumentException(
                    "%s keeps logs for %d days".formatted(loggingKey, retentionDays));
        }
    }

    /** The key of a log source in an account's region. */
    public static String key(LogSource source, AccountId account, Region region) {
        return "%s_%s_%s".formatted(source.id(), account, region);
    }
}
