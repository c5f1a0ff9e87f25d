package io.vedette.twin.scenario;

import io.vedette.twin.Account;
import java.util.Set;

/**
 * One account of a scenario.
 *
 * @param unit the organizational unit's path from the root, such as {@code Workloads/Production};
 *     empty for the root
 * @param optInRegions the opt-in regions that are enabled in it
 */
public record AccountEntry(
        String id,
        String name,
        String email,
        String unit,
        Account.State state,
        Set<String> optInRegions) {

    public AccountEntry {
        optInRegions = Set.copyOf(optInRegions);
    }

    /** An active account with the default regions. */
    public static AccountEntry active(String id, String name, String unit) {
        String email = "aws+" + id + "@example.com";
        return new AccountEntry(id, name, email, unit, Account.State.ACTIVE, Set.of());
    }
}
