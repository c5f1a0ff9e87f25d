package io.vedette.aws.inspector;

import static io.vedette.aws.inspector.InspectorRig.ADMINISTRATOR;
import static io.vedette.aws.inspector.InspectorRig.HOME;
import static io.vedette.aws.inspector.InspectorRig.MANAGEMENT;
import static io.vedette.aws.inspector.InspectorRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.catalog.InspectorSettings.ScanType;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.organizations.OrganizationPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.Ec2ScanMode;
import software.amazon.awssdk.services.inspector2.model.EcrRescanDuration;
import software.amazon.awssdk.services.inspector2.model.Member;
import software.amazon.awssdk.services.inspector2.model.RelationshipStatus;

class InspectorInAnOrganizationTest {

    private static final Outcome DONE = new Outcome.Done();

    static InspectorSettings scanning(InspectorSettings settings, Set<ScanType> types) {
        return new InspectorSettings(
                true,
                types,
                settings.autoEnable(),
                settings.findingAggregation(),
                settings.ecrRescanDuration(),
                settings.ec2ScanMode(),
                settings.suppressionRules());
    }

    private static Outcome outcome(RunReport report, String account) {
        return report.deployments().stream()
                .filter(it -> it.target().account().value().equals(account))
                .map(DeploymentOutcome::outcome)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void putsAFreshOrganizationInPlace() {
        InspectorRig rig = InspectorRig.organization(12);
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .hasSize(12 * 3)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(DONE);
        Inspector2Client administrator = rig.inspector(ADMINISTRATOR, "eu-west-1");
        assertThat(administrator.listMembers(it -> {}).members())
                .hasSize(11)
                .extracting(Member::relationshipStatus)
                .containsOnly(RelationshipStatus.ENABLED);
        for (String account : List.of(ADMINISTRATOR, MANAGEMENT, MEMBER)) {
            assertThat(rig.scanTypes(account, "eu-west-1"))
                    .containsExactlyInAnyOrder("EC2", "ECR", "LAMBDA");
        }
        assertThat(administrator.describeOrganizationConfiguration(it -> {}).autoEnable())
                .satisfies(it -> {
                    assertThat(it.ec2()).isTrue();
                    assertThat(it.lambda()).isTrue();
                    assertThat(it.lambdaCode()).isFalse();
                });
        assertThat(rig.inspector(MEMBER, "eu-west-1").getConfiguration(it -> {}))
                .satisfies(it -> {
                    assertThat(it.ec2Configuration().scanModeState().scanMode())
                            .isEqualTo(Ec2ScanMode.EC2_HYBRID);
                    assertThat(it.ecrConfiguration().rescanDurationState().rescanDuration())
                            .isEqualTo(EcrRescanDuration.LIFETIME);
                });
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        InspectorRig rig = InspectorRig.organization(12);
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void enablesMembersAHundredACallAndTheAdministratorApart() {
        InspectorRig rig = InspectorRig.organization(231).regions(HOME);
        assertThat(rig.apply().summary().done()).isEqualTo(231);
        assertThat(rig.calls().total("inspector2", "AssociateMember")).isEqualTo(230);
        assertThat(rig.calls().total("inspector2", "Enable")).isEqualTo(1 + 3);
    }

    @Test
    void readsMembersInBulkAndNothingTwice() {
        InspectorRig rig = InspectorRig.organization(400);
        rig.apply();
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().byOperation())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                // 399 members, and the administrator for itself.
                                "inspector2:BatchGetAccountStatus", 3L * (4 + 1),
                                "inspector2:DescribeOrganizationConfiguration", 3L,
                                "inspector2:GetConfiguration", 3L,
                                "inspector2:ListDelegatedAdminAccounts", 3L,
                                "inspector2:ListMembers", 3L * 8,
                                "organizations:ListAWSServiceAccessForOrganization", 1L));
    }

    @Test
    void asksEachAccountOnceWhatItScannedBefore() {
        InspectorRig rig = InspectorRig.organization(103).regions(HOME);
        rig.apply();
        long own =
                rig.calls()
                        .total(call ->
                                call.operation().equals("BatchGetAccountStatus")
                                        && !call.caller().account().equals(ADMINISTRATOR));
        // The two kinds that ask may overlap where they meet.
        assertThat(own).isBetween(102L, 104L);
    }

    @Test
    void registersTheHomeRegionFirstAndTheOthersOnceThatHasSettled() {
        InspectorRig rig =
                InspectorRig.organization(
                        4,
                        FaultScript.builder()
                                .administratorSettling(Duration.ofSeconds(20))
                                .build());
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.calls().total("inspector2", "EnableDelegatedAdminAccount")).isEqualTo(3);
    }

    @Test
    void waitsForAssociationsAndEnablementsThatTakeAWhile() {
        InspectorRig rig =
                InspectorRig.organization(
                                60,
                                FaultScript.builder()
                                        .delay("inspector2.association", Duration.ofSeconds(90))
                                        .delay("inspector2.enabling", Duration.ofMinutes(3))
                                        .build())
                        .regions(HOME);
        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(DONE);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void asksThrottledAccountsAgainAndLeavesTheRestToTheNextApply() {
        InspectorRig rig =
                InspectorRig.organization(
                                4,
                                FaultScript.builder()
                                        .delay("inspector2.ssm-throttling", Duration.ofMinutes(10))
                                        .build())
                        .regions(HOME);
        assertThat(outcome(rig.apply(), MEMBER))
                .isInstanceOfSatisfying(
                        Outcome.Waiting.class,
                        it -> assertThat(it.forWhat()).contains("SSM_THROTTLED"));
        assertThat(rig.calls().total("inspector2", "Enable")).isEqualTo(1 + 3);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(DONE);
    }

    @Test
    void reportsTheOneAccountThatInspectorDoesNotTake() {
        FaultScript faults = FaultScript.builder().unprocessed(MEMBER, "inspector2").build();
        InspectorRig rig = InspectorRig.organization(6, faults).regions(HOME);
        RunReport report = rig.apply();
        assertThat(report.summary().done()).isEqualTo(5);
        assertThat(outcome(report, MEMBER))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        it -> assertThat(it.why()).contains("INTERNAL_ERROR"));
    }

    @Test
    void leavesToAPolicyOfTheOrganizationWhatThatDecides() {
        InspectorRig rig = InspectorRig.organization(6).regions(HOME);
        rig.twin()
                .change(world ->
                        world.shared(OrganizationPolicies.class)
                                .attach("INSPECTOR_POLICY", MEMBER, "{}", Instant.EPOCH));
        RunReport report = rig.apply();
        assertThat(report.summary().done()).isEqualTo(5);
        assertThat(outcome(report, MEMBER))
                .isInstanceOfSatisfying(
                        Outcome.Skipped.class,
                        it -> assertThat(it.why()).contains("owned by an organization policy"));
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .startsWith("inspector.member-scanning scanning in 100000000001/us-east-1 Skip")
                .contains("owned by an organization policy");
    }

    @Test
    void saysWhichScanTypeARegionDoesNotOfferAndTurnsTheOthersOn() {
        InspectorRig rig = InspectorRig.organization(4).regions(HOME, "eu-west-3");
        rig.with(scanning(rig.settings(), EnumSet.allOf(ScanType.class)));
        assertThat(rig.apply().summary().done()).isEqualTo(8);
        assertThat(rig.changes())
                .containsExactly(
                        "inspector.unoffered-scan-type CODE_REPOSITORY in 222222222222/eu-west-3"
                                + " Skip[why=Inspector does not offer CODE_REPOSITORY in eu-west-3]",
                        "inspector.unoffered-scan-type LAMBDA_CODE in 222222222222/eu-west-3"
                                + " Skip[why=Inspector does not offer LAMBDA_CODE in eu-west-3]");
        assertThat(rig.scanTypes(MEMBER, HOME)).contains("LAMBDA_CODE", "CODE_REPOSITORY");
        assertThat(rig.scanTypes(MEMBER, "eu-west-3"))
                .containsExactlyInAnyOrder("EC2", "ECR", "LAMBDA");
    }

    @Test
    void scansAccountsThatJoinByThemselves() {
        InspectorRig rig = InspectorRig.organization(4).regions(HOME);
        rig.apply();
        rig.pass(Duration.ofDays(1));
        String newcomer = "555555555555";
        rig.twin()
                .change(world -> {
                    var organization = world.shared(io.vedette.twin.Organization.class);
                    var model = organization.account(MEMBER).orElseThrow();
                    organization.put(
                            new io.vedette.twin.Account(
                                    newcomer,
                                    "newcomer",
                                    "newcomer@example.com",
                                    model.parent(),
                                    model.state(),
                                    world.now(),
                                    Set.of()));
                });
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.inspector(ADMINISTRATOR, HOME).listMembers(it -> {}).members())
                .extracting(Member::accountId)
                .contains(newcomer);
        assertThat(rig.scanTypes(newcomer, HOME)).containsExactlyInAnyOrder("EC2", "ECR", "LAMBDA");
    }

    @Test
    void scansNothingByItselfWhereThatIsNotWanted() {
        InspectorRig rig = InspectorRig.organization(4).regions(HOME);
        InspectorSettings wanted = rig.settings();
        rig.with(
                new InspectorSettings(
                        true,
                        wanted.scanTypes(),
                        false,
                        true,
                        wanted.ecrRescanDuration(),
                        wanted.ec2ScanMode(),
                        List.of()));
        rig.apply();
        assertThat(
                        rig.inspector(ADMINISTRATOR, HOME)
                                .describeOrganizationConfiguration(it -> {})
                                .autoEnable()
                                .ec2())
                .isFalse();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void letsEveryAccountScanForItselfWhereFindingsAreNotToBeAggregated() {
        InspectorRig rig = InspectorRig.organization(4).regions(HOME);
        InspectorSettings wanted = rig.settings();
        rig.with(
                new InspectorSettings(
                        true,
                        wanted.scanTypes(),
                        true,
                        false,
                        wanted.ecrRescanDuration(),
                        wanted.ec2ScanMode(),
                        List.of()));
        assertThat(rig.apply().summary().done()).isEqualTo(4);
        assertThat(rig.inspector(MANAGEMENT, HOME).listDelegatedAdminAccounts(it -> {}))
                .satisfies(it -> assertThat(it.delegatedAdminAccounts()).isEmpty());
        assertThat(rig.scanTypes(MEMBER, HOME)).containsExactlyInAnyOrder("EC2", "ECR", "LAMBDA");
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void doesNotDismissAnAdministratorThatSomebodyElseNamed() {
        InspectorRig rig = InspectorRig.organization(4).regions(HOME);
        rig.inspector(MANAGEMENT, HOME)
                .enableDelegatedAdminAccount(it -> it.delegatedAdminAccountId(MEMBER));
        assertThat(outcome(rig.apply(), ADMINISTRATOR))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        it -> assertThat(it.why()).contains("100000000001 administers Inspector"));
    }
}
