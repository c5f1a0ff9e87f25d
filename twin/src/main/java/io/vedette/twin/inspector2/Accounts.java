package io.vedette.twin.inspector2;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.inspector2.model.Account;
import software.amazon.awssdk.services.inspector2.model.AccountState;
import software.amazon.awssdk.services.inspector2.model.ErrorCode;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;
import software.amazon.awssdk.services.inspector2.model.ResourceState;
import software.amazon.awssdk.services.inspector2.model.ResourceStatus;
import software.amazon.awssdk.services.inspector2.model.State;
import software.amazon.awssdk.services.inspector2.model.Status;

/** Does something to each account of a request, which is done or fails for itself. */
final class Accounts {

    private final Ground ground;
    private final Map<String, FailedAccount> failed = new LinkedHashMap<>();

    Accounts(Ground ground) {
        this.ground = ground;
    }

    /**
     * Goes through the accounts, the caller's own where the request names none.
     *
     * @param action answers why an account fails; empty where it does not
     * @return those that did not fail
     */
    List<String> each(
            Collection<String> named, Function<String, Optional<FailedAccount.Builder>> action) {
        Collection<String> asked = named.isEmpty() ? List.of(ground.account()) : named;
        return asked.stream().distinct().filter(account -> succeeds(account, action)).toList();
    }

    private boolean succeeds(
            String account, Function<String, Optional<FailedAccount.Builder>> action) {
        Optional<FailedAccount.Builder> failure =
                mayTouch(account) ? action.apply(account) : Optional.of(noAccess());
        failure.ifPresent(it -> failed.put(account, it.accountId(account).build()));
        return failure.isEmpty();
    }

    private boolean mayTouch(String account) {
        return account.equals(ground.account()) || ground.manages(account);
    }

    private static FailedAccount.Builder noAccess() {
        return failure(
                ErrorCode.ACCESS_DENIED, "Invoking account does not have access to this account");
    }

    static FailedAccount.Builder failure(ErrorCode code, String message) {
        return FailedAccount.builder().errorCode(code).errorMessage(message);
    }

    List<FailedAccount> failed() {
        return List.copyOf(failed.values());
    }

    Account account(String id) {
        Scanning scanning = ground.scanning(id);
        return Account.builder()
                .accountId(id)
                .status(scanning.status(ground.now()))
                .resourceStatus(resourceStatus(scanning))
                .build();
    }

    private ResourceStatus resourceStatus(Scanning scanning) {
        Map<String, Status> statuses = new TreeMap<>();
        ScanTypes.ALL.forEach(type -> statuses.put(type, scanning.status(type, ground.now())));
        return ResourceStatus.builder()
                .ec2(statuses.get("EC2"))
                .ecr(statuses.get("ECR"))
                .lambda(statuses.get("LAMBDA"))
                .lambdaCode(statuses.get("LAMBDA_CODE"))
                .codeRepository(statuses.get("CODE_REPOSITORY"))
                .build();
    }

    AccountState state(String id) {
        Scanning scanning = ground.scanning(id);
        UnaryOperator<State.Builder> owner =
                ground.ownedByPolicy(id) ? Accounts::blocked : UnaryOperator.identity();
        ResourceStatus statuses = resourceStatus(scanning);
        return AccountState.builder()
                .accountId(id)
                .state(state(scanning.status(ground.now()), owner))
                .resourceState(
                        ResourceState.builder()
                                .ec2(state(statuses.ec2(), owner))
                                .ecr(state(statuses.ecr(), owner))
                                .lambda(state(statuses.lambda(), owner))
                                .lambdaCode(state(statuses.lambdaCode(), owner))
                                .codeRepository(state(statuses.codeRepository(), owner))
                                .build())
                .build();
    }

    private static State state(Status status, UnaryOperator<State.Builder> owner) {
        return owner.apply(State.builder().status(status)).build();
    }

    private static State.Builder blocked(State.Builder state) {
        return state.errorCode(ErrorCode.BLOCKED_BY_ORGANIZATION_POLICY)
                .errorMessage(Switching.OWNED_BY_POLICY);
    }
}
