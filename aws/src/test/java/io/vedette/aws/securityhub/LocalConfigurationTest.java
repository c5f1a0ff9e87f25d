package io.vedette.aws.securityhub;

import static io.vedette.aws.securityhub.HubRig.ADMINISTRATOR;
import static io.vedette.aws.securityhub.HubRig.HOME;
import static io.vedette.aws.securityhub.HubRig.MANAGEMENT;
import static io.vedette.aws.securityhub.HubRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationStatus;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationUpdate;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

class LocalConfigurationTest {

    private static final List<String> STANDARDS =
            List.of(
                    "aws-foundational-security-best-practices/v/1.0.0",
                    "cis-aws-foundations-benchmark/v/3.0.0",
                    "pci-dss/v/4.0.1");

    @Test
    void putsAFreshOrganizationInPlace() {
        HubRig rig = HubRig.organization(8).local();
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .hasSize(8 * 3)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(standards(rig.hub(MEMBER, "eu-west-1"))).containsExactlyElementsOf(STANDARDS);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void makesMembersInBatchesOfFifty() {
        HubRig rig = HubRig.organization(122).local().regions(List.of(HOME));
        rig.apply();
        assertThat(rig.calls().total("securityhub", "CreateMembers")).isEqualTo(3);
        assertThat(rig.hub(ADMINISTRATOR, HOME).listMembersPaginator(it -> {}).members())
                .hasSize(121);
    }

    @Test
    void readsEveryTargetTwiceAndTheMembersByFifties() {
        HubRig rig = HubRig.organization(103).local().regions(List.of(HOME, "us-west-2"));
        rig.apply();
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().byOperation())
                .isEqualTo(
                        Map.of(
                                "organizations:ListAWSServiceAccessForOrganization", 1L,
                                "securityhub:DescribeHub", 206L,
                                "securityhub:DescribeOrganizationConfiguration", 2L,
                                "securityhub:GetEnabledStandards", 206L,
                                "securityhub:GetFindingAggregator", 1L,
                                "securityhub:ListFindingAggregators", 1L,
                                "securityhub:ListMembers", 6L,
                                "securityhub:ListOrganizationAdminAccounts", 2L));
    }

