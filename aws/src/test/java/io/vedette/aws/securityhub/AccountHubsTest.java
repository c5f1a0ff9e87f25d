package io.vedette.aws.securityhub;

import static io.vedette.aws.securityhub.HubRig.HOME;
import static io.vedette.aws.securityhub.HubRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Result;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationUpdate;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

class AccountHubsTest {

    private static final Target TARGET = new Target(new AccountId(MEMBER), new Region(HOME));
    private static final String CIS_1_2 =
            "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0";

    private static SecurityHubClient enabled(HubRig rig) {
        SecurityHubClient hub = rig.hub(MEMBER, HOME);
        hub.enableSecurityHub(it -> {});
        rig.pass(Duration.ofMinutes(1));
        hub.batchUpdateStandardsControlAssociations(it ->
                it.standardsControlAssociationUpdates(
                        StandardsControlAssociationUpdate.builder()
                                .securityControlId("IAM.6")
                                .standardsArn(CIS_1_2)
                                .associationStatus(AssociationStatus.DISABLED)
                                .updatedReason("no hardware keys")
                                .build()));
        return hub;
    }

    @Test
    void notesStandardsAndTheControlsThatAreOff() {
        HubRig rig = HubRig.organization(4);
        enabled(rig);
        AccountHub noted = new AccountHubs(rig.clients()).note(TARGET);
        assertThat(noted.isAlone()).isTrue();
        assertThat(noted.standards())
                .hasSize(2)
                .containsEntry(CIS_1_2, Map.of("IAM.6", "no hardware keys"));
    }

    @Test
    void notesNothingWhereSecurityHubIsOff() {
        HubRig rig = HubRig.organization(4);
        assertThat(new AccountHubs(rig.clients()).note(TARGET)).isEqualTo(AccountHub.NONE);
    }

    @Test
    void switchesControlsBackOnceTheirStandardIsReady() {
        HubRig rig = HubRig.organization(4);
        SecurityHubClient hub = enabled(rig);
        AccountHubs hubs = new AccountHubs(rig.clients());
        AccountHub before = hubs.note(TARGET);
        hub.batchDisableStandards(it ->
                it.standardsSubscriptionArns(
                        hub.getEnabledStandards(all -> {}).standardsSubscriptions().stream()
                                .map(StandardsSubscription::standardsSubscriptionArn)
                                .toList()));
        hub.updateSecurityHubConfiguration(it -> it.autoEnableControls(false));
        rig.pass(Duration.ofMinutes(1));
        assertThat(hubs.restore(TARGET, before)).isInstanceOf(Result.Pending.class);
        assertThat(hubs.restore(TARGET, before)).isInstanceOf(Result.Pending.class);
        rig.pass(Duration.ofMinutes(1));
        assertThat(hubs.restore(TARGET, before)).isEqualTo(Result.done());
        assertThat(hubs.note(TARGET)).isEqualTo(before);
    }

    @Test
    void leavesAloneWhatNobodyCouldAskFor() {
        HubRig rig =
                HubRig.organization(
                        4,
                        FaultScript.builder()
                                .deny(new FaultScript.Denial(MEMBER, "securityhub", "DescribeHub"))
                                .build());
        AccountHubs hubs = new AccountHubs(rig.clients());
        assertThat(hubs.note(TARGET)).isEqualTo(AccountHub.UNKNOWN);
        assertThat(hubs.restore(TARGET, AccountHub.UNKNOWN)).isInstanceOf(Result.Left.class);
    }
}
