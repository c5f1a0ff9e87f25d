package io.vedette.core.catalog;

import io.vedette.core.organization.AccountId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The settings of Detective.
 *
 * @param dataSources what every behavior graph takes in; Detective leaves no choice
 * @param optionalPackages data source packages that the graph takes in besides
 * @param retentionDays how long the graph keeps what it has taken in; Detective leaves no choice
 * @param enableOrganizationGraph whether one graph a region takes in all accounts of the
 *     organization; otherwise each account has one of its own
 * @param memberAccounts the accounts that Detective takes in; none listed, all
 * @param autoEnableMembers whether Detective takes in new accounts of the organization by itself
 */
public record DetectiveSettings(
        boolean enabled,
        Set<DataSource> dataSources,
        Set<OptionalPackage> optionalPackages,
        int retentionDays,
        boolean enableOrganizationGraph,
        List<AccountId> memberAccounts,
        boolean autoEnableMembers)
        implements CatalogSettings {

    private static final int YEAR = 365;

    public DetectiveSettings {
        dataSources = Set.copyOf(dataSources);
        optionalPackages = Set.copyOf(optionalPackages);
        memberAccounts = List.copyOf(memberAccounts);
        if (!dataSources.equals(EnumSet.allOf(DataSource.class))) {
            throw new IllegalArgumentException(
                    "data-sources leaves some out; Detective always takes in vpc-flow-logs,"
                            + " dns-logs and cloud-trail");
        }
        if (retentionDays != YEAR) {
            throw new IllegalArgumentException(
                    "retention-days: %d; Detective keeps a graph's data for 365 days, neither more nor less"
                            .formatted(retentionDays));
        }
        Set<AccountId> seen = new HashSet<>();
        for (AccountId account : memberAccounts) {
            if (!seen.add(account)) {
                throw new IllegalArgumentException(
                        "member-accounts lists account %s twice".formatted(account));
            }
        }
        if (autoEnableMembers && !memberAccounts.isEmpty()) {
            throw new IllegalArgumentException(
                    "auto-enable-members takes in accounts that member-accounts does not list; turn"
                            + " it off");
        }
    }

    /** Whether an account is to be taken in. */
    public boolean takesIn(AccountId account) {
        return memberAccounts.isEmpty() || memberAccounts.contains(account);
    }

    /** What Detective's core package takes in. */
    public enum DataSource {
        VPC_FLOW_LOGS,
        DNS_LOGS,
        CLOUD_TRAIL
    }

    /** A data source package besides the core package. */
    public enum OptionalPackage {
        EKS_AUDIT_LOGS,
        SECURITY_HUB_FINDINGS
    }
}
