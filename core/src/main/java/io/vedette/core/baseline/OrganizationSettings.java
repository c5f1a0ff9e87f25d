package io.vedette.core.baseline;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the baseline is to be put in place.
 *
 * @param type an AWS organization, found out through its API, or the accounts listed here
 * @param regions region codes, or only {@code all-enabled}
 * @param securityToolingAccount the delegated administrator; without an organization, by default
 *     the first of the accounts
 * @param logArchiveAccount where log buckets are; without an organization, by default the first of
 *     the accounts
 * @param accessRole the name of the role that is assumed in every account
 * @param accounts the accounts, where there is no organization to ask
 */
public record OrganizationSettings(
        Type type,
        Region homeRegion,
        RegionChoice regions,
        @Nullable AccountId securityToolingAccount,
        @Nullable AccountId logArchiveAccount,
        String accessRole,
        List<AccountId> excludeAccounts,
        List<ListedAccount> accounts) {

    public OrganizationSettings {
        excludeAccounts = List.copyOf(excludeAccounts);
        accounts = List.copyOf(accounts);
        if (!accessRole.matches("[\\w+=,.@-]{1,64}")) {
            throw new IllegalArgumentException(
                    "access-role '%s' is not the name of an IAM role".formatted(accessRole));
        }
        if (!regions.includes(homeRegion)) {
            throw new IllegalArgumentException(
                    "home-region %s is not among regions %s".formatted(homeRegion, regions));
        }
        switch (type) {
            case AWS -> requireOrganization(securityToolingAccount, logArchiveAccount, accounts);
            case NONE -> requireAccounts(accounts);
        }
    }

    private static void requireOrganization(
            @Nullable AccountId securityTooling,
            @Nullable AccountId logArchive,
            List<ListedAccount> accounts) {
        if (securityTooling == null) {
            throw new IllegalArgumentException("security-tooling-account is missing");
        }
        if (logArchive == null) {
            throw new IllegalArgumentException("log-archive-account is missing");
        }
        if (!accounts.isEmpty()) {
            throw new IllegalArgumentException(
                    "accounts are listed although type is aws: the organization itself lists them");
        }
    }

    private static void requireAccounts(List<ListedAccount> accounts) {
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("type is none, so accounts must list at least one");
        }
        Set<AccountId> seen = new HashSet<>();
        for (ListedAccount account : accounts) {
            if (!seen.add(account.id())) {
                throw new IllegalArgumentException(
                        "account %s is listed twice".formatted(account.id()));
            }
        }
    }

    /** How the accounts are found. */
    public enum Type {
        AWS,
        NONE
    }

    /** One account of the list; its name is its id where none is given. */
    public record ListedAccount(AccountId id, @Nullable String name) {

        @Override
        public String name() {
            return name == null ? id.value() : name;
        }
    }
}
