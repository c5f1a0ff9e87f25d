package io.vedette.core.catalog;

import io.vedette.core.organization.AccountId;
import java.util.List;

/**
 * The settings of what the logs are searched with, in the security tooling account's home region.
 *
 * @param workgroup the name of Athena's workgroup
 * @param database the name of the database whose tables are over the archive
 * @param scanLimitGigabytes how much a query may scan before Athena stops it
 * @param resultDays how long the results of queries are kept
 * @param results the bucket of the results, in the security tooling account
 * @param accessLogAccounts the accounts whose S3 access logs have tables, besides the security
 *     tooling and the log archive account: every account keeps those of its own
 */
public record AnalysisSettings(
        boolean enabled,
        String workgroup,
        String database,
        int scanLimitGigabytes,
        int resultDays,
        LogBucketSettings results,
        List<AccountId> accessLogAccounts)
        implements CatalogSettings {

    public AnalysisSettings {
        accessLogAccounts = List.copyOf(accessLogAccounts);
        Retention.require(resultDays, results);
        if (!workgroup.matches("[a-zA-Z0-9._-]{1,128}")) {
            throw new IllegalArgumentException(
                    "workgroup '%s' is not the name of a workgroup".formatted(workgroup));
        }
        // A database that is named otherwise would need quotes in every query.
        if (!database.matches("[a-z][a-z0-9_]{0,254}")) {
            throw new IllegalArgumentException(
                    "database '%s' is not a name of small letters, digits and underscores"
                            .formatted(database));
        }
        if (scanLimitGigabytes < 1) {
            throw new IllegalArgumentException(
                    "scan-limit-gigabytes is %d; at least 1".formatted(scanLimitGigabytes));
        }
    }
}
