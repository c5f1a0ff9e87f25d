package io.vedette.aws.detective;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.Rewind;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.DetectiveSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.detective.DetectiveClient;

class DetectiveInSeparateAccountsTest {

    private static DetectiveClient detective(ToolsOnTwin rig) {
        return rig.client(DetectiveClient.class, MEMBER, HOME);
    }

    private static ToolsOnTwin inPlace(ToolsOnTwin rig) {
        rig.tools(clients ->
                List.of(new GuardDutyBlueprint(clients), new DetectiveBlueprint(clients)));
        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        return rig;
    }

    @Test
    void givesEachAccountAGraphOfItsOwn() {
        ToolsOnTwin rig = inPlace(ToolsOnTwin.separateAccounts(4));
        assertThat(rig.calls().total("detective", "CreateGraph")).isEqualTo(4 * 3);
        String graph = detective(rig).listGraphs(it -> {}).graphList().getFirst().arn();
        assertThat(detective(rig).listTagsForResource(it -> it.resourceArn(graph)).tags())
                .isEqualTo(Map.of("vedette:managed", "true"));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void givesEachAccountOfAnOrganizationAGraphWhereItIsAskedFor() {
        DetectiveSettings defaults = (DetectiveSettings) Catalog.of(Tool.DETECTIVE).defaults();
        ToolsOnTwin rig =
                inPlace(
                        ToolsOnTwin.organization(4)
                                .regions(HOME)
                                .with(
                                        Tool.DETECTIVE,
                                        new DetectiveSettings(
                                                true,
                                                defaults.dataSources(),
                                                defaults.optionalPackages(),
                                                365,
                                                false,
                                                List.of(),
                                                false)));
        assertThat(rig.calls().total("detective", "CreateGraph")).isEqualTo(4);
        assertThat(rig.calls().total("detective", "EnableOrganizationAdminAccount")).isZero();
    }

    @Test
    void leavesNothingBehindWhenItIsRemoved() {
        ToolsOnTwin rig = ToolsOnTwin.separateAccounts(4).regions(HOME);
        rig.tools(clients -> List.of(new DetectiveBlueprint(clients)));
        Rewind undo = rig.remember();
        rig.apply();
        assertThat(undo.run(false)).isEmpty();
        assertThat(detective(rig).listGraphs(it -> {}).graphList()).isEmpty();
    }

    @Test
    void keepsAGraphThatWasThereBefore() {
        ToolsOnTwin rig = ToolsOnTwin.separateAccounts(4).regions(HOME);
        String graph = detective(rig).createGraph(it -> {}).graphArn();
        rig.tools(clients -> List.of(new DetectiveBlueprint(clients)));
        Rewind undo = rig.remember();
        rig.apply();
        assertThat(undo.run(false)).singleElement().asString().contains("no call that stops");
        assertThat(detective(rig).listGraphs(it -> {}).graphList().getFirst().arn())
                .isEqualTo(graph);
    }
}
