package io.vedette.aws.inspector;

import static io.vedette.aws.inspector.InspectorRig.ADMINISTRATOR;
import static io.vedette.aws.inspector.InspectorRig.HOME;
import static io.vedette.aws.inspector.InspectorRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.Ec2ScanMode;
import software.amazon.awssdk.services.inspector2.model.EcrPullDateRescanDuration;
import software.amazon.awssdk.services.inspector2.model.EcrRescanDuration;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;

class InspectorDriftTest {

    private final InspectorRig rig = InspectorRig.organization(5).regions(HOME);
    private final Inspector2Client administrator = rig.inspector(ADMINISTRATOR, HOME);

    @BeforeEach
    void putInPlace() {
        rig.apply();
    }

    private void findsAndMends(String change) {
        assertThat(rig.changes()).containsExactly(change);
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void turnsOnWhatSomebodyTurnedOffInAMember() {
        administrator.disable(it -> it.accountIds(MEMBER).resourceTypes(ResourceScanType.ECR));
        findsAndMends(
                "inspector.member-scanning scanning in 100000000001/us-east-1 [scanTypes: [EC2,"
                        + " LAMBDA] -> [EC2, ECR, LAMBDA]]");
    }

    @Test
    void turnsOffWhatSomebodyTurnedOnInAMember() {
        administrator.enable(
                it -> it.accountIds(MEMBER).resourceTypes(ResourceScanType.CODE_REPOSITORY));
        rig.pass(Duration.ofMinutes(1));
        findsAndMends(
                "inspector.member-scanning scanning in 100000000001/us-east-1 [scanTypes:"
                        + " [CODE_REPOSITORY, EC2, ECR, LAMBDA] -> [EC2, ECR, LAMBDA]]");
    }

    @Test
    void turnsOnWhatSomebodyTurnedOffInTheAdministrator() {
        administrator.disable(it -> it.resourceTypes(ResourceScanType.EC2));
        findsAndMends(
                "inspector.scanning scanning in 222222222222/us-east-1 [scanTypes: [ECR, LAMBDA] ->"
                        + " [EC2, ECR, LAMBDA]]");
    }

    @Test
    void associatesAnAccountThatWasReleased() {
        administrator.disassociateMember(it -> it.accountId(MEMBER));
        assertThat(rig.changes())
                .containsExactly(
                        "inspector.member member in 100000000001/us-east-1 Create[]",
                        "inspector.member-scanning scanning in 100000000001/us-east-1 Create[]");
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void asksForAutomaticEnablementAgain() {
        administrator.updateOrganizationConfiguration(
                it -> it.autoEnable(types -> types.ec2(false).ecr(true).codeRepository(true)));
        findsAndMends(
                "inspector.organization organization in 222222222222/us-east-1 [autoEnable:"
                        + " [CODE_REPOSITORY, ECR] -> [EC2, ECR, LAMBDA]]");
        assertThat(
                        administrator
                                .describeOrganizationConfiguration(it -> {})
                                .autoEnable()
                                .codeRepository())
                .isFalse();
    }

    @Test
    void setsHowInstancesAndImagesAreScannedAndLeavesTheRestAlone() {
        administrator.updateConfiguration(it ->
                it.ec2Configuration(ec2 -> ec2.scanMode(Ec2ScanMode.EC2_SSM_AGENT_BASED))
                        .ecrConfiguration(ecr ->
                                ecr.rescanDuration(EcrRescanDuration.DAYS_30)
                                        .pullDateRescanDuration(
                                                EcrPullDateRescanDuration.DAYS_90)));
        findsAndMends(
                "inspector.configuration configuration in 222222222222/us-east-1 [ec2ScanMode:"
                        + " EC2_SSM_AGENT_BASED -> EC2_HYBRID, ecrRescanDuration: DAYS_30 ->"
                        + " LIFETIME]");
        assertThat(
                        administrator
                                .getConfiguration(it -> {})
                                .ecrConfiguration()
                                .rescanDurationState()
                                .pullDateRescanDuration())
                .isEqualTo(EcrPullDateRescanDuration.DAYS_90);
    }
}
