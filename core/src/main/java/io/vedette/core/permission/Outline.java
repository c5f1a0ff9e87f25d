package io.vedette.core.permission;

import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.RegionChoice;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The outline of an organization as a baseline alone tells it, with one account of each kind:
 * enough to know what is done in which kind of account, before anybody may look at the real one.
 */
public final class Outline {

    private static final AccountId MANAGEMENT = new AccountId("000000000000");
    private static final AccountId MEMBER = new AccountId("999999999999");

    private Outline() {}

    /** Draws the outline. */
    public static Organization of(OrganizationSettings settings) {
        List<Region> regions =
                switch (settings.regions()) {
                    case RegionChoice.Listed(List<Region> listed) -> listed;
                    case RegionChoice.AllEnabled _ -> List.of(settings.homeRegion());
                };
        return switch (settings.type()) {
            case AWS -> {
                AccountId tooling = Objects.requireNonNull(settings.securityToolingAccount());
                AccountId archive = Objects.requireNonNull(settings.logArchiveAccount());
                yield organization(
                        settings,
                        new Topology.AwsOrganization("o-outline0000", MANAGEMENT),
                        tooling,
                        archive,
                        List.of(MANAGEMENT, tooling, archive, MEMBER),
                        regions);
            }
            case NONE -> {
                List<AccountId> accounts =
                        settings.accounts().stream()
                                .map(OrganizationSettings.ListedAccount::id)
                                .toList();
                AccountId first = accounts.getFirst();
                yield organization(
                        settings,
                        new Topology.SeparateAccounts(),
                        Objects.requireNonNullElse(settings.securityToolingAccount(), first),
                        Objects.requireNonNullElse(settings.logArchiveAccount(), first),
                        accounts,
                        regions);
            }
        };
    }

    private static Organization organization(
            OrganizationSettings settings,
            Topology topology,
            AccountId tooling,
            AccountId archive,
            List<AccountId> ids,
            List<Region> regions) {
        List<Account> accounts = new ArrayList<>();
        for (AccountId id : new LinkedHashSet<>(ids)) {
            accounts.add(new Account(id, id.value(), AccountState.ACTIVE, "", Set.copyOf(regions)));
        }
        return new Organization(
                topology, tooling, archive, settings.homeRegion(), regions, accounts, Set.of());
    }
}
