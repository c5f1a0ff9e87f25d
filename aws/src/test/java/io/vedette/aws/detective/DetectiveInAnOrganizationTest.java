package io.vedette.aws.detective;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.LOG_ARCHIVE;
import static io.vedette.aws.ToolsOnTwin.MANAGEMENT;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.Rewind;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.DetectiveSettings;
import io.vedette.core.catalog.DetectiveSettings.OptionalPackage;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.organization.AccountId;
import io.vedette.core.plan.SkippedDeployment;
import io.vedette.core.plan.Verification;
import io.vedette.twin.detective.DataVolume;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.detective.DetectiveClient;
import software.amazon.awssdk.services.detective.model.Account;
import software.amazon.awssdk.services.detective.model.MemberDetail;
import software.amazon.awssdk.services.detective.model.MemberStatus;

class DetectiveInAnOrganizationTest {

    private static final DetectiveSettings DEFAULTS =
            (DetectiveSettings) Catalog.of(Tool.DETECTIVE).defaults();

    private static ToolsOnTwin organization(int accounts) {
        return organization(accounts, FaultScript.NONE);
    }

    private static ToolsOnTwin organization(int accounts, FaultScript faults) {
        GuardDutySettings all = (GuardDutySettings) Catalog.of(Tool.GUARDDUTY).defaults();
        GuardDutySettings.Export none =
                new GuardDutySettings.Export(false, "findings", all.export().key());
        return ToolsOnTwin.organization(accounts, faults)
                .with(
                        Tool.GUARDDUTY,
                        new GuardDutySettings(
                                true,
                                all.findingPublishingFrequency(),
                                all.protectionPlans(),
                                all.runtimeAgents(),
                                all.autoEnableMembers(),
                                all.filters(),
                                none))
                .tools(clients ->
                        List.of(new GuardDutyBlueprint(clients), new DetectiveBlueprint(clients)));
    }

    private static DetectiveSettings settings(
            Set<OptionalPackage> packages, List<AccountId> accounts, boolean autoEnable) {
        return new DetectiveSettings(
                true, DEFAULTS.dataSources(), packages, 365, true, accounts, autoEnable);
    }

    private static DetectiveClient detective(ToolsOnTwin rig, String region) {
        return rig.client(DetectiveClient.class, TOOLING, region);
    }

    private static String graph(ToolsOnTwin rig, String region) {
        return detective(rig, region).listGraphs(it -> {}).graphList().getFirst().arn();
    }

    private static List<MemberDetail> members(ToolsOnTwin rig, String region) {
        String graph = graph(rig, region);
        return detective(rig, region).listMembers(it -> it.graphArn(graph)).memberDetails();
    }

    private static List<Outcome> outcomes(RunReport report, String account) {
        return report.deployments().stream()
                .filter(it -> it.tool() == Tool.DETECTIVE)
                .filter(it -> it.target().account().value().equals(account))
                .map(DeploymentOutcome::outcome)
                .toList();
    }

    @Test
    void takesAFreshOrganizationIntoOneGraphARegion() {
        ToolsOnTwin rig = organization(12);
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .hasSize(2 * 12 * 3)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        for (String region : List.of(HOME, "us-west-2", "eu-west-1")) {
            assertThat(members(rig, region))
                    .hasSize(11)
                    .extracting(MemberDetail::status)
                    .containsOnly(MemberStatus.ENABLED);
            String graph = graph(rig, region);
            assertThat(
                            detective(rig, region)
                                    .describeOrganizationConfiguration(it -> it.graphArn(graph))
                                    .autoEnable())
                    .isTrue();
        }
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void enrolsMembersFiftyACallAndReadsThemTwoHundredACall() {
        ToolsOnTwin rig = organization(402).regions(HOME);
        rig.apply();
        assertThat(rig.calls().total("detective", "CreateMembers")).isEqualTo(9);
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().byOperation())
                .containsEntry("detective:ListMembers", 3L)
                .containsEntry("detective:ListGraphs", 1L)
                .containsEntry("detective:ListOrganizationAdminAccounts", 1L)
                .containsEntry("detective:ListDatasourcePackages", 1L)
                .containsEntry("detective:DescribeOrganizationConfiguration", 1L)
                .doesNotContainKey("detective:GetMembers");
    }

