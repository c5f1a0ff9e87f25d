package io.vedette.aws.guardduty;

import io.vedette.aws.guardduty.GuardDutyMember.State;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Member;

/**
 * Reads members at the delegated administrator, fifty a call: {@code GetMembers}, and {@code
 * GetMemberDetectors} for those that are enrolled.
 *
 * <p>{@code GetMembers} and not {@code ListMembers}: it takes as many calls for all, and fewer for
 * the few that a narrowed run or a poll asks about.
 */
final class MemberReader {

    Map<ResourceId, Reading<State>> read(
            GuardDutyClient client, String detector, List<Resource<State>> resources) {
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (List<Resource<State>> chunk : chunks(resources)) {
            Map<String, String> relationships = relationships(client, detector, chunk);
            Map<String, Map<String, Protection>> features =
                    features(client, detector, enabled(relationships));
            for (Resource<State> resource : chunk) {
                String account = account(resource);
                String relationship = relationships.get(account);
                if (relationship != null) {
                    Map<String, Protection> found = features.getOrDefault(account, Map.of());
                    readings.put(resource.id(), reading(resource, relationship, found));
                }
            }
        }
        return readings;
    }

    private static Reading<State> reading(
            Resource<State> resource, String relationship, Map<String, Protection> features) {
        return new Reading.Present<>(
                new State(
                        relationship,
                        Protection.observed(features, resource.desired().features())));
    }

    private static Map<String, String> relationships(
            GuardDutyClient client, String detector, List<Resource<State>> chunk) {
        List<String> accounts = chunk.stream().map(MemberReader::account).toList();
        return Protection.byName(
                client.getMembers(request -> request.detectorId(detector).accountIds(accounts))
                        .members(),
                Member::accountId,
                Member::relationshipStatus);
    }

    private static List<String> enabled(Map<String, String> relationships) {
        List<String> enabled = new ArrayList<>();
        relationships.forEach((account, relationship) -> {
            if (relationship.equals(State.ENABLED)) {
                enabled.add(account);
            }
        });
        return enabled;
    }

    private static Map<String, Map<String, Protection>> features(
            GuardDutyClient client, String detector, List<String> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return Protection.byName(
                client.getMemberDetectors(
                                request -> request.detectorId(detector).accountIds(accounts))
                        .memberDataSourceConfigurations(),
                member -> member.accountId(),
                member -> FeatureShapes.ofMember(member.features()));
    }

    private static String account(Resource<State> resource) {
        return resource.target().account().value();
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += GuardDutyMember.BATCH) {
            chunks.add(all.subList(from, Math.min(all.size(), from + GuardDutyMember.BATCH)));
        }
        return chunks;
    }
}
