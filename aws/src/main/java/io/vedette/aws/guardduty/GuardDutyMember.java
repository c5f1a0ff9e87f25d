package io.vedette.aws.guardduty;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
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

    /** How the account stands to the administrator, in GuardDuty's word, and its features. */
    record State(String relationshipStatus, Map<String, Protection> features) {

        static final String ENABLED = "Enabled";

        /** Suspended with {@code StopMonitoringMembers}. */
        static final String DISABLED = "Disabled";

        State {
            features = Protection.sorted(features);
        }

        static State enabled(Map<String, Protection> features) {
            return new State(ENABLED, features);
        }
    }

    private final AccountId administrator;
    private final Detectors detectors;
    private final MemberReader reader;
    private final MemberChanges changes;

    GuardDutyMember(AccountId administrator, Detectors detectors, AccountEmails emails) {
        this.administrator = administrator;
        this.detectors = detectors;
        this.reader = new MemberReader();
        this.changes = new MemberChanges(emails);
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
                : changes.enrol(detectors.client(place), detector.get(), absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<State>> differing) {
        Optional<String> detector = detectors.find(place);
        return detector.isEmpty()
                ? Refusals.all(
                        differing.stream().map(Update::resource).toList(), Detectors.missing(place))
                : changes.mend(detectors.client(place), detector.get(), differing);
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return AnalyzedSources.of(desired.features());
    }

    @Override
    public Set<String> readActions() {
        return Set.of(Detectors.ACTION, "guardduty:GetMembers", "guardduty:GetMemberDetectors");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                AccountEmails.ACTION,
                "guardduty:CreateMembers",
                "guardduty:StartMonitoringMembers",
                "guardduty:UpdateMemberDetectors");
    }
}
