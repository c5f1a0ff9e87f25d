package io.vedette.aws.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceKind;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In Security Hub and Organizations an operation takes the action of its own name. */
class DeclaredActionsTest {

    static Stream<HubRig> rigs() {
        return Stream.of(
                HubRig.organization(4).disabling("IAM.6", "no hardware keys yet"),
                HubRig.organization(4).local().disabling("IAM.6", "no hardware keys yet"),
                HubRig.separateAccounts(3).disabling("IAM.6", "no hardware keys yet"));
    }

    @ParameterizedTest
    @MethodSource("rigs")
    void aPlanTakesNoMoreThanTheActionsOfReading(HubRig rig) {
        rig.apply();
        rig.calls().clear();
        rig.plan();
        assertThat(actions(rig, ResourceKind::readActions))
                .containsAll(rig.calls().byOperation().keySet());
    }

    @ParameterizedTest
    @MethodSource("rigs")
    void anApplyTakesNoMoreThanTheActionsOfReadingAndWriting(HubRig rig) {
        rig.apply();
        Set<String> declared = actions(rig, ResourceKind::readActions);
        declared.addAll(actions(rig, ResourceKind::writeActions));
        assertThat(declared).containsAll(rig.calls().byOperation().keySet());
    }

    @Test
    void readingChangesNothing() {
        assertThat(rigs().flatMap(rig -> actions(rig, ResourceKind::readActions).stream()))
                .allMatch(it -> it.matches("\\w+:(BatchGet|Describe|Get|List)\\w+"));
    }

    private static Set<String> actions(
            HubRig rig, Function<ResourceKind<?>, Collection<String>> declared) {
        return rig.blueprint().resources().values().stream()
                .map(Resource::kind)
                .flatMap(kind -> declared.apply(kind).stream())
                .collect(Collectors.toSet());
    }
}
