package io.vedette.aws.systemsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.PatchManagerSettings;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceKind;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In Systems Manager and IAM an operation takes the action of its own name. */
class DeclaredActionsTest {

    static Stream<SystemsManagerRig> rigs() {
        return Stream.of(
                SystemsManagerRig.organization(3).with(everything("rate(7 days)")),
                SystemsManagerRig.separateAccounts(3).with(everything("rate(7 days)")));
    }

    private static SystemsManagerSettings everything(String schedule) {
        SystemsManagerSettings given = Settings.with(Settings.everywhere());
        PatchManagerSettings patching = Settings.patching(schedule, "web");
        return new SystemsManagerSettings(
                true,
                true,
                given.defaultHostManagement(),
                given.inventory(),
                given.resourceDataSync(),
                patching,
                given.sessionManager(),
                given.automationDocuments());
    }

    @ParameterizedTest
    @MethodSource("rigs")
    void aPlanTakesNoMoreThanTheActionsOfReading(SystemsManagerRig rig) {
        rig.apply();
        rig.calls().clear();
        rig.plan();
        assertThat(actions(rig, ResourceKind::readActions)).containsAll(called(rig));
    }

    @ParameterizedTest
    @MethodSource("rigs")
    void anApplyTakesNoMoreThanTheActionsOfReadingAndWriting(SystemsManagerRig rig) {
        rig.apply();
        rig.with(everything("rate(14 days)")).apply();
        Set<String> declared = actions(rig, ResourceKind::readActions);
        declared.addAll(actions(rig, ResourceKind::writeActions));
        assertThat(declared).containsAll(called(rig));
    }

    @ParameterizedTest
    @MethodSource("rigs")
    void aDestroyTakesNoMoreThanAllActions(SystemsManagerRig rig) {
        rig.apply();
        rig.calls().clear();
        rig.destroy();
        Set<String> declared = actions(rig, ResourceKind::readActions);
        declared.addAll(actions(rig, ResourceKind::writeActions));
        declared.addAll(actions(rig, ResourceKind::deleteActions));
        assertThat(declared).containsAll(called(rig));
        assertThat(called(rig)).contains("ssm:DeleteMaintenanceWindow", "iam:DeleteRole");
    }

    @Test
    void readingChangesNothing() {
        assertThat(rigs().flatMap(rig -> actions(rig, ResourceKind::readActions).stream()))
                .allMatch(it -> it.matches("\\w+:(Describe|Get|List)\\w+"));
    }

    private static Set<String> called(SystemsManagerRig rig) {
        return rig.calls().byOperation().keySet().stream()
                .filter(it -> it.startsWith("ssm:") || it.startsWith("iam:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> actions(
            SystemsManagerRig rig, Function<ResourceKind<?>, Collection<String>> declared) {
        return rig.blueprint().resources().values().stream()
                .map(Resource::kind)
                .flatMap(kind -> declared.apply(kind).stream())
                .collect(Collectors.toSet());
    }
}
