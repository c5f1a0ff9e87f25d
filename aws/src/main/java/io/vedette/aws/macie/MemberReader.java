package io.vedette.aws.macie;

import io.vedette.aws.macie.MacieMember.State;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.Member;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;

/**
 * Reads members at the delegated administrator: all of them with {@code ListMembers}, 25 a page, or
 * a few with {@code GetMember}, whichever takes fewer calls.
 */
final class MemberReader {

    private static final int PAGE = 25;

    private final FormerSessions former;
    private final int pages;

    MemberReader(FormerSessions former, int accounts) {
        this.former = former;
        this.pages = Math.max(1, (accounts + PAGE - 1) / PAGE);
    }

    Map<ResourceId, Reading<State>> read(Macie2Client macie, List<Resource<State>> resources) {
        Map<String, String> relationships =
                resources.size() < pages ? some(macie, resources) : all(macie);
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (Resource<State> resource : resources) {
            String relationship = relationships.get(account(resource));
            if (relationship != null) {
                readings.put(resource.id(), reading(resource, relationship));
            }
        }
        return readings;
    }

    private static Map<String, String> all(Macie2Client macie) {
        Map<String, String> relationships = new HashMap<>();
        for (Member member :
                macie.listMembersPaginator(it -> it.maxResults(PAGE).onlyAssociated("false"))
                        .members()) {
            relationships.put(member.accountId(), member.relationshipStatusAsString());
        }
        return relationships;
    }

    private static Map<String, String> some(Macie2Client macie, List<Resource<State>> resources) {
        Map<String, String> relationships = new HashMap<>();
        for (Resource<State> resource : resources) {
            String relationship = relationship(macie, account(resource));
            if (relationship != null) {
                relationships.put(account(resource), relationship);
            }
        }
        return relationships;
    }

    static @Nullable String relationship(Macie2Client macie, String account) {
        try {
            return macie.getMember(it -> it.id(account)).relationshipStatusAsString();
        } catch (ResourceNotFoundException noMember) {
            return null;
        }
    }

    private Reading<State> reading(Resource<State> resource, String relationship) {
        return switch (relationship) {
            case "Enabled", "Paused" -> new Reading.Present<>(new State(relationship, null));
            case "RegionDisabled", "AccountSuspended" ->
                    new Reading.OffLimits<>("Macie says of the account: " + relationship);
            // What is to go is only let go; nobody needs to know what else there is.
            case String _ when resource.purpose() instanceof Purpose.Remove<State> ->
                    new Reading.Present<>(State.apart(relationship, FormerSession.UNKNOWN));
            default ->
                    new Reading.Present<>(
                            State.apart(relationship, former.note(resource.target())));
        };
    }

    private static String account(Resource<State> resource) {
        return resource.target().account().value();
    }
}
