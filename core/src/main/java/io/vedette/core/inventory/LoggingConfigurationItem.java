package io.vedette.core.inventory;

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
 * @param analysisTools what the logs are read with
 * @param costPerMonth what it costs, or what its cost depends on
 * @param setupDate when it was set up
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

    public LoggingConfigurationItem {
        analysisTools = List.copyOf(analysisTools);
        if (retentionDays < 1) {
            throw new IllegalArgumentException(
                    "%s keeps logs for %d days".formatted(loggingKey, retentionDays));
        }
    }

    /** The key of a log source in an account's region. */
    public static String key(String logType, AccountId account, Region region) {
        return "%s_%s_%s".formatted(logType, account, region);
    }
}
