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

    @ParameterizedTest
    @MethodSource("rigs")
    void takesWhatIsGoneAsDone(HubRig rig) {
        Undoing undoing = rig.applyToUndo();
        rig.undo(undoing);
        assertThat(undoing.onceMore()).isEmpty();
    }
}
