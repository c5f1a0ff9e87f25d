package io.vedette.aws.guardduty;

import io.vedette.aws.guardduty.GuardDutyMember.State;
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
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AccountDetail;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/** Enrols members, restarts suspended ones and sets their features, at most fifty a call. */
final class MemberChanges {

    private static final Result ENROLLING = new Result.Pending("GuardDuty to enrol the account");

    private final AccountEmails emails;
    private final MemberRemovals removals;

    MemberChanges(AccountEmails emails, MemberRemovals removals) {
        this.emails = emails;
        this.removals = removals;
    }

    /** Enrols accounts and sets the features of those that GuardDuty took. */
    Map<ResourceId, Result> enrol(
            GuardDutyClient client, String detector, List<Resource<State>> accounts) {
        Map<ResourceId, Result> results = new HashMap<>(create(client, detector, accounts));
        MemberFeatures features = new MemberFeatures();
        wantAll(features, accounts, results);
        features.set(client, detector, results);
        return results;
    }

    /** Makes members what they are to be: enabled, suspended, or none any more. */
    Map<ResourceId, Result> change(
            GuardDutyClient client, String detector, List<Update<State>> updates) {
        List<Update<State>> mended = new ArrayList<>();
        List<Resource<State>> suspended = new ArrayList<>();
        List<Resource<State>> apart = new ArrayList<>();
        for (Update<State> update : updates) {
            switch (update.resource().desired().relationshipStatus()) {
                case State.ENABLED -> mended.add(update);
                case State.DISABLED -> {
                    mended.add(update);
                    suspended.add(update.resource());
                }
                default -> apart.add(update.resource());
            }
        }
        Map<ResourceId, Result> results = new HashMap<>(mend(client, detector, mended));
        suspended.removeIf(it -> results.get(it.id()) instanceof Result.Refused);
        results.putAll(MemberRemovals.suspend(client, detector, suspended));
        results.putAll(removals.letGo(client, detector, MemberRemovals.with(apart)));
        return results;
    }

    /** Brings members back and sets the features that differ. */
    private Map<ResourceId, Result> mend(
            GuardDutyClient client, String detector, List<Update<State>> updates) {
        List<Resource<State>> suspended = new ArrayList<>();
        List<Resource<State>> estranged = new ArrayList<>();
        Map<ResourceId, Result> results = new HashMap<>();
        MemberFeatures features = new MemberFeatures();
        for (Update<State> update : updates) {
            Resource<State> member = update.resource();
            switch (update.before().relationshipStatus()) {
                case State.ENABLED -> {
                    results.put(member.id(), Result.done());
                    features.want(member, differing(update));
                }
                case State.DISABLED -> suspended.add(member);
                default -> estranged.add(member);
            }
        }
        results.putAll(restart(client, detector, suspended));
        results.putAll(create(client, detector, estranged));
        wantAll(features, suspended, results);
        wantAll(features, estranged, results);
        features.set(client, detector, results);
        return results;
    }

    private Map<ResourceId, Result> create(
            GuardDutyClient client, String detector, List<Resource<State>> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        Map<AccountId, String> known = emails.all();
        List<Resource<State>> listed =
                accounts.stream().filter(it -> known.containsKey(it.target().account())).toList();
        Map<ResourceId, Result> results =
                Refusals.all(
                        accounts,
                        new Result.Refused("the account is not listed in the organization"));
        if (!listed.isEmpty()) {
            List<AccountDetail> details =
                    listed.stream().map(it -> detail(it.target().account(), known)).toList();
            List<UnprocessedAccount> unprocessed =
                    client.createMembers(
                                    request -> request.detectorId(detector).accountDetails(details))
                            .unprocessedAccounts();
            results.putAll(Refusals.results("CreateMembers", listed, unprocessed, ENROLLING));
        }
        return results;
    }

    private static AccountDetail detail(AccountId account, Map<AccountId, String> emails) {
        return AccountDetail.builder()
                .accountId(account.value())
                .email(Objects.requireNonNull(emails.get(account)))
                .build();
    }

    private static Map<ResourceId, Result> restart(
            GuardDutyClient client, String detector, List<Resource<State>> suspended) {
        if (suspended.isEmpty()) {
            return Map.of();
        }
        List<UnprocessedAccount> unprocessed =
                client.startMonitoringMembers(request ->
                                request.detectorId(detector)
                                        .accountIds(MemberFeatures.accounts(suspended)))
                        .unprocessedAccounts();
        return Refusals.results("StartMonitoringMembers", suspended, unprocessed, Result.done());
    }

    /** What GuardDuty did not refuse gets all its features: nobody has read those it has. */
    private static void wantAll(
            MemberFeatures features,
            List<Resource<State>> members,
            Map<ResourceId, Result> results) {
        for (Resource<State> member : members) {
            if (!(results.get(member.id()) instanceof Result.Refused)) {
                features.want(member, member.desired().features());
            }
        }
    }

    private static Map<String, Protection> differing(Update<State> update) {
        return Protection.differing(
                update.before().features(), update.resource().desired().features());
    }
}
