package io.vedette.aws.securityhub;

import static io.vedette.aws.securityhub.HubRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.SavedState;
import io.vedette.aws.Undoing;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityHubUndoTest {

    static Stream<HubRig> rigs() {
        return Stream.of(
                HubRig.organization(6),
                HubRig.organization(6).excluding(MEMBER),
                HubRig.organization(6).local().disabling("IAM.6", "no hardware keys yet"),
                HubRig.separateAccounts(4).disabling("IAM.6", "no hardware keys yet"));
    }

    @ParameterizedTest
    @MethodSource("rigs")
    void leavesNoTraceWhereThereWasNothing(HubRig rig) {
        Map<String, String> before = SavedState.exactly(rig.twin());
        Undoing undoing = rig.applyToUndo();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.undo(undoing)).isEmpty();
        assertThat(SavedState.differences(before, SavedState.exactly(rig.twin()))).isEmpty();
    }

    /** In Security Hub and Organizations an operation takes the action of its own name. */
    @ParameterizedTest
    @MethodSource("rigs")
    void takesNoMoreThanTheActionsOfAllThatItDoes(HubRig rig) {
        Undoing undoing = rig.applyToUndo();
        assertThat(undoing.everythingBut("organizations.trusted-access")).isEmpty();
        assertThat(undoing.actions()).containsAll(rig.calls().byOperation().keySet());
    }

    @ParameterizedTest
    @MethodSource("rigs")
    void takesWhatIsGoneAsDone(HubRig rig) {
        Undoing undoing = rig.applyToUndo();
        rig.undo(undoing);
        assertThat(undoing.onceMore()).isEmpty();
    }
}
