package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.Member;
import software.amazon.awssdk.services.inspector2.model.RelationshipStatus;

/**
 * Keeps an account associated with the delegated administrator ({@code AssociateMember}, one a call
 * and asynchronous).
 */
final class InspectorMember implements ResourceKind<InspectorMember.State> {

    /**
     * How the account stands to the administrator, in Inspector's word.
     *
     * @param ownScanTypes what it scanned before it was associated; only what lies underneath an
     *     association speaks of it
     */
    record State(String relationshipStatus, Set<String> ownScanTypes) {

        static final State ENABLED = of(RelationshipStatus.ENABLED.toString());

        State {
            ownScanTypes = ScanTypes.sorted(ownScanTypes);
        }

        static State of(String relationshipStatus) {
            return new State(relationshipStatus, Set.of());
        }
    }

    private final AwsClients clients;
    private final AccountId administrator;
    private final FormerScans formerScans;

    InspectorMember(AwsClients clients, AccountId administrator, FormerScans formerScans) {
        this.clients = clients;
        this.administrator = administrator;
        this.formerScans = formerScans;
    }

    @Override
    public String name() {
        return "inspector.member";
    }

    @Override
    public Target place(Resource<State> resource) {
        return new Target(administrator, resource.target().region());
    }

    /** Together, so that one listing tells how far they all are. */
    @Override
    public int batch() {
        return AccountStates.BATCH;
    }

    private Inspector2Client client(Target place) {
        return clients.client(Inspector2Client.class, place);
    }

    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        Map<String, RelationshipStatus> relationships = new HashMap<>();
        try {
            for (Member member :
                    client(place).listMembersPaginator(it -> it.onlyAssociated(false)).members()) {
                relationships.put(member.accountId(), member.relationshipStatus());
            }
        } catch (AccessDeniedException refused) {
            if (!Refusals.isAboutTheAccount(refused)) {
                throw refused;
            }
            return Map.of();
        }
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (Resource<State> resource : resources) {
            RelationshipStatus found = relationships.get(account(resource));
            readings.put(resource.id(), found == null ? new Reading.Absent<>() : reading(found));
        }
        return readings;
    }

    private static Reading<State> reading(RelationshipStatus found) {
        return switch (found) {
            case REMOVED, RESIGNED, DELETED -> new Reading.Absent<>();
            case CREATED, INVITED, EMAIL_VERIFICATION_IN_PROGRESS ->
                    new Reading.Settling<>("Inspector to associate the account");
            case REGION_DISABLED, ACCOUNT_SUSPENDED ->
                    new Reading.OffLimits<>("Inspector says of the account: " + found);
            default -> new Reading.Present<>(State.of(found.toString()));
        };
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<State>> absent) {
        MemberChanges changes = new MemberChanges(client(place));
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(it -> results.put(it.id(), changes.associate(account(it))));
        return results;
    }

    /** Another status than enabled cannot be asked for; a lapsed association is made anew. */
    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<State>> differing) {
        return create(place, differing.stream().map(Update::resource).toList());
    }

    @Override
    public Map<ResourceId, State> underneath(Target place, List<Resource<State>> absent) {
        Map<ResourceId, State> found = new HashMap<>();
        for (Resource<State> resource : absent) {
            Set<String> own = formerScans.of(resource.target());
            if (!own.isEmpty()) {
                found.put(resource.id(), new State(State.ENABLED.relationshipStatus(), own));
            }
        }
        return found;
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<State>> made) {
        return new MemberChanges(client(place)).release(made);
    }

    static String account(Resource<State> resource) {
        return resource.target().account().value();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("inspector2:ListMembers");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("inspector2:AssociateMember");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of(
                AccountStates.ACTION,
                "inspector2:Disable",
                "inspector2:DisassociateMember",
                "inspector2:Enable");
    }

    /** What the account scanned for itself is asked of it. */
    @Override
    public Set<String> localActions() {
        return Set.of(AccountStates.ACTION);
    }
}
