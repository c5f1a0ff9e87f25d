package io.vedette.aws.guardduty;

import io.vedette.aws.guardduty.GuardDutyMember.State;
import io.vedette.core.resource.Aside;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Member;

/**
 * Reads members at the delegated administrator, fifty a call: {@code GetMembers}, and {@code
 * GetMemberDetectors} for those that are enrolled, suspended ones too.
 *
 * <p>{@code GetMembers} and not {@code ListMembers}: it takes as many calls for all, and fewer for
 * the few that a narrowed run or a poll asks about.
 */
final class MemberReader {

    private final FormerDetectors former;

    MemberReader(FormerDetectors former) {
        this.former = former;
    }

    Map<ResourceId, Reading<State>> read(
            GuardDutyClient client, String detector, List<Resource<State>> resources) {
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (List<Resource<State>> chunk : chunks(resources)) {
            Map<String, String> relationships = relationships(client, detector, chunk);
            Map<String, Map<String, Protection>> features =
                    features(client, detector, managed(relationships));
            for (Resource<State> resource : chunk) {
                String account = account(resource);
                String relationship = relationships.get(account);
                if (relationship != null) {
                    State state = state(resource, relationship, features.get(account));
                    readings.put(resource.id(), new Reading.Present<>(state));
                }
            }
        }
        return readings;
    }

    /** Who was a member once, or is not yet one, has a detector of its own or none. */
    private State state(
            Resource<State> resource,
            String relationship,
            @Nullable Map<String, Protection> features) {
        if (!isManaged(relationship)) {
            return State.apart(relationship, former.note(resource.target()));
        }
        Map<String, Protection> decided = resource.desired().features();
        return new State(
                relationship,
                features == null ? Map.of() : Protection.observed(features, decided),
                Aside.nothing());
    }

    private static boolean isManaged(String relationship) {
        return relationship.equals(State.ENABLED) || relationship.equals(State.DISABLED);
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

    private static List<String> managed(Map<String, String> relationships) {
        List<String> managed = new ArrayList<>();
        relationships.forEach((account, relationship) -> {
            if (isManaged(relationship)) {
                managed.add(account);
            }
        });
        return managed;
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