    @Test
    void waitsWhileGuardDutyIsTooYoungAndStartsTheMemberLater() {
        ToolsOnTwin rig =
                organization(
                                5,
                                FaultScript.builder()
                                        .delay("detective.volume." + MEMBER, Duration.ofDays(2))
                                        .build())
                        .regions(HOME);
        RunReport young = rig.apply();
        assertThat(outcomes(young, MEMBER))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Waiting.class,
                        it -> assertThat(it.forWhat()).contains("VOLUME_UNKNOWN"));
        assertThat(outcomes(young, LOG_ARCHIVE)).containsExactly(new Outcome.Done());
        assertThat(Verification.of(rig.plan()).allPass()).isFalse();

        assertThat(outcomes(rig.apply(), MEMBER))
                .singleElement()
                .isInstanceOf(Outcome.Waiting.class);
        rig.pass(Duration.ofDays(2));
        rig.calls().clear();
        assertThat(outcomes(rig.apply(), MEMBER)).containsExactly(new Outcome.Done());
        assertThat(rig.calls().total("detective", "StartMonitoringMember")).isEqualTo(1);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void reportsAnAccountWithTooMuchData() {
        ToolsOnTwin rig = organization(5).regions(HOME);
        rig.twin()
                .change(world ->
                        world.state(DataVolume.class, MEMBER, HOME).set(11_000_000_000_000L));
        RunReport report = rig.apply();
        assertThat(outcomes(report, MEMBER))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        it -> assertThat(it.why()).contains("VOLUME_TOO_HIGH"));
        assertThat(outcomes(report, LOG_ARCHIVE)).containsExactly(new Outcome.Done());
    }

    @Test
    void saysWhichAccountsAreBeyondTheLimitOfAGraph() {
        ToolsOnTwin rig = organization(1204).regions(HOME);
        assertThat(
                        rig.blueprint().skipped().stream()
                                .filter(it -> it.tool() == Tool.DETECTIVE)
                                .map(SkippedDeployment::why))
                .hasSize(3)
                .allMatch(it -> it.contains("no more than 1200 member accounts"));
    }

    @Test
    void takesInOnlyTheAccountsThatAreListed() {
        ToolsOnTwin rig =
                organization(6)
                        .regions(HOME)
                        .with(
                                Tool.DETECTIVE,
                                settings(Set.of(), List.of(new AccountId(MEMBER)), false));
        RunReport report = rig.apply();
        assertThat(members(rig, HOME)).extracting(MemberDetail::accountId).containsExactly(MEMBER);
        assertThat(outcomes(report, TOOLING)).containsExactly(new Outcome.Done());
        assertThat(outcomes(report, LOG_ARCHIVE))
                .containsExactly(new Outcome.Skipped("member-accounts leaves this account out"));
    }

    @Test
    void reportsAnAccountThatDetectiveLeavesUnprocessed() {
        ToolsOnTwin rig =
                organization(5, FaultScript.builder().unprocessed(MEMBER, "detective").build())
                        .regions(HOME);
        RunReport report = rig.apply();
        assertThat(outcomes(report, MEMBER)).singleElement().isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes(report, LOG_ARCHIVE)).containsExactly(new Outcome.Done());
    }

    @Test
    void registersTheHomeRegionFirstAndTheOthersOnceThatHasSettled() {
        ToolsOnTwin rig =
                organization(
                        4,
                        FaultScript.builder()
                                .administratorSettling(Duration.ofSeconds(20))
                                .build());
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.calls().total("detective", "EnableOrganizationAdminAccount")).isEqualTo(3);
    }

    @Test
    void waitsForAVerificationThatTakesAWhile() {
        ToolsOnTwin rig =
                organization(
                                60,
                                FaultScript.builder()
                                        .delay("detective.enrolment", Duration.ofSeconds(90))
                                        .build())
                        .regions(HOME);
        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
    }

    @Test
    void startsAPackageThatIsAskedForLater() {
        ToolsOnTwin rig =
                organization(4)
                        .regions(HOME)
                        .with(Tool.DETECTIVE, settings(Set.of(), List.of(), true));
        rig.apply();
        rig.with(Tool.DETECTIVE, settings(Set.of(OptionalPackage.values()), List.of(), true));
        assertThat(rig.changes())
                .containsExactly(
                        "detective.data-source-package ASFF_SECURITYHUB_FINDING in"
                                + " 222222222222/us-east-1 Create[]",
                        "detective.data-source-package EKS_AUDIT in 222222222222/us-east-1"
                                + " Create[]");
        rig.calls().clear();
        rig.apply();
        assertThat(rig.calls().total("detective", "UpdateDatasourcePackages")).isEqualTo(1);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void findsAndMendsDrift() {
        ToolsOnTwin rig = organization(5).regions(HOME);
        rig.apply();
        String graph = graph(rig, HOME);
        DetectiveClient detective = detective(rig, HOME);
        detective.deleteMembers(it -> it.graphArn(graph).accountIds(MEMBER));
        detective.updateOrganizationConfiguration(it -> it.graphArn(graph).autoEnable(false));
        assertThat(rig.changes())
                .containsExactly(
                        "detective.member member in 100000000001/us-east-1 Create[]",
                        "detective.organization organization in 222222222222/us-east-1 [autoEnable:"
                                + " false -> true]");
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void reportsAnotherAdministratorAndLeavesIt() {
        ToolsOnTwin rig = organization(5).regions(HOME);
        rig.client(DetectiveClient.class, MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.accountId(MANAGEMENT));
        RunReport report = rig.apply();
        assertThat(outcomes(report, TOOLING))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        it ->
                                assertThat(it.why())
                                        .contains("account 111111111111 administers Detective"));
    }

    @Test
    void leavesNothingBehindWhenItIsRemoved() {
        ToolsOnTwin rig = detectiveOnly(5);
        Rewind undo = rig.remember();
        rig.apply();
        assertThat(undo.run(false)).isEmpty();
        assertThat(detective(rig, HOME).listGraphs(it -> {}).graphList()).isEmpty();
        assertThat(
                        rig.client(DetectiveClient.class, MANAGEMENT, HOME)
                                .listOrganizationAdminAccounts(it -> {})
                                .administrators())
                .isEmpty();
    }

    @Test
    void keepsAGraphThatWasThereBefore() {
        ToolsOnTwin rig = detectiveOnly(5);
        String own = detective(rig, HOME).createGraph(it -> {}).graphArn();
        Rewind undo = rig.remember();
        rig.apply();
        assertThat(members(rig, HOME)).hasSize(4);
        assertThat(undo.run(false))
                .anyMatch(it ->
                        it.startsWith("detective.administrator")
                                && it.contains("deletes the behavior graph"))
                .anyMatch(it ->
                        it.startsWith("detective.data-source-package")
                                && it.contains("no call that stops"));
        assertThat(graph(rig, HOME)).isEqualTo(own);
        assertThat(members(rig, HOME)).isEmpty();
    }

    @Test
    void removesNoMemberThatWasThereBefore() {
        ToolsOnTwin rig = detectiveOnly(5);
        rig.client(DetectiveClient.class, MANAGEMENT, HOME)
                .enableOrganizationAdminAccount(it -> it.accountId(TOOLING));
        String graph = graph(rig, HOME);
        detective(rig, HOME)
                .createMembers(it ->
                        it.graphArn(graph)
                                .accounts(
                                        Account.builder()
                                                .accountId(MEMBER)
                                                .emailAddress("a@example.com")
                                                .build()));
        Rewind undo = rig.remember();
        rig.apply();
        undo.run(false);
        assertThat(members(rig, HOME)).extracting(MemberDetail::accountId).containsExactly(MEMBER);
        assertThat(
                        detective(rig, HOME)
                                .describeOrganizationConfiguration(it -> it.graphArn(graph))
                                .autoEnable())
                .isFalse();
    }

    /** GuardDuty is there already, in every account. */
    private static ToolsOnTwin detectiveOnly(int accounts) {
        ToolsOnTwin rig = organization(accounts).regions(HOME);
        rig.tools(clients -> List.of(new GuardDutyBlueprint(clients))).apply();
        return rig.tools(clients -> List.of(new DetectiveBlueprint(clients)));
    }
}
