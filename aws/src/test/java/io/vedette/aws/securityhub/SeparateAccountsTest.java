package io.vedette.aws.securityhub;

import static io.vedette.aws.securityhub.HubRig.HOME;
import static io.vedette.aws.securityhub.HubRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

class SeparateAccountsTest {

    @Test
    void putsEveryAccountInPlaceByItself() {
        HubRig rig = HubRig.separateAccounts(4);
        assertThat(rig.apply().deployments())
                .hasSize(4 * 3)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        SecurityHubClient account = rig.hub(MEMBER, HOME);
        assertThat(account.getEnabledStandards(it -> {}).standardsSubscriptions()).hasSize(3);
        String aggregator =
                account.listFindingAggregators(it -> {})
                        .findingAggregators()
                        .getFirst()
                        .findingAggregatorArn();
        assertThat(
                        account.getFindingAggregator(it -> it.findingAggregatorArn(aggregator))
                                .regions())
                .containsExactlyInAnyOrder("eu-west-1", "us-west-2");
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void neverCallsWhatOnlyAnOrganizationHas() {
        HubRig rig = HubRig.separateAccounts(4).disabling("IAM.6", "no hardware keys yet");
        rig.apply();
        assertThat(rig.calls().byOperation().keySet())
                .allMatch(it -> it.startsWith("securityhub:"))
                .noneMatch(it -> it.contains("Organization") || it.contains("Member"));
        assertThat(rig.changes()).isEmpty();
    }
}
