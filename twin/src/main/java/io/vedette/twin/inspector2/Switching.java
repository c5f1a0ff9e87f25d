package io.vedette.twin.inspector2;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.inspector2.model.DisableResponse;
import software.amazon.awssdk.services.inspector2.model.EnableResponse;
import software.amazon.awssdk.services.inspector2.model.ErrorCode;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;

/** Turns scan types on and off. */
final class Switching {

    static final String OWNED_BY_POLICY =
            "The resource type is managed by an AWS Organizations policy.";

    private static final Duration ENABLING = Duration.ofSeconds(20);

    private final Ground ground;

    Switching(Ground ground) {
        this.ground = ground;
    }

    EnableResponse enable(List<String> accounts, List<String> types) {
        requireOneSort(accounts);
        ScanTypes.requireOffered(types, ground.region());
        Accounts answer = new Accounts(ground);
        List<String> enabled = answer.each(accounts, account -> enable(account, types));
        return EnableResponse.builder()
                .accounts(enabled.stream().map(answer::account).toList())
                .failedAccounts(answer.failed())
                .build();
    }

    private void requireOneSort(Collection<String> accounts) {
        if (accounts.size() > 1 && accounts.contains(ground.account())) {
            throw Refusal.invalid(
                    "accountIds can contain either the administrator account or member accounts.");
        }
    }

    private Optional<FailedAccount.Builder> enable(String account, List<String> types) {
        Scanning scanning = ground.scanning(account);
        Optional<FailedAccount.Builder> refusal = refusal(account);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (throttled(account)) {
            return fails(ErrorCode.SSM_THROTTLED, "Systems Manager throttled the request.");
        }
        if (types.contains(ScanTypes.LAMBDA_CODE)
                && !types.contains(ScanTypes.LAMBDA)
                && !scanning.enabled.containsKey(ScanTypes.LAMBDA)) {
            throw Refusal.invalid("LAMBDA_CODE needs LAMBDA to be enabled.");
        }
        if (scanning.enabled.keySet().containsAll(types)) {
            boolean underWay =
                    types.stream()
                            .map(scanning.enabled::get)
                            .anyMatch(on -> on != null && on.isAfter(ground.now()));
            return underWay
                    ? fails(ErrorCode.ENABLE_IN_PROGRESS, "Enabling is in progress.")
                    : fails(ErrorCode.ALREADY_ENABLED, "The account is already enabled.");
        }
        if (scanning.disabling.values().stream().anyMatch(off -> off.isAfter(ground.now()))) {
            return fails(ErrorCode.DISABLE_IN_PROGRESS, "Disabling is in progress.");
        }
        Instant complete = ground.in("enabling", ENABLING);
        Scanning changed = ground.change(Scanning.class, account);
        types.forEach(type -> changed.enable(type, complete));
        return Optional.empty();
    }

    /** Systems Manager may refuse a new member for a while, where the faults say so. */
    private boolean throttled(String account) {
        Duration throttling = ground.delay("ssm-throttling", Duration.ZERO);
        return ground.membership(account)
                .filter(it -> it.since.plus(throttling).isAfter(ground.now()))
                .isPresent();
    }

    private Optional<FailedAccount.Builder> refusal(String account) {
        if (ground.world().faults().unprocessed(Ground.SERVICE, account)) {
            return fails(ErrorCode.INTERNAL_ERROR, "An internal error occurred.");
        }
        if (ground.ownedByPolicy(account)) {
            return fails(ErrorCode.BLOCKED_BY_ORGANIZATION_POLICY, OWNED_BY_POLICY);
        }
        return Optional.empty();
    }

    private static Optional<FailedAccount.Builder> fails(ErrorCode code, String message) {
        return Optional.of(Accounts.failure(code, message));
    }

    DisableResponse disable(List<String> accounts, List<String> types) {
        boolean own = accounts.isEmpty() || accounts.contains(ground.account());
        if (own && ground.isMember(ground.account())) {
            throw Refusal.denied(
                    "Member account %s is not authorized to disable itself."
                            .formatted(ground.account()));
        }
        requireOneSort(accounts);
        Accounts answer = new Accounts(ground);
        List<String> wanted = types.isEmpty() ? ScanTypes.ALL : types;
        List<String> disabled = answer.each(accounts, account -> disable(account, wanted));
        return DisableResponse.builder()
                .accounts(disabled.stream().map(answer::account).toList())
                .failedAccounts(answer.failed())
                .build();
    }

    private Optional<FailedAccount.Builder> disable(String account, List<String> types) {
        Optional<FailedAccount.Builder> refusal = refusal(account);
        if (refusal.isPresent()) {
            return refusal;
        }
        Scanning before = ground.scanning(account);
        if (types.contains(ScanTypes.LAMBDA)
                && !types.contains(ScanTypes.LAMBDA_CODE)
                && before.enabled.containsKey(ScanTypes.LAMBDA_CODE)) {
            return fails(
                    ErrorCode.RESOURCE_SCAN_NOT_DISABLED, "LAMBDA_CODE has to be disabled first.");
        }
        boolean whole = types.containsAll(before.enabled.keySet());
        boolean leaves = account.equals(ground.administratorAccount()) && whole;
        if (leaves && !new Members(ground).all(true).isEmpty()) {
            return fails(
                    ErrorCode.DISASSOCIATE_ALL_MEMBERS,
                    "The delegated administrator has to disassociate all members first.");
        }
        Scanning scanning = ground.change(Scanning.class, account);
        Instant complete = ground.in("disabling", Duration.ZERO);
        types.forEach(type -> scanning.disable(type, ground.now(), complete));
        if (!scanning.active()) {
            forget(account);
        }
        return Optional.empty();
    }

    /** With the last scan type go settings, filters and findings. */
    private void forget(String account) {
        ground.change(Settings.class, account).reset();
        ground.change(SavedFilters.class, account).byArn.clear();
    }
}
