package io.vedette.aws.guardduty;

import static io.vedette.aws.guardduty.GuardDutyRig.ADMINISTRATOR;
import static io.vedette.aws.guardduty.GuardDutyRig.HOME;
import static io.vedette.aws.guardduty.GuardDutyRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.guardduty.model.Member;
import software.amazon.awssdk.services.guardduty.model.PublishingStatus;

class GuardDutyInAnOrganizationTest {

    @Test
    void putsAFreshOrganizationInPlace() {
        GuardDutyRig rig = GuardDutyRig.organization(12);
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .hasSize(12 * 3)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        GuardDutyClient administrator = rig.guardDuty(ADMINISTRATOR, "eu-west-1");
        String detector = rig.detector(ADMINISTRATOR, "eu-west-1");
        assertThat(administrator.listMembers(it -> it.detectorId(detector)).members())
                .hasSize(11)
                .extracting(Member::relationshipStatus)
                .containsOnly("Enabled");
        assertThat(rig.features(MEMBER, "eu-west-1"))
                .containsEntry("RUNTIME_MONITORING", FeatureStatus.ENABLED)
                .containsEntry("S3_DATA_EVENTS", FeatureStatus.ENABLED)
                .containsEntry("EKS_RUNTIME_MONITORING", FeatureStatus.DISABLED);
        assertThat(administrator.getDetector(it -> it.detectorId(detector)))
                .satisfies(found -> {
                    assertThat(found.findingPublishingFrequency())
                            .isEqualTo(FindingPublishingFrequency.FIFTEEN_MINUTES);
                });
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        GuardDutyRig rig = GuardDutyRig.organization(12);
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void enrolsMembersFiftyACall() {
        GuardDutyRig rig = GuardDutyRig.organization(123).regions(HOME);
        rig.apply();
        // 121 members that share their needs, and the management account, which has one more.
        assertThat(rig.calls().total("guardduty", "CreateMembers")).isEqualTo(3 + 1);
        assertThat(rig.calls().total("guardduty", "UpdateMemberDetectors")).isEqualTo(3 + 1);
        assertThat(rig.calls().total("organizations", "ListAccounts")).isEqualTo(7);
    }

    @Test
    void readsMembersFiftyACallAndNothingTwice() {
        GuardDutyRig rig = GuardDutyRig.organization(400);
        rig.apply();
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().byOperation())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("guardduty:DescribeOrganizationConfiguration", 3L),
                                Map.entry("guardduty:DescribePublishingDestination", 3L),
                                Map.entry("guardduty:GetDetector", 3L),
                                Map.entry("guardduty:GetMemberDetectors", 24L),
                                Map.entry("guardduty:GetMembers", 24L),
                                Map.entry("guardduty:ListDetectors", 6L),
                                Map.entry("guardduty:ListOrganizationAdminAccounts", 3L),
                                Map.entry("guardduty:ListPublishingDestinations", 3L),
                                Map.entry("kms:DescribeKey", 2L),
                                Map.entry("kms:GetKeyPolicy", 1L),
                                Map.entry("kms:GetKeyRotationStatus", 1L),
                                Map.entry("kms:ListAliases", 1L),
                                Map.entry("organizations:ListAWSServiceAccessForOrganization", 1L),
                                Map.entry("s3:GetBucketEncryption", 1L),
                                Map.entry("s3:GetBucketOwnershipControls", 1L),
                                Map.entry("s3:GetBucketPolicy", 1L),
                                Map.entry("s3:GetBucketVersioning", 1L),
                                Map.entry("s3:GetPublicAccessBlock", 1L)));
    }

    @Test
    void looksForDetectorsOnceAPlaceInAFreshOrganization() {
        GuardDutyRig rig = GuardDutyRig.organization(100).regions(HOME);
        assertThat(rig.changes()).isNotEmpty();
        assertThat(rig.calls().byOperation())
                .containsEntry("guardduty:ListDetectors", 2L)
                .containsEntry("guardduty:ListOrganizationAdminAccounts", 1L)
                .doesNotContainKeys("guardduty:GetMembers", "guardduty:GetMemberDetectors");
    }

    @Test
    void registersTheHomeRegionFirstAndTheOthersOnceThatHasSettled() {
        GuardDutyRig rig =
                GuardDutyRig.organization(
                        4,
                        FaultScript.builder()
                                .administratorSettling(Duration.ofSeconds(20))
                                .build());
        RunReport report = rig.apply();
        assertThat(report.summary().failed()).isZero();
        assertThat(rig.calls().total("guardduty", "EnableOrganizationAdminAccount")).isEqualTo(3);
    }

    @Test
    void waitsForAnEnrolmentThatTakesAWhile() {
        GuardDutyRig rig =
                GuardDutyRig.organization(
                        60,
                        FaultScript.builder()
                                .delay("guardduty.enrolment", Duration.ofSeconds(90))
                                .build());
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void leavesExcludedAccountsOutOfAutomaticEnrolment() {
        GuardDutyRig rig = GuardDutyRig.organization(6).regions(HOME).excluding(MEMBER);
        rig.apply();
        String detector = rig.detector(ADMINISTRATOR, HOME);
        rig.pass(Duration.ofDays(2));
        assertThat(
                        rig.guardDuty(ADMINISTRATOR, HOME)
                                .listMembers(it -> it.detectorId(detector))
                                .members())
                .extracting(Member::accountId)
                .doesNotContain(MEMBER)
                .hasSize(4);
    }

    @Test
    void saysWhichPlanARegionDoesNotOfferAndTurnsTheOthersOn() {
        GuardDutyRig rig =
                GuardDutyRig.organization(4).optingIn("ap-east-2").regions(HOME, "ap-east-2");
        assertThat(rig.apply().summary().done()).isEqualTo(8);
        assertThat(rig.changes())
                .containsExactly(
                        "guardduty.unoffered-feature RDS_LOGIN_EVENTS in 222222222222/ap-east-2"
                                + " Skip[why=GuardDuty does not offer RDS_LOGIN_EVENTS in ap-east-2]");
        assertThat(rig.features(MEMBER, "ap-east-2"))
                .containsEntry("LAMBDA_NETWORK_LOGS", FeatureStatus.ENABLED);
    }

    @Test
    void exportsFindingsOfAllRegionsToOneBucket() {
        GuardDutyRig rig = GuardDutyRig.organization(4);
        rig.apply();
        String detector = rig.detector(ADMINISTRATOR, "eu-west-1");
        GuardDutyClient administrator = rig.guardDuty(ADMINISTRATOR, "eu-west-1");
        String destination =
                administrator
                        .listPublishingDestinations(it -> it.detectorId(detector))
                        .destinations()
                        .getFirst()
                        .destinationId();
        assertThat(
                        administrator.describePublishingDestination(
                                it -> it.detectorId(detector).destinationId(destination)))
                .satisfies(it -> {
                    assertThat(it.status()).isEqualTo(PublishingStatus.PUBLISHING);
                    assertThat(it.destinationProperties().destinationArn())
                            .isEqualTo("arn:aws:s3:::guardduty-findings-333333333333");
                    assertThat(it.destinationProperties().kmsKeyArn())
                            .startsWith("arn:aws:kms:us-east-1:333333333333:key/");
                });
    }

    @Test
    void regionsAreDrawnHomeFirst() {
        GuardDutyRig rig = GuardDutyRig.organization(4);
        List<String> registrations =
                rig.blueprint().resources().values().stream()
                        .filter(it -> it.kind().name().equals("guardduty.administrator"))
                        .map(it -> it.target().region().code())
                        .toList();
        assertThat(registrations).first().isEqualTo(HOME);
    }
}
