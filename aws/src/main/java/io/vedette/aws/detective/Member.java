package io.vedette.aws.detective;

import io.vedette.aws.organizations.AccountEmails;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.detective.model.MemberDetail;

/**
 * Keeps an account's data flowing into the organization's behavior graph ({@code CreateMembers},
 * {@code StartMonitoringMember}).
 */
final class Member implements ResourceKind<Member.State> {

    /** The most accounts that one call of Detective takes. */
    static final int BATCH = 50;

    /**
     * How the account stands to the graph, in Detective's words.
     *
     * @param disabledReason why Detective takes in nothing although the account is a member
     */
    record State(String status, @Nullable String disabledReason) {

        static final State ENABLED = new State("ENABLED", null);
        static final String ACCEPTED_BUT_DISABLED = "ACCEPTED_BUT_DISABLED";
        static final String VERIFICATION_IN_PROGRESS = "VERIFICATION_IN_PROGRESS";

        static State of(MemberDetail member) {
            return new State(member.statusAsString(), member.disabledReasonAsString());
        }

        boolean isWithoutData() {
            return status.equals(ACCEPTED_BUT_DISABLED);
        }
    }

    private final AccountId administrator;
    private final Graphs graphs;
    private final MemberReader reader;
    private final MemberChanges changes;

    Member(AccountId administrator, Graphs graphs, AccountEmails emails) {
        this.administrator = administrator;
        this.graphs = graphs;
        this.reader = new MemberReader();
        this.changes = new MemberChanges(reader, emails);
    }

    @Override
    public String name() {
        return "detective.member";
    }

    @Override
    public Target place(Resource<State> resource) {
        return new Target(administrator, resource.target().region());
    }

    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        Optional<String> graph = graphs.find(place);
        if (graph.isEmpty()) {
            return Map.of();
        }
        Map<String, State> members = reader.read(graphs.client(place), graph.get(), resources);
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (Resource<State> resource : resources) {
            State found = members.get(MemberReader.account(resource));
            if (found != null) {
                readings.put(resource.id(), reading(found));
            }
        }
        return readings;
    }

    private static Reading<State> reading(State found) {
        return found.status().equals(State.VERIFICATION_IN_PROGRESS)
                ? new Reading.Settling<>(MemberChanges.VERIFICATION)
                : new Reading.Present<>(found);
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<State>> absent) {
        Optional<String> graph = graphs.find(place);
        return graph.isEmpty()
                ? MemberChanges.all(absent, Graphs.missing(place))
                : changes.enrol(graphs.client(place), graph.get(), absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<State>> differing) {
        Optional<String> graph = graphs.find(place);
        return graph.isEmpty()
                ? MemberChanges.all(
                        differing.stream().map(Update::resource).toList(), Graphs.missing(place))
                : changes.mend(graphs.client(place), graph.get(), differing);
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<State>> made) {
        List<Resource<State>> members = made.stream().map(Removal::resource).toList();
        return graphs.find(place)
                .map(graph -> changes.remove(graphs.client(place), graph, members))
                .orElseGet(() -> MemberChanges.all(members, Result.done()));
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return Set.of(CostDriver.DETECTIVE_GB);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(Graphs.ACTION, "detective:GetMembers", "detective:ListMembers");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                AccountEmails.ACTION, "detective:CreateMembers", "detective:StartMonitoringMember");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("detective:DeleteMembers");
    }
}
