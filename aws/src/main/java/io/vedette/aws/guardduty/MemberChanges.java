package io.vedette.aws.guardduty;

import io.vedette.aws.guardduty.GuardDutyMember.State;
import io.vedette.core.organization.AccountId;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    MemberChanges(AccountEmails emails) {
        this.emails = emails;
    }

    /** Enrols accounts and sets the features of those that GuardDuty took. */
    Map<ResourceId, Result> enrol(
            GuardDutyClient client, String detector, List<Resource<State>> accounts) {
        Map<ResourceId, Result> results = new HashMap<>(create(client, detector, accounts));
        setFeatures(client, detector, allFeatures(accounts, results), results);
        return results;
    }

    /** Brings members back and sets the features that differ. */
    Map<ResourceId, Result> mend(
            GuardDutyClient client, String detector, List<Update<State>> updates) {
        List<Resource<State>> suspended = new ArrayList<>();
        List<Resource<State>> estranged = new ArrayList<>();
        Map<ResourceId, Result> results = new HashMap<>();
        Map<Map<String, Protection>, List<Resource<State>>> work = new LinkedHashMap<>();
        for (Update<State> update : updates) {
            Resource<State> resource = update.resource();
            switch (update.before().relationshipStatus()) {
                case State.ENABLED -> {
                    results.put(resource.id(), Result.done());
                    group(work, differing(update)).add(resource);
                }
                case State.DISABLED -> suspended.add(resource);
                default -> estranged.add(resource);
            }
        }
        results.putAll(restart(client, detector, suspended));
        results.putAll(create(client, detector, estranged));
        allFeatures(suspended, results).forEach((it, some) -> group(work, it).addAll(some));
        allFeatures(estranged, results).forEach((it, some) -> group(work, it).addAll(some));
        setFeatures(client, detector, work, results);
        return results;
    }

    private Map<ResourceId, Result> create(
            GuardDutyClient client, String detector, List<Resource<State>> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        Map<AccountId, String> known = emails.all();
        List<Resource<State>> named =
                accounts.stream().filter(it -> known.containsKey(it.target().account())).toList();
        Map<ResourceId, Result> results =
                Refusals.all(
                        accounts,
                        new Result.Refused("the account is not listed in the organization"));
        if (!named.isEmpty()) {
            List<AccountDetail> details =
                    named.stream().map(it -> detail(it.target().account(), known)).toList();
            List<UnprocessedAccount> unprocessed =
                    client.createMembers(
                                    request -> request.detectorId(detector).accountDetails(details))
                            .unprocessedAccounts();
            results.putAll(Refusals.results("CreateMembers", named, unprocessed, ENROLLING));
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
                                request.detectorId(detector).accountIds(accounts(suspended)))
                        .unprocessedAccounts();
        return Refusals.results("StartMonitoringMembers", suspended, unprocessed, Result.done());
    }

    /** Sets features, one call for all accounts that want the same. */
    private static void setFeatures(
            GuardDutyClient client,
            String detector,
            Map<Map<String, Protection>, List<Resource<State>>> work,
            Map<ResourceId, Result> results) {
        work.forEach((features, resources) -> {
            if (features.isEmpty() || resources.isEmpty()) {
                return;
            }
            List<UnprocessedAccount> unprocessed = new ArrayList<>();
            Result sent =
                    FeatureRequests.send(
                            features,
                            FeatureShapes::forMember,
                            some ->
                                    unprocessed.addAll(
                                            client.updateMemberDetectors(request ->
                                                            request.detectorId(detector)
                                                                    .accountIds(accounts(resources))
                                                                    .features(some))
                                                    .unprocessedAccounts()));
            Refusals.results("UpdateMemberDetectors", resources, unprocessed, sent)
                    .forEach((id, result) -> results.merge(id, result, MemberChanges::worse));
        });
    }

    private static Result worse(Result earlier, Result later) {
        return later instanceof Result.Done ? earlier : later;
    }

    /** All features of those accounts that were not refused. */
    private static Map<Map<String, Protection>, List<Resource<State>>> allFeatures(
            List<Resource<State>> resources, Map<ResourceId, Result> results) {
        Map<Map<String, Protection>, List<Resource<State>>> work = new LinkedHashMap<>();
        for (Resource<State> resource : resources) {
            if (!(results.get(resource.id()) instanceof Result.Refused)) {
                group(work, resource.desired().features()).add(resource);
            }
        }
        return work;
    }

    private static Map<String, Protection> differing(Update<State> update) {
        return Protection.differing(
                update.before().features(), update.resource().desired().features());
    }

    private static List<Resource<State>> group(
            Map<Map<String, Protection>, List<Resource<State>>> work,
            Map<String, Protection> features) {
        return work.computeIfAbsent(features, it -> new ArrayList<>());
    }

    private static List<String> accounts(List<Resource<State>> resources) {
        return resources.stream().map(it -> it.target().account().value()).toList();
    }
}