    @Test
    void turnsAControlOffInEveryStandardThatHasIt() {
        HubRig rig = HubRig.organization(4).local().disabling("IAM.4", "root has no keys");
        assertThat(rig.apply().summary().done()).isEqualTo(12);
        assertThat(
                        rig.hub(MEMBER, "us-west-2")
                                .listStandardsControlAssociations(
                                        it -> it.securityControlId("IAM.4"))
                                .standardsControlAssociationSummaries())
                .hasSize(2)
                .allSatisfy(it -> {
                    assertThat(it.associationStatus()).isEqualTo(AssociationStatus.DISABLED);
                    assertThat(it.updatedReason()).isEqualTo("root has no keys");
                });
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void turnsAControlOffAgain() {
        HubRig rig = HubRig.organization(4).local().disabling("IAM.4", "root has no keys");
        rig.apply();
        rig.hub(MEMBER, HOME)
                .batchUpdateStandardsControlAssociations(it ->
                        it.standardsControlAssociationUpdates(
                                StandardsControlAssociationUpdate.builder()
                                        .securityControlId("IAM.4")
                                        .standardsArn(
                                                "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/3.0.0")
                                        .associationStatus("ENABLED")
                                        .build()));
        assertThat(rig.changes())
                .containsExactly(
                        "securityhub.control IAM.4 in 100000000001/us-east-1"
                                + " [status: ENABLED in CIS_3_0 -> DISABLED]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void reportsAControlThatNoStandardHas() {
        HubRig rig = HubRig.organization(3).local().disabling("KMS.99", "a slip of the pen");
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .extracting(it -> it.outcome().reason())
                .allSatisfy(reason ->
                        assertThat(reason)
                                .contains(
                                        "KMS.99", "RESOURCE_NOT_FOUND", "has no security control"));
    }

    @Test
    void enablesAStandardAgain() {
        HubRig rig = HubRig.organization(4).local();
        rig.apply();
        SecurityHubClient member = rig.hub(MEMBER, HOME);
        String subscription =
                member.getEnabledStandards(it -> {})
                        .standardsSubscriptions()
                        .getFirst()
                        .standardsSubscriptionArn();
        member.batchDisableStandards(it -> it.standardsSubscriptionArns(subscription));
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.changes())
                .containsExactly(
                        "securityhub.standard AWS_FOUNDATIONAL in 100000000001/us-east-1"
                                + " Create[]");
        rig.apply();
        assertThat(standards(member)).containsExactlyElementsOf(STANDARDS);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void bringsBackAMemberThatWasRemoved() {
        HubRig rig = HubRig.organization(4).local();
        rig.apply();
        rig.hub(ADMINISTRATOR, "eu-west-1").disassociateMembers(it -> it.accountIds(MEMBER));
        assertThat(rig.changes())
                .containsExactly(
                        "securityhub.member member in 100000000001/eu-west-1"
                                + " [status: REMOVED -> ENABLED]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void repairsSettingsOfMembersAndOrganization() {
        HubRig rig = HubRig.organization(4).local();
        rig.apply();
        rig.hub(MEMBER, HOME).updateSecurityHubConfiguration(it -> it.autoEnableControls(false));
        rig.hub(ADMINISTRATOR, "us-west-2")
                .updateOrganizationConfiguration(
                        it -> it.autoEnable(false).autoEnableStandards("DEFAULT"));
        assertThat(rig.changes())
                .containsExactly(
                        "securityhub.hub default in 100000000001/us-east-1"
                                + " [autoEnableControls: false -> true]",
                        "securityhub.organization-configuration configuration in"
                                + " 222222222222/us-west-2 [autoEnable: false -> true,"
                                + " autoEnableStandards: DEFAULT -> NONE]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void leavesStandardsAloneThatTheBaselineDoesNotName() {
        HubRig rig = HubRig.organization(4).local();
        rig.hub(MEMBER, HOME).enableSecurityHub(it -> it.enableDefaultStandards(true));
        assertThat(rig.apply().summary().done()).isEqualTo(12);
        assertThat(standards(rig.hub(MEMBER, HOME)))
                .contains("cis-aws-foundations-benchmark/v/1.2.0")
                .containsAll(STANDARDS);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void reportsTheOneAccountThatCouldNotBeMadeAMember() {
        HubRig rig =
                HubRig.organization(
                                6, FaultScript.builder().unprocessed(MEMBER, "securityhub").build())
                        .local()
                        .regions(List.of(HOME));
        RunReport report = rig.apply();
        assertThat(report.summary().done()).isEqualTo(5);
        assertThat(report.deployments())
                .filteredOn(it -> it.outcome() instanceof Outcome.Failed)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.target().account().value()).isEqualTo(MEMBER);
                    assertThat(it.outcome().reason()).contains("could not be processed");
                });
        assertThat(rig.changes())
                .contains(
                        "securityhub.standard PCI_DSS_4_0 in 100000000001/us-east-1"
                                + " [status: INCOMPLETE: INTERNAL_ERROR -> READY]");
    }

    @Test
    void reportsAnAccountThatDeniesAccessAndDoesTheRest() {
        HubRig rig = HubRig.organization(5, FaultScript.builder().deny(MEMBER).build()).local();
        RunReport report = rig.apply();
        assertThat(report.summary().done()).isEqualTo(12);
        assertThat(report.summary().failed()).isEqualTo(3);
        assertThat(report.deployments())
                .filteredOn(it -> it.outcome() instanceof Outcome.Failed)
                .allSatisfy(
                        it -> assertThat(it.outcome().reason()).contains("AccessDeniedException"));
    }

    @Test
    void managementAccountBecomesAMemberToo() {
        HubRig rig = HubRig.organization(3).local();
        rig.apply();
        assertThat(
                        rig.hub(MANAGEMENT, HOME)
                                .getAdministratorAccount(it -> {})
                                .administrator()
                                .accountId())
                .isEqualTo(ADMINISTRATOR);
    }

    private static List<String> standards(SecurityHubClient hub) {
        return hub.getEnabledStandards(it -> {}).standardsSubscriptions().stream()
                .map(StandardsSubscription::standardsArn)
                .map(arn -> arn.substring(arn.indexOf('/') + 1))
                .sorted()
                .toList();
    }
}
