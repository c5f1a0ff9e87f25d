package io.vedette.aws.inspector;

import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.Account;
import software.amazon.awssdk.services.inspector2.model.DisableResponse;
import software.amazon.awssdk.services.inspector2.model.EnableResponse;
import software.amazon.awssdk.services.inspector2.model.ErrorCode;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;
import software.amazon.awssdk.services.inspector2.model.ResourceStatus;
import software.amazon.awssdk.services.inspector2.model.Status;

/**
 * Turns scan types of up to a hundred accounts on and off, with as few calls as their differences
 * allow ({@code Enable}, {@code Disable}).
 */
final class ScanSwitches {

    /** How often throttled accounts are asked for; the gate paces the calls. */
    private static final int TRIES = 3;

    private static final Set<Status> MOVING =
            Set.of(Status.ENABLING, Status.DISABLING, Status.SUSPENDING);

    /** Which types of an account go on and which off. */
    record Switch(SortedSet<String> on, SortedSet<String> off) {

        static Switch between(Collection<String> before, Collection<String> desired) {
            return new Switch(
                    ScanTypes.without(desired, before), ScanTypes.without(before, desired));
        }
    }

    /** What both operations answer. */
    private record Answer(List<Account> accounts, List<FailedAccount> failed) {}

    private final Inspector2Client client;
    private final boolean ofMembers;
    private final Map<String, Result> results = new HashMap<>();

    /**
     * Switches at an account.
     *
     * @param ofMembers whether it administers the accounts, or is the only one itself
     */
    ScanSwitches(Inspector2Client client, boolean ofMembers) {
        this.client = client;
        this.ofMembers = ofMembers;
    }

    /**
     * Makes the switches, account by account.
     *
     * @return what became of each account; done where there was nothing to do
     */
    Map<String, Result> make(Map<String, Switch> switches) {
        switches.keySet().forEach(account -> results.put(account, Result.done()));
        // On before off: an account that has nothing on for a moment loses findings and filters.
        grouped(switches, Switch::on).forEach(this::enable);
        grouped(switches, Switch::off)
                .forEach((types, accounts) -> send("Disable", accounts, types, this::disable));
        return results;
    }

    private static Map<SortedSet<String>, List<String>> grouped(
            Map<String, Switch> switches, Function<Switch, SortedSet<String>> types) {
        Map<SortedSet<String>, List<String>> groups = new LinkedHashMap<>();
        switches.forEach((account, it) -> {
            if (!types.apply(it).isEmpty()) {
                groups.computeIfAbsent(types.apply(it), _ -> new ArrayList<>()).add(account);
            }
        });
        return groups;
    }

    private void enable(SortedSet<String> types, List<String> accounts) {
        try {
            send("Enable", accounts, types, this::enable);
        } catch (AccessDeniedException refused) {
            SortedSet<String> everywhere = ScanTypes.without(types, ScanTypes.CODE);
            if (everywhere.size() == types.size() || !Refusals.isAboutTheAccount(refused)) {
                throw refused;
            }
            enableApart(everywhere, ScanTypes.without(types, everywhere), accounts);
        }
    }

    /** A Region that lacks one type refuses all of a request: each doubtful type goes alone. */
    private void enableApart(
            SortedSet<String> everywhere, SortedSet<String> doubtful, List<String> accounts) {
        if (!everywhere.isEmpty()) {
            send("Enable", accounts, everywhere, this::enable);
        }
        for (String type : doubtful) {
            try {
                send("Enable", accounts, List.of(type), this::enable);
            } catch (AccessDeniedException refused) {
                String why =
                        "Inspector does not offer %s here: %s"
                                .formatted(type, Refusals.describe(refused));
                accounts.forEach(account -> note(account, new Result.Refused(why)));
            }
        }
    }

    private Answer enable(Collection<String> accounts, Collection<String> types) {
        EnableResponse answer =
                client.enable(it -> it.accountIds(accounts).resourceTypesWithStrings(types));
        return new Answer(answer.accounts(), answer.failedAccounts());
    }

    private Answer disable(Collection<String> accounts, Collection<String> types) {
        DisableResponse answer =
                client.disable(it -> it.accountIds(accounts).resourceTypesWithStrings(types));
        return new Answer(answer.accounts(), answer.failedAccounts());
    }

    private void send(
            String operation,
            Collection<String> accounts,
            Collection<String> types,
            BiFunction<Collection<String>, Collection<String>, Answer> call) {
        Collection<String> left = accounts;
        for (int tried = 1; !left.isEmpty() && tried <= TRIES; tried++) {
            List<String> again = new ArrayList<>();
            Answer answer = call.apply(left, types);
            answer.accounts().forEach(account -> note(account.accountId(), accepted(account)));
            for (FailedAccount failed : answer.failed()) {
                if (Refusals.isWorthAnotherTry(failed) && tried < TRIES) {
                    again.add(failed.accountId());
                } else {
                    note(failed.accountId(), result(operation, failed));
                }
            }
            left = again;
        }
    }

    /** What an association that is not there comes to has been told of already. */
    private Result result(String operation, FailedAccount failed) {
        return ofMembers && failed.errorCode() == ErrorCode.ACCESS_DENIED
                ? new Result.Left(
                        "the account is not associated with the administrator ("
                                + Refusals.said(failed)
                                + ")")
                : Refusals.result(operation, failed);
    }

    private static Result accepted(Account account) {
        ResourceStatus now = account.resourceStatus();
        boolean moving =
                List.of(
                                now.ec2(),
                                now.ecr(),
                                orOff(now.lambda()),
                                orOff(now.lambdaCode()),
                                orOff(now.codeRepository()))
                        .stream()
                        .anyMatch(MOVING::contains);
        return moving ? new Result.Pending("Inspector to switch what is scanned") : Result.done();
    }

    private static Status orOff(@Nullable Status status) {
        return status == null ? Status.DISABLED : status;
    }

    /** Keeps the graver of what two calls came to. */
    private void note(String account, Result result) {
        results.merge(account, result, (a, b) -> gravity(b) > gravity(a) ? b : a);
    }

    private static int gravity(Result result) {
        return switch (result) {
            case Result.Done _ -> 0;
            case Result.Pending _ -> 1;
            case Result.Left _ -> 2;
            case Result.Refused _ -> 3;
        };
    }
}
