package io.vedette.aws.macie;

import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccountStatus;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccountUpdate;

/**
 * The members that the administrator discovers data for, one by one ({@code
 * ListAutomatedDiscoveryAccounts}, {@code BatchUpdateAutomatedDiscoveryAccounts}).
 *
 * @param accounts those that are Vedette's to decide
 */
record DiscoveryAccounts(Macie2Client macie, Set<String> accounts) {

    private static final int PAGE = 25;

    /** Macie documents no limit of this call; as many as the call that lists them takes. */
    private static final int BATCH = 50;

    /** The members that discovery is off for. */
    Set<String> without() {
        Set<String> without = new TreeSet<>();
        statuses()
                .forEach((account, status) -> {
                    if (status != AutomatedDiscoveryAccountStatus.ENABLED) {
                        without.add(account);
                    }
                });
        return without;
    }

    private Map<String, AutomatedDiscoveryAccountStatus> statuses() {
        Map<String, AutomatedDiscoveryAccountStatus> statuses = new TreeMap<>();
        macie.listAutomatedDiscoveryAccountsPaginator(it -> it.maxResults(PAGE)).items().stream()
                .filter(it -> accounts.contains(it.accountId()))
                .forEach(it -> statuses.put(it.accountId(), it.status()));
        return statuses;
    }

    /** Turns discovery off for these members and on for all others. */
    Result leaveOut(Set<String> without) {
        List<AutomatedDiscoveryAccountUpdate> updates = new ArrayList<>();
        statuses()
                .forEach((account, status) -> {
                    AutomatedDiscoveryAccountStatus wanted =
                            without.contains(account)
                                    ? AutomatedDiscoveryAccountStatus.DISABLED
                                    : AutomatedDiscoveryAccountStatus.ENABLED;
                    if (status != wanted) {
                        updates.add(
                                AutomatedDiscoveryAccountUpdate.builder()
                                        .accountId(account)
                                        .status(wanted)
                                        .build());
                    }
                });
        List<String> errors = new ArrayList<>();
        for (int from = 0; from < updates.size(); from += BATCH) {
            List<AutomatedDiscoveryAccountUpdate> some =
                    updates.subList(from, Math.min(updates.size(), from + BATCH));
            macie.batchUpdateAutomatedDiscoveryAccounts(it -> it.accounts(some))
                    .errors()
                    .forEach(it -> errors.add(it.accountId() + " " + it.errorCodeAsString()));
        }
        return errors.isEmpty()
                ? Result.done()
                : new Result.Refused(
                        "BatchUpdateAutomatedDiscoveryAccounts did not change: "
                                + errors.stream().sorted().collect(Collectors.joining(", ")));
    }
}
