package io.vedette.aws.guardduty;

import static io.vedette.aws.guardduty.GuardDutyRig.ADMINISTRATOR;
import static io.vedette.aws.guardduty.GuardDutyRig.HOME;
import static io.vedette.aws.guardduty.GuardDutyRig.LOG_ARCHIVE;
import static io.vedette.aws.guardduty.GuardDutyRig.MANAGEMENT;
import static io.vedette.aws.guardduty.GuardDutyRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.DetectorFeature;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrgFeature;
import software.amazon.awssdk.services.guardduty.model.OrgFeatureStatus;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;

class GuardDutyDriftTest {

    private static DetectorFeatureConfiguration off(DetectorFeature feature) {
        return DetectorFeatureConfiguration.builder()
                .name(feature)
                .status(FeatureStatus.DISABLED)
                .build();
    }

    private static MemberFeaturesConfiguration off(OrgFeature feature) {
        return MemberFeaturesConfiguration.builder()
                .name(feature)
                .status(FeatureStatus.DISABLED)
                .build();
    }

    @Test
    void repairsAFeatureThatAMemberLost() {
        GuardDutyRig rig = GuardDutyRig.organization(5).regions(HOME);
        rig.apply();
        GuardDutyClient administrator = rig.guardDuty(ADMINISTRATOR, HOME);
        String detector = rig.detector(ADMINISTRATOR, HOME);
        administrator.updateMemberDetectors(it ->
                it.detectorId(detector)
                        .accountIds(MEMBER)
                        .features(off(OrgFeature.S3_DATA_EVENTS)));
        assertThat(rig.changes())
                .containsExactly(
                        "guardduty.member member in 100000000001/us-east-1 [features.S3_DATA_EVENTS.status: DISABLED -> ENABLED]");
        rig.calls().clear();
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().total("guardduty", "UpdateMemberDetectors")).isEqualTo(1);
        assertThat(rig.calls().total("guardduty", "CreateMembers")).isZero();
    }

    @Test
    void restartsASuspendedMember() {
        GuardDutyRig rig = GuardDutyRig.organization(5).regions(HOME);
        rig.apply();
        GuardDutyClient administrator = rig.guardDuty(ADMINISTRATOR, HOME);
        String detector = rig.detector(ADMINISTRATOR, HOME);
        administrator.updateOrganizationConfiguration(it ->
                it.detectorId(detector).autoEnableOrganizationMembers(AutoEnableMembers.NONE));
        administrator.stopMonitoringMembers(it -> it.detectorId(detector).accountIds(MEMBER));
        assertThat(rig.changes())
                .hasSize(2)
                .anySatisfy(
                        it -> assertThat(it).contains("relationshipStatus: Disabled -> Enabled"))
                .contains(
                        "guardduty.organization organization in 222222222222/us-east-1 [autoEnableOrganizationMembers: NONE -> ALL]");
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().total("guardduty", "StartMonitoringMembers")).isEqualTo(1);
    }

    @Test
    void enrolsAMemberAgainThatWasRemoved() {
        GuardDutyRig rig = GuardDutyRig.organization(5).regions(HOME);
        rig.apply();
        GuardDutyClient administrator = rig.guardDuty(ADMINISTRATOR, HOME);
        String detector = rig.detector(ADMINISTRATOR, HOME);
        administrator.updateOrganizationConfiguration(it ->
                it.detectorId(detector).autoEnableOrganizationMembers(AutoEnableMembers.NONE));
        administrator.disassociateMembers(it -> it.detectorId(detector).accountIds(MEMBER));
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void repairsTheOrganizationsConfiguration() {
        GuardDutyRig rig = GuardDutyRig.organization(4).regions(HOME);
        rig.apply();
        String detector = rig.detector(ADMINISTRATOR, HOME);
        rig.guardDuty(ADMINISTRATOR, HOME)
                .updateOrganizationConfiguration(it ->
                        it.detectorId(detector)
                                .autoEnableOrganizationMembers(AutoEnableMembers.NEW)
                                .features(
                                        OrganizationFeatureConfiguration.builder()
                                                .name(OrgFeature.RDS_LOGIN_EVENTS)
                                                .autoEnable(OrgFeatureStatus.NONE)
                                                .build()));
        assertThat(rig.changes())
                .containsExactly(
                        "guardduty.organization organization in 222222222222/us-east-1 [autoEnableOrganizationMembers: NEW -> ALL, features.RDS_LOGIN_EVENTS.autoEnable: NONE -> ALL]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void repairsTheAdministratorsDetector() {
        GuardDutyRig rig = GuardDutyRig.organization(4).regions(HOME);
        rig.apply();
        String detector = rig.detector(ADMINISTRATOR, HOME);
        rig.guardDuty(ADMINISTRATOR, HOME)
                .updateDetector(it ->
                        it.detectorId(detector)
                                .enable(false)
                                .findingPublishingFrequency(FindingPublishingFrequency.SIX_HOURS)
                                .features(off(DetectorFeature.RUNTIME_MONITORING)));
        assertThat(rig.changes())
                .containsExactly(
                        "guardduty.detector detector in 222222222222/us-east-1 [status: DISABLED -> ENABLED, findingPublishingFrequency: SIX_HOURS -> FIFTEEN_MINUTES, features.RUNTIME_MONITORING.status: DISABLED -> ENABLED]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void adoptsWhatWasHalfSetUpByHand() {
        GuardDutyRig rig = GuardDutyRig.organization(6);
        String left =
                rig.guardDuty(MEMBER, "us-west-2")
                        .createDetector(
                                it -> it.enable(true).features(off(DetectorFeature.S3_DATA_EVENTS)))
                        .detectorId();
        rig.guardDuty(MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(ADMINISTRATOR));
        RunReport report = rig.apply();
        assertThat(report.summary().failed()).isZero();
        assertThat(rig.detector(MEMBER, "us-west-2")).isEqualTo(left);
        assertThat(rig.features(MEMBER, "us-west-2"))
                .containsEntry("S3_DATA_EVENTS", FeatureStatus.ENABLED);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void readsADetectorWithoutAnAdministratorAsNothingConfigured() {
        GuardDutyRig rig = GuardDutyRig.organization(4).regions(HOME);
        rig.guardDuty(ADMINISTRATOR, HOME).createDetector(it -> it.enable(true));
        assertThat(rig.changes())
                .noneMatch(it -> it.contains("Unknown"))
                .filteredOn(it -> it.contains("guardduty.organization "))
                .singleElement()
                .asString()
                .contains("Create");
    }

    @Test
    void reportsAnAccountThatGuardDutyLeavesUnprocessed() {
        GuardDutyRig rig =
                GuardDutyRig.organization(
                                10, FaultScript.builder().unprocessed(MEMBER, "guardduty").build())
                        .regions(HOME);
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .filteredOn(it -> !(it.outcome() instanceof Outcome.Done))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.target().account().value()).isEqualTo(MEMBER);
                    assertThat(it.outcome().reason())
                            .contains("CreateMembers left the account unprocessed");
                });
    }

    @Test
    void refusesToReplaceAnotherAdministrator() {
        GuardDutyRig rig = GuardDutyRig.organization(4).regions(HOME);
        rig.guardDuty(MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.adminAccountId(LOG_ARCHIVE));
        assertThat(rig.changes())
                .contains(
                        "guardduty.administrator administrator in 111111111111/us-east-1 [account: 333333333333 -> 222222222222]");
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .allSatisfy(it ->
                        assertThat(it.outcome().reason())
                                .contains("account 333333333333 administers GuardDuty here"));
    }

    @Test
    void enrolsMembersAlthoughTheConfigurationFails() {
        GuardDutyRig rig =
                GuardDutyRig.organization(
                        5,
                        FaultScript.builder()
                                .deny(
                                        new FaultScript.Denial(
                                                ADMINISTRATOR,
                                                "guardduty",
                                                "UpdateOrganizationConfiguration"))
                                .build());
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .allSatisfy(it ->
                        assertThat(it.outcome().reason())
                                .contains("UpdateOrganizationConfiguration"));
        String detector = rig.detector(ADMINISTRATOR, HOME);
        assertThat(
                        rig.guardDuty(ADMINISTRATOR, HOME)
                                .listMembers(it -> it.detectorId(detector))
                                .members())
                .hasSize(4);
    }
}
