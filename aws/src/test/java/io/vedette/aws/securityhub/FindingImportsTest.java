package io.vedette.aws.securityhub;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.Rewind;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.aws.config.ConfigBlueprint;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.core.catalog.Tool;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

class FindingImportsTest {

    private static final String GUARDDUTY =
            "arn:aws:securityhub:us-east-1:100000000001:product-subscription/aws/guardduty";

    private static ToolsOnTwin organization() {
        return ToolsOnTwin.organization(5)
                .regions(HOME)
                .tools(clients ->
                        List.of(
                                new GuardDutyBlueprint(clients),
                                new ConfigBlueprint(clients),
                                new SecurityHubBlueprint(clients)))
                .connected(clients -> List.of(new FindingImports(clients)));
    }

    private static SecurityHubClient hub(ToolsOnTwin rig) {
        return rig.client(SecurityHubClient.class, MEMBER, HOME);
    }

    private static List<String> products(ToolsOnTwin rig) {
        return hub(rig).listEnabledProductsForImport(it -> {}).productSubscriptions();
    }

    @Test
    void securityHubStandsOnTheImportsOfTheToolsBesideIt() {
        ToolsOnTwin rig = organization();
        assertThat(rig.blueprint().deployments())
                .filteredOn(it -> it.tool() == Tool.SECURITY_HUB)
                .hasSize(5)
                .allSatisfy(it ->
                        assertThat(it.resources())
                                .filteredOn(id -> id.kind().equals("securityhub.product"))
                                .extracting(id -> id.name())
                                .containsExactlyInAnyOrder("aws/guardduty", "aws/config"));
        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().total("securityhub", "ListEnabledProductsForImport")).isEqualTo(5);
    }

    @Test
    void subscribesAgainToWhatSomebodyUnsubscribed() {
        ToolsOnTwin rig = organization();
        rig.apply();
        hub(rig).disableImportFindingsForProduct(it -> it.productSubscriptionArn(GUARDDUTY));
        assertThat(rig.changes())
                .containsExactly(
                        "securityhub.product aws/guardduty in 100000000001/us-east-1 Create[]");
        rig.apply();
        assertThat(products(rig)).contains(GUARDDUTY);
    }

    @Test
    void leavesUnsubscribedWhatWasSoBefore() {
        ToolsOnTwin rig = organization();
        rig.apply();
        hub(rig).disableImportFindingsForProduct(it -> it.productSubscriptionArn(GUARDDUTY));
        Rewind undo = rig.remember();
        rig.apply();
        assertThat(undo.run(false)).isEmpty();
        assertThat(products(rig)).isNotEmpty().doesNotContain(GUARDDUTY);
    }
}
