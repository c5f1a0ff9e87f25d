package io.vedette.aws.guardduty;

import io.vedette.aws.guardduty.GuardDutyMember.State;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/** Features to set for members: one {@code UpdateMemberDetectors} for all that want the same. */
final class MemberFeatures {

    private final Map<Map<String, Protection>, List<Resource<State>>> wanted =
            new LinkedHashMap<>();

    void want(Resource<State> member, Map<String, Protection> features) {
        if (!features.isEmpty()) {
            wanted.computeIfAbsent(features, _ -> new ArrayList<>()).add(member);
        }
    }

    /** Sets them, and puts what became of it in place of the better results so far. */
    void set(GuardDutyClient client, String detector, Map<ResourceId, Result> results) {
        wanted.forEach((features, members) ->
                set(client, detector, features, members)
                        .forEach((id, result) -> results.merge(id, result, MemberFeatures::worse)));
    }

    private static Map<ResourceId, Result> set(
            GuardDutyClient client,
            String detector,
            Map<String, Protection> features,
            List<Resource<State>> members) {
        List<UnprocessedAccount> unprocessed = new ArrayList<>();
        Result sent =
                FeatureRequests.send(
                        features,
                        FeatureShapes::forMember,
                        some ->
                                unprocessed.addAll(
                                        client.updateMemberDetectors(request ->
                                                        request.detectorId(detector)
                                                                .accountIds(accounts(members))
                                                                .features(some))
                                                .unprocessedAccounts()));
        return Refusals.results("UpdateMemberDetectors", members, unprocessed, sent);
    }

    /**
     * An account that GuardDuty is still enrolling cannot take features yet; it gets those that the
     * organization enables by itself.
     */
    private static Result worse(Result earlier, Result later) {
        return earlier instanceof Result.Done ? later : earlier;
    }

    static List<String> accounts(List<Resource<State>> members) {
        return members.stream().map(it -> it.target().account().value()).toList();
    }
}
