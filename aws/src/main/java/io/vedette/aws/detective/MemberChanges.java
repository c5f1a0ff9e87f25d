package io.vedette.aws.detective;

import io.vedette.aws.detective.Member.State;
import io.vedette.aws.organizations.AccountEmails;
import io.vedette.core.organization.AccountId;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.detective.DetectiveClient;
import software.amazon.awssdk.services.detective.model.Account;
import software.amazon.awssdk.services.detective.model.CreateMembersResponse;
import software.amazon.awssdk.services.detective.model.MemberDisabledReason;
import software.amazon.awssdk.services.detective.model.UnprocessedAccount;

/** Enrols members, starts those that Detective could not take in before, and removes them. */
final class MemberChanges {

    static final String VERIFICATION =
            "Detective to verify that the account belongs to the organization";

    private static final String YOUNG =
            "GuardDuty to have watched the account long enough (VOLUME_UNKNOWN): Detective cannot"
                    + " tell the account's data volume before; apply again in two days";

    private static final Result TOO_HIGH =
            new Result.Refused(
                    "the account's data would be more than a behavior graph takes in"
                            + " (VOLUME_TOO_HIGH)");

    private static final Result CANNOT_STOP =
            new Result.Left("AWS has no call that stops taking a member's data in");

    private final MemberReader reader;
    private final AccountEmails emails;

    MemberChanges(MemberReader reader, AccountEmails emails) {
        this.reader = reader;
        this.emails = emails;
    }

    Map<ResourceId, Result> enrol(
            DetectiveClient client, String graph, List<Resource<State>> accounts) {
        Map<AccountId, String> known = emails.all();
        List<Resource<State>> listed =
                accounts.stream().filter(it -> known.containsKey(it.target().account())).toList();
        Map<ResourceId, Result> results =
                all(accounts, new Result.Refused("the account is not listed in the organization"));
        if (listed.isEmpty()) {
            return results;
        }
        CreateMembersResponse answer =
                client.createMembers(request ->
                        request.graphArn(graph)
                                .disableEmailNotification(true)
                                .accounts(listed.stream().map(it -> account(it, known)).toList()));
        Map<String, State> members = new HashMap<>();
        answer.members().forEach(it -> members.put(it.accountId(), State.of(it)));
        Map<String, String> reasons = reasons(answer.unprocessedAccounts());
        for (Resource<State> resource : listed) {
            String account = MemberReader.account(resource);
            String reason = reasons.get(account);
            results.put(
                    resource.id(),
                    reason == null
                            ? result(members.get(account))
                            : unprocessed("CreateMembers", reason));
        }
        return results;
    }

    private static Account account(Resource<State> resource, Map<AccountId, String> emails) {
        AccountId id = resource.target().account();
        return Account.builder()
                .accountId(id.value())
                .emailAddress(Objects.requireNonNull(emails.get(id)))
                .build();
    }

    private static Result result(@Nullable State member) {
        if (State.ENABLED.equals(member)) {
            return Result.done();
        }
        if (member == null || !member.isWithoutData()) {
            return new Result.Pending(VERIFICATION);
        }
        boolean tooHigh =
                MemberDisabledReason.VOLUME_TOO_HIGH.toString().equals(member.disabledReason());
        return tooHigh ? TOO_HIGH : new Result.Pending(YOUNG);
    }

    Map<ResourceId, Result> mend(
            DetectiveClient client, String graph, List<Update<State>> updates) {
        Map<ResourceId, Result> results = new HashMap<>();
        List<Resource<State>> toStart = new ArrayList<>();
        List<Resource<State>> toEnrol = new ArrayList<>();
        for (Update<State> update : updates) {
            Resource<State> member = update.resource();
            if (!member.desired().equals(State.ENABLED)) {
                results.put(member.id(), CANNOT_STOP);
            } else if (update.before().isWithoutData()) {
                toStart.add(member);
            } else {
                toEnrol.add(member);
            }
        }
        if (!toStart.isEmpty()) {
            results.putAll(start(client, graph, toStart));
        }
        if (!toEnrol.isEmpty()) {
            results.putAll(enrol(client, graph, toEnrol));
        }
        return results;
    }

    /** Detective accepts the request whether or not it can take the account in: look what came. */
    private Map<ResourceId, Result> start(
            DetectiveClient client, String graph, List<Resource<State>> members) {
        for (Resource<State> member : members) {
            client.startMonitoringMember(
                    request -> request.graphArn(graph).accountId(MemberReader.account(member)));
        }
        Map<String, State> now = reader.read(client, graph, members);
        Map<ResourceId, Result> results = new HashMap<>();
        members.forEach(it -> results.put(it.id(), result(now.get(MemberReader.account(it)))));
        return results;
    }

    Map<ResourceId, Result> remove(
            DetectiveClient client, String graph, List<Resource<State>> members) {
        Map<String, String> reasons =
                reasons(
                        client.deleteMembers(request ->
                                        request.graphArn(graph)
                                                .accountIds(
                                                        members.stream()
                                                                .map(MemberReader::account)
                                                                .toList()))
                                .unprocessedAccounts());
        Map<ResourceId, Result> results = all(members, Result.done());
        List<Resource<State>> refused =
                members.stream()
                        .filter(it -> reasons.containsKey(MemberReader.account(it)))
                        .toList();
        if (!refused.isEmpty()) {
            Map<String, State> left = reader.read(client, graph, refused);
            refused.stream()
                    .filter(it -> left.containsKey(MemberReader.account(it)))
                    .forEach(it ->
                            results.put(
                                    it.id(),
                                    unprocessed(
                                            "DeleteMembers",
                                            Objects.requireNonNull(
                                                    reasons.get(MemberReader.account(it))))));
        }
        return results;
    }

    private static Map<String, String> reasons(List<UnprocessedAccount> unprocessed) {
        Map<String, String> reasons = new HashMap<>();
        unprocessed.forEach(it -> reasons.put(it.accountId(), String.valueOf(it.reason())));
        return reasons;
    }

    private static Result unprocessed(String operation, String reason) {
        return new Result.Refused(
                "%s left the account unprocessed: %s".formatted(operation, reason));
    }

    /** The same result for every resource. */
    static Map<ResourceId, Result> all(List<Resource<State>> asked, Result result) {
        Map<ResourceId, Result> results = new HashMap<>();
        asked.forEach(resource -> results.put(resource.id(), result));
        return results;
    }
}
