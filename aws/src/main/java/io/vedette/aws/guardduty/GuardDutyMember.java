package io.vedette.aws.guardduty;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Aside;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps an account enrolled with the delegated administrator and its features as decided ({@code
 * CreateMembers}, {@code StartMonitoringMembers}, {@code UpdateMemberDetectors}).
 */
final class GuardDutyMember implements ResourceKind<GuardDutyMember.State> {

    /** The most accounts that one call of GuardDuty takes. */
    static final int BATCH = 50;

    /**
     * How the account stands to the administrator.
     *
     * @param relationshipStatus in GuardDuty's word
     * @param detector what the account has for itself while no administrator decides that
     */
    record State(
            String relationshipStatus,
            Map<String, Protection> features,
            Aside<FormerDetector> detector) {

        static final String ENABLED = "Enabled";

        /** Suspended with {@code StopMonitoringMembers}. */
        static final String DISABLED = "Disabled";

        /** Not GuardDuty's word: what an account is that its administrator does not list. */
        static final String NO_MEMBER = "None";

        State {
            features = Protection.sorted(features);
        }

        static State enabled(Map<String, Protection> features) {
            return new State(ENABLED, features, Aside.nothing());
        }

        /** Of no administrator, or of none any more. */
        static State apart(String relationshipStatus, FormerDetector detector) {
            return new State(relationshipStatus, Map.of(), new Aside<>(detector));
        }
    }

    private final AccountId administrator;
    private final Detectors detectors;
    private final MemberReader reader;
    private final FormerDetectors former;
    private final MemberRemovals removals;
    private final MemberChanges changes;

    GuardDutyMember(AccountId administrator, Detectors detectors, AccountEmails emails) {
        this.administrator = administrator;
        this.detectors = detectors;
        this.former = new FormerDetectors(detectors);
        this.reader = new MemberReader(former);
        this.removals = new MemberRemovals(former);
        this.changes = new MemberChanges(emails, removals);
    }

    @Override
    public String name() {
        return "guardduty.member";
    }

    @Override
    public Target place(Resource<State> resource) {
        return new Target(administrator, resource.target().region());
    }

    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        return detectors
                .find(place)
                .map(detector -> reader.read(detectors.client(place), detector, resources))
                .orElse(Map.of());
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<State>> absent) {
        Optional<String> detector = detectors.find(place);
        return detector.isEmpty()
                ? Refusals.all(absent, Detectors.missing(place))
                : enrol(place, detector.get(), absent);
    }

    private Map<ResourceId, Result> enrol(
            Target place, String detector, List<Resource<State>> absent) {
        Map<ResourceId, Result> results = changes.enrol(detectors.client(place), detector, absent);
        detectors.lookAgain();
        return results;
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<State>> differing) {
        Optional<String> detector = detectors.find(place);
        return detector.isEmpty()
                ? Refusals.all(
                        differing.stream().map(Update::resource).toList(), Detectors.missing(place))
                : changes.change(detectors.client(place), detector.get(), differing);
    }

    /** Enrolment makes a detector in an account that has none, and takes over the one it has. */
    @Override
    public Map<ResourceId, State> underneath(Target place, List<Resource<State>> absent) {
        Map<ResourceId, State> underneath = new HashMap<>();
        for (Resource<State> resource : absent) {
            FormerDetector own = former.note(resource.target());
            if (!own.equals(FormerDetector.NONE)) {
                underneath.put(resource.id(), State.apart(State.NO_MEMBER, own));
            }
        }
        return underneath;
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<State>> made) {
        Optional<String> detector = detectors.find(place);
        Map<Resource<State>, FormerDetector> members = new LinkedHashMap<>();
        made.forEach(removal -> members.put(removal.resource(), before(removal)));
        return detector.isEmpty()
                ? former.restoreAll(members)
                : removals.remove(detectors.client(place), detector.get(), members);
    }

    private static FormerDetector before(Removal<State> removal) {
        return removal.underneath().flatMap(it -> it.detector().get()).orElse(FormerDetector.NONE);
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return AnalyzedSources.of(desired.features());
    }

    @Override
    public Set<String> readActions() {
        Set<String> actions = new HashSet<>(FormerDetectors.READ);
        actions.add("guardduty:GetMembers");
        actions.add("guardduty:GetMemberDetectors");
        return actions;
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                AccountEmails.ACTION,
                "guardduty:CreateMembers",
                "guardduty:StartMonitoringMembers",
                "guardduty:UpdateMemberDetectors");
    }

    /** Going back to a suspended or former member takes some of these too. */
    @Override
    public Set<String> deleteActions() {
        Set<String> actions = new HashSet<>(FormerDetectors.RESTORE);
        actions.add("guardduty:DeleteMembers");
        actions.add("guardduty:DescribeOrganizationConfiguration");
        actions.add("guardduty:DisassociateMembers");
        actions.add("guardduty:StopMonitoringMembers");
        return actions;
    }
}
