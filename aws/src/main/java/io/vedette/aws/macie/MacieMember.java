package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.AccountEmails;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;

/**
 * Keeps an account enrolled with the delegated administrator ({@code CreateMember}, which takes one
 * account a call) and Macie working for it ({@code UpdateMemberSession}).
 */
final class MacieMember implements ResourceKind<MacieMember.State> {

    /**
     * How the account stands to the administrator.
     *
     * @param relationshipStatus in Macie's word
     * @param session what the account has for itself; null while it is a member
     */
    record State(String relationshipStatus, @Nullable FormerSession session) {

        /** A member that Macie works for. */
        static final State ENABLED = new State("Enabled", null);

        /** A member that Macie is suspended for. */
        static final State PAUSED = new State("Paused", null);

        /** Not Macie's word: an account that its administrator does not list. */
        static final String NO_MEMBER = "None";

        /** Of no administrator, or of none any more. */
        static State apart(String relationshipStatus, FormerSession session) {
            return new State(relationshipStatus, session);
        }
    }

    private final AwsClients clients;
    private final AccountId administrator;
    private final AccountId management;
    private final FormerSessions former;
    private final MemberReader reader;
    private final MemberChanges changes;

    /**
     * @param management the account that enables Macie for itself before it is enrolled
     * @param accounts about how many members a Region has
     */
    MacieMember(
            AwsClients clients,
            AccountId administrator,
            AccountId management,
            AccountEmails emails,
            int accounts) {
        this.clients = clients;
        this.administrator = administrator;
        this.management = management;
        this.former = new FormerSessions(clients);
        this.reader = new MemberReader(former, accounts);
        this.changes = new MemberChanges(emails, former);
    }

    @Override
    public String name() {
        return "macie.member";
    }

    @Override
    public Target place(Resource<State> resource) {
        return new Target(administrator, resource.target().region());
    }

    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        return Answers.ifOn(() -> reader.read(macie(place), resources)).orElse(Map.of());
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<State>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(member -> results.put(member.id(), changes.enrol(macie(place), member)));
        return results;
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<State>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        differing.forEach(it -> results.put(it.resource().id(), changes.change(macie(place), it)));
        return results;
    }

    @Override
    public Map<ResourceId, State> underneath(Target place, List<Resource<State>> absent) {
        Map<ResourceId, State> underneath = new HashMap<>();
        absent.forEach(member ->
                underneath.put(member.id(), State.apart(State.NO_MEMBER, former(member.target()))));
        return underneath;
    }

    /** Where the account's own session is a resource, being enrolled does not make it. */
    private FormerSession former(Target account) {
        FormerSession noted = former.note(account);
        return noted.equals(FormerSession.NONE) && account.account().equals(management)
                ? FormerSession.ENABLED
                : noted;
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<State>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(it -> results.put(it.resource().id(), changes.remove(macie(place), it)));
        return results;
    }

    private Macie2Client macie(Target place) {
        return clients.client(Macie2Client.class, place);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("macie2:GetMember", "macie2:ListMembers");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(AccountEmails.ACTION, "macie2:CreateMember", "macie2:UpdateMemberSession");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("macie2:DeleteMember", "macie2:DisassociateMember");
    }

    @Override
    public Set<String> localActions() {
        Set<String> actions = new HashSet<>(FormerSessions.READ);
        actions.addAll(FormerSessions.RESTORE);
        return actions;
    }
}
