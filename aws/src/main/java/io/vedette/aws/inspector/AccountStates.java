package io.vedette.aws.inspector;

import io.vedette.core.resource.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccountState;
import software.amazon.awssdk.services.inspector2.model.BatchGetAccountStatusResponse;
import software.amazon.awssdk.services.inspector2.model.ErrorCode;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;
import software.amazon.awssdk.services.inspector2.model.ResourceState;
import software.amazon.awssdk.services.inspector2.model.State;
import software.amazon.awssdk.services.inspector2.model.Status;

/** What accounts scan, as {@code BatchGetAccountStatus} tells, a hundred accounts a call. */
final class AccountStates {

    /** The most accounts that one call of Inspector takes. */
    static final int BATCH = 100;

    static final String ACTION = "inspector2:BatchGetAccountStatus";

    private final Map<String, AccountState> states = new HashMap<>();
    private final Map<String, FailedAccount> failed = new HashMap<>();

    private AccountStates() {}

    static AccountStates read(Inspector2Client client, Collection<String> accounts) {
        AccountStates found = new AccountStates();
        List<String> all = List.copyOf(accounts);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
            BatchGetAccountStatusResponse answer =
                    client.batchGetAccountStatus(request -> request.accountIds(some));
            answer.accounts().forEach(it -> found.states.put(it.accountId(), it));
            answer.failedAccounts().forEach(it -> found.failed.put(it.accountId(), it));
        }
        return found;
    }

    /** The scan types that are on in an account or about to be; none where it cannot be seen. */
    SortedSet<String> scanTypes(String account) {
        AccountState state = states.get(account);
        return state == null
                ? new TreeSet<>()
                : with(state.resourceState(), Set.of(Status.ENABLED, Status.ENABLING));
    }

    /**
     * What an account scans, as a reading.
     *
     * @param desired what it should scan: a policy's account is off limits only where it differs
     */
    Reading<InspectorScanning.State> reading(String account, Set<String> desired) {
        AccountState state = states.get(account);
        if (state == null) {
            return unseen(failed.get(account));
        }
        ResourceState resources = state.resourceState();
        SortedSet<String> moving =
                with(resources, Set.of(Status.ENABLING, Status.DISABLING, Status.SUSPENDING));
        SortedSet<String> on = with(resources, Set.of(Status.ENABLED));
        if (!moving.isEmpty()) {
            return new Reading.Settling<>("Inspector to switch " + String.join(", ", moving));
        }
        if (!on.equals(desired) && isOwnedByPolicy(state)) {
            return new Reading.OffLimits<>(Refusals.OWNED_BY_POLICY);
        }
        if (on.isEmpty() && state.state().status() != Status.ENABLED) {
            return new Reading.Absent<>();
        }
        return new Reading.Present<>(new InspectorScanning.State(on));
    }

    /** An account that is not associated yet is denied; a plan before that says "create". */
    private static Reading<InspectorScanning.State> unseen(@Nullable FailedAccount failed) {
        if (failed == null) {
            return new Reading.Absent<>();
        }
        return switch (failed.errorCode()) {
            case ACCESS_DENIED, RESOURCE_NOT_FOUND -> new Reading.Absent<>();
            case BLOCKED_BY_ORGANIZATION_POLICY ->
                    new Reading.OffLimits<>(Refusals.OWNED_BY_POLICY);
            case ACCOUNT_IS_ISOLATED -> new Reading.OffLimits<>(Refusals.said(failed));
            case null, default -> new Reading.Unavailable<>(Refusals.said(failed));
        };
    }

    private static boolean isOwnedByPolicy(AccountState account) {
        List<State> all = new ArrayList<>(byType(account.resourceState()).values());
        all.add(account.state());
        return all.stream()
                .anyMatch(it -> it.errorCode() == ErrorCode.BLOCKED_BY_ORGANIZATION_POLICY);
    }

    private static SortedSet<String> with(ResourceState resources, Set<Status> statuses) {
        SortedSet<String> types = new TreeSet<>();
        byType(resources)
                .forEach((type, state) -> {
                    if (statuses.contains(state.status())) {
                        types.add(type);
                    }
                });
        return types;
    }

    private static Map<String, State> byType(ResourceState resources) {
        Map<String, State> states = new HashMap<>();
        put(states, ResourceScanType.EC2, resources.ec2());
        put(states, ResourceScanType.ECR, resources.ecr());
        put(states, ResourceScanType.LAMBDA, resources.lambda());
        put(states, ResourceScanType.LAMBDA_CODE, resources.lambdaCode());
        put(states, ResourceScanType.CODE_REPOSITORY, resources.codeRepository());
        return states;
    }

    private static void put(
            Map<String, State> states, ResourceScanType type, @Nullable State state) {
        if (state != null) {
            states.put(type.toString(), state);
        }
    }
}
