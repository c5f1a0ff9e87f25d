package io.vedette.core.organization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes where the baseline is to be put in place: accounts, their roles, and regions.
 *
 * @param securityTooling the delegated administrator of the security tools
 * @param logArchive the account that holds log buckets and their keys
 * @param home the region of what exists once in an organization
 * @param regions the regions that the baseline asks for, home included
 * @param accounts every account found, those that cannot be worked in included
 * @param excluded accounts that the baseline leaves out on purpose
 */
public record Organization(
        Topology topology,
        AccountId securityTooling,
        AccountId logArchive,
        Region home,
        List<Region> regions,
        List<Account> accounts,
        Set<AccountId> excluded) {

    public Organization {
        regions = List.copyOf(regions);
        accounts = List.copyOf(accounts);
        excluded = Set.copyOf(excluded);
        if (!regions.contains(home)) {
            throw new IllegalArgumentException(
                    "the home region %s is not among the regions %s".formatted(home, regions));
        }
        requireDistinct(accounts);
    }

    private static void requireDistinct(List<Account> accounts) {
        Set<AccountId> seen = new HashSet<>();
        for (Account account : accounts) {
            if (!seen.add(account.id())) {
                throw new IllegalArgumentException(
                        "account %s is there twice".formatted(account.id()));
            }
        }
    }

    /** The accounts that can be worked in: active and not left out. */
    public List<Account> members() {
        return accounts.stream().filter(account -> whyNot(account) == null).toList();
    }

    /** The targets that can be worked in, account by account. */
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Account account : members()) {
            for (Region region : regions) {
                if (account.regions().contains(region)) {
                    targets.add(new Target(account.id(), region));
                }
            }
        }
        return List.copyOf(targets);
    }

    /** The targets that cannot be worked in, each with the reason. */
    public List<UnreachableTarget> unreachable() {
        List<UnreachableTarget> unreachable = new ArrayList<>();
        for (Account account : accounts) {
            String reason = whyNot(account);
            for (Region region : regions) {
                Target target = new Target(account.id(), region);
                if (reason != null) {
                    unreachable.add(new UnreachableTarget(target, reason));
                } else if (!account.regions().contains(region)) {
                    unreachable.add(
                            new UnreachableTarget(
                                    target, "the region is not enabled in this account"));
                }
            }
        }
        return List.copyOf(unreachable);
    }

    private @Nullable String whyNot(Account account) {
        if (excluded.contains(account.id())) {
            return "the baseline excludes this account";
        }
        return switch (account.state()) {
            case ACTIVE -> null;
            case PENDING_ACTIVATION -> "the account is not activated yet";
            case SUSPENDED -> "the account is suspended";
            case PENDING_CLOSURE -> "the account is about to be closed";
            case CLOSED -> "the account is closed";
        };
    }
}
