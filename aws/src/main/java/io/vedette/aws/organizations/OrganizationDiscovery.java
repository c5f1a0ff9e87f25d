package io.vedette.aws.organizations;

import io.vedette.aws.AwsClients;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.OrganizationSettings.ListedAccount;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;

/**
 * Finds out what the organization consists of: {@code DescribeOrganization}, then every account
 * with its unit, by walking the tree from the root; then the regions that each account has enabled.
 */
public final class OrganizationDiscovery {

    private final AwsClients clients;
    private final RegionDiscovery regions;

    /**
     * The IAM actions of finding out about an organization and the e-mail addresses of its
     * accounts, in its management account.
     */
    public static final Set<String> ACTIONS =
            Set.of(
                    "organizations:DescribeOrganization",
                    "organizations:ListAccounts",
                    "organizations:ListAccountsForParent",
                    "organizations:ListOrganizationalUnitsForParent",
                    "organizations:ListRoots");

    public OrganizationDiscovery(AwsClients clients, RegionDiscovery regions) {
        this.clients = clients;
        this.regions = regions;
    }

    /**
     * Reads the organization, or takes the accounts that the baseline lists.
     *
     * @throws VedetteException where there is no organization, or not one with all features
     */
    public Organization discover(OrganizationSettings settings) {
        return switch (settings.type()) {
            case AWS -> organization(settings);
            case NONE -> separateAccounts(settings);
        };
    }

    private Organization organization(OrganizationSettings settings) {
        Target caller = new Target(clients.caller(), settings.homeRegion());
        var described = describe(caller);
        if (described.featureSet() != OrganizationFeatureSet.ALL) {
            throw new VedetteException(
                    ErrorCode.CLOUD,
                    "organization %s has only consolidated billing; the security services need all"
                            .formatted(described.id()),
                    "enable all features in AWS Organizations first");
        }
        AccountId management = new AccountId(described.masterAccountId());
        List<Account> accounts =
                new Tree(
                                clients.client(
                                        OrganizationsClient.class,
                                        new Target(management, settings.homeRegion())))
                        .accounts();
        AccountId securityTooling = Objects.requireNonNull(settings.securityToolingAccount());
        AccountId logArchive = Objects.requireNonNull(settings.logArchiveAccount());
        requireMember(accounts, securityTooling, "security-tooling-account");
        requireMember(accounts, logArchive, "log-archive-account");
        return assemble(
                settings,
                new Topology.AwsOrganization(described.id(), management),
                securityTooling,
                logArchive,
                accounts);
    }

    private software.amazon.awssdk.services.organizations.model.Organization describe(
            Target caller) {
        try {
            return clients.client(OrganizationsClient.class, caller)
                    .describeOrganization()
                    .organization();
        } catch (AwsOrganizationsNotInUseException none) {
            throw new VedetteException(
                    ErrorCode.CONFIGURATION,
                    "account %s belongs to no organization".formatted(caller.account()),
                    "use credentials of the management account, or list the accounts under"
                            + " organization with type: none",
                    none);
        }
    }

    private static void requireMember(List<Account> accounts, AccountId id, String key) {
        if (accounts.stream().noneMatch(account -> account.id().equals(id))) {
            throw new VedetteException(
                    ErrorCode.CONFIGURATION,
                    "organization.%s: %s is not an account of the organization".formatted(key, id),
                    "'aws organizations list-accounts' shows those there are");
        }
    }

    private Organization separateAccounts(OrganizationSettings settings) {
        List<Account> accounts = new ArrayList<>();
        for (ListedAccount listed : settings.accounts()) {
            accounts.add(
                    new Account(listed.id(), listed.name(), AccountState.ACTIVE, "", Set.of()));
        }
        AccountId first = accounts.getFirst().id();
        return assemble(
                settings,
                new Topology.SeparateAccounts(),
                Objects.requireNonNullElse(settings.securityToolingAccount(), first),
                Objects.requireNonNullElse(settings.logArchiveAccount(), first),
                accounts);
    }

    private Organization assemble(
            OrganizationSettings settings,
            Topology topology,
            AccountId securityTooling,
            AccountId logArchive,
            List<Account> accounts) {
        RegionDiscovery.Found found = regions.find(settings, accounts);
        return new Organization(
                topology,
                securityTooling,
                logArchive,
                settings.homeRegion(),
                found.regions(),
                found.accounts(),
                Set.copyOf(settings.excludeAccounts()));
    }

    /** The walk from the root: each page of a unit's accounts and units is one call. */
    private record Tree(OrganizationsClient organizations) {

        List<Account> accounts() {
            List<Account> accounts = new ArrayList<>();
            organizations.listRootsPaginator().stream()
                    .flatMap(page -> page.roots().stream())
                    .forEach(root -> collect(root.id(), "", accounts));
            return accounts;
        }

        private void collect(String parent, String path, List<Account> accounts) {
            organizations
                    .listAccountsForParentPaginator(request -> request.parentId(parent))
                    .stream()
                    .flatMap(page -> page.accounts().stream())
                    .forEach(found ->
                            accounts.add(
                                    new Account(
                                            new AccountId(found.id()),
                                            found.name(),
                                            state(found),
                                            path,
                                            Set.of())));
            organizations
                    .listOrganizationalUnitsForParentPaginator(request -> request.parentId(parent))
                    .stream()
                    .flatMap(page -> page.organizationalUnits().stream())
                    .forEach(unit -> collect(unit.id(), below(path, unit.name()), accounts));
        }

        private static String below(String path, String unit) {
            return path.isEmpty() ? unit : path + "/" + unit;
        }

        /** {@code State} replaces {@code Status}, which older endpoints still answer alone. */
        private static AccountState state(
                software.amazon.awssdk.services.organizations.model.Account account) {
            String state =
                    account.stateAsString() != null
                            ? account.stateAsString()
                            : account.statusAsString();
            return AccountState.valueOf(state);
        }
    }
}
