package io.vedette.core.organization;

import java.util.Set;

/**
 * Describes one account of the organization.
 *
 * @param organizationalUnit the path of unit names below the root, such as {@code
 *     Workloads/Production}; empty for an account in the root or outside any organization
 * @param regions the regions that are enabled in the account, of those the baseline asks for
 */
public record Account(
        AccountId id,
        String name,
        AccountState state,
        String organizationalUnit,
        Set<Region> regions) {

    public Account {
        regions = Set.copyOf(regions);
    }
}
