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
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.RegionOptStatus;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Finds out which of the baseline's regions each account has enabled.
 *
 * <p>Most regions are enabled in every account, and {@code ec2:DescribeRegions} says which. Only
 * where opt-in regions are asked for is every account asked, with {@code account:ListRegions}.
 */
public final class RegionDiscovery {

    private static final String ALWAYS_ENABLED = "opt-in-not-required";

    private final AwsClients clients;
    private final Parallel parallel;

    public RegionDiscovery(AwsClients clients, Parallel parallel) {
        this.clients = clients;
        this.parallel = parallel;
    }

    /** The regions to work in, and the accounts with those of them that they have enabled. */
    record Found(List<Region> regions, List<Account> accounts) {}

    Found find(OrganizationSettings settings, List<Account> accounts) {
        Set<Region> always = alwaysEnabled(settings.homeRegion());
        return switch (settings.regions()) {
            case RegionChoice.Listed(List<Region> regions) ->
                    always.containsAll(regions)
                            ? new Found(regions, with(accounts, Set.copyOf(regions)))
                            : new Found(regions, ask(settings.homeRegion(), accounts, always));
            case RegionChoice.AllEnabled _ -> {
                List<Account> asked = ask(settings.homeRegion(), accounts, always);
                Set<Region> enabled = new TreeSet<>(Comparator.naturalOrder());
                asked.forEach(account -> enabled.addAll(account.regions()));
                yield new Found(List.copyOf(enabled), asked);
            }
        };
    }

    private Set<Region> alwaysEnabled(Region home) {
        return clients
                .client(Ec2Client.class, new Target(clients.caller(), home))
                .describeRegions(request -> request.allRegions(true))
                .regions()
                .stream()
                .filter(region -> ALWAYS_ENABLED.equals(region.optInStatus()))
                .map(region -> new Region(region.regionName()))
                .collect(Collectors.toUnmodifiableSet());
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

    private List<Account> ask(Region home, List<Account> accounts, Set<Region> always) {
        return parallel.map(
                accounts,
                account ->
                        account.state() == AccountState.ACTIVE
                                ? with(account, enabledIn(account, home, always))
                                : with(account, always));
    }

    private Set<Region> enabledIn(Account account, Region home, Set<Region> always) {
        Set<Region> enabled = new HashSet<>(always);
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
