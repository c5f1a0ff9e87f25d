package io.vedette.aws.organizations;

import io.vedette.aws.AwsClients;
import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.RegionChoice;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.RegionOptStatus;

/**
 * Finds out which of the baseline's regions each account has enabled.
 *
 * <p>Every region introduced since March 2019 must be opted into; the earlier ones are enabled in
 * every account for good. Only where later ones are asked for is every account asked, with {@code
 * account:ListRegions}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html">Account
 *     Management: enable or disable regions</a>
 */
public final class RegionDiscovery {

    /** The IAM actions of finding out about regions, in every account. */
    public static final Set<String> ACTIONS = Set.of("account:ListRegions");

    private static final Set<Region> ALWAYS_ENABLED =
            Stream.of(
                            "us-east-1",
                            "us-east-2",
                            "us-west-1",
                            "us-west-2",
                            "ca-central-1",
                            "sa-east-1",
                            "eu-central-1",
                            "eu-north-1",
                            "eu-west-1",
                            "eu-west-2",
                            "eu-west-3",
                            "ap-northeast-1",
                            "ap-northeast-2",
                            "ap-northeast-3",
                            "ap-south-1",
                            "ap-southeast-1",
                            "ap-southeast-2")
                    .map(Region::new)
                    .collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;
    private final Parallel parallel;

    public RegionDiscovery(AwsClients clients, Parallel parallel) {
        this.clients = clients;
        this.parallel = parallel;
    }

    /** The regions to work in, and the accounts with those of them that they have enabled. */
    record Found(List<Region> regions, List<Account> accounts) {}

    Found find(OrganizationSettings settings, List<Account> accounts) {
        return switch (settings.regions()) {
            case RegionChoice.Listed(List<Region> regions) ->
                    ALWAYS_ENABLED.containsAll(regions)
                            ? new Found(regions, with(accounts, Set.copyOf(regions)))
                            : new Found(regions, ask(settings.homeRegion(), accounts));
            case RegionChoice.AllEnabled _ -> {
                List<Account> asked = ask(settings.homeRegion(), accounts);
                Set<Region> enabled = new TreeSet<>(Comparator.naturalOrder());
                asked.forEach(account -> enabled.addAll(account.regions()));
                yield new Found(List.copyOf(enabled), asked);
            }
        };
    }

    private static List<Account> with(List<Account> accounts, Set<Region> regions) {
        return accounts.stream().map(account -> with(account, regions)).toList();
    }

    private static Account with(Account account, Set<Region> regions) {
        return new Account(
                account.id(),
                account.name(),
                account.state(),
                account.organizationalUnit(),
                regions);
    }

    private List<Account> ask(Region home, List<Account> accounts) {
        return parallel.map(
                accounts,
                account ->
                        account.state() == AccountState.ACTIVE
                                ? with(account, enabledIn(account, home))
                                : with(account, ALWAYS_ENABLED));
    }

    private Set<Region> enabledIn(Account account, Region home) {
        Set<Region> enabled = new HashSet<>(ALWAYS_ENABLED);
        List<Region> optedIn = new ArrayList<>();
        try {
            clients.client(AccountClient.class, new Target(account.id(), home))
                    .listRegionsPaginator(request ->
                            request.regionOptStatusContains(
                                    RegionOptStatus.ENABLED, RegionOptStatus.ENABLED_BY_DEFAULT))
                    .regions()
                    .forEach(region -> optedIn.add(new Region(region.regionName())));
        } catch (AwsServiceException denied) {
            // An account that cannot even be asked fails at every resource, with this same reason.
            return enabled;
        }
        enabled.addAll(optedIn);
        return enabled;
    }
}
