package io.vedette.aws.eventbridge;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.MANAGEMENT;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.Rewind;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.aws.config.ConfigBlueprint;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.eventbridge.EventDelivery;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iam.IamClient;

class EventForwardingTest {

    private static final String BUS = "vedette-findings";

    private static ToolsOnTwin forwarding(ToolsOnTwin rig) {
        return rig.tools(clients ->
                        List.of(new GuardDutyBlueprint(clients), new ConfigBlueprint(clients)))
                .connected(clients -> List.of(new EventForwarding(clients, EventSettings.DEFAULT)));
    }

    private static ToolsOnTwin inPlace(ToolsOnTwin rig) {
        assertThat(forwarding(rig).apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        return rig;
    }

    private static EventBridgeClient events(ToolsOnTwin rig, String account, String region) {
        return rig.client(EventBridgeClient.class, account, region);
    }

    private static void finding(
            ToolsOnTwin rig, String account, String region, String source, String type) {
        rig.twin()
                .change(world ->
                        new EventDelivery(world).publish(account, region, source, type, "{}"));
    }

    private static void guardDutyFinding(ToolsOnTwin rig, String account, String region) {
        finding(rig, account, region, "aws.guardduty", "GuardDuty Finding");
    }

    private static long archived(ToolsOnTwin rig) {
        return events(rig, TOOLING, HOME).describeArchive(it -> it.archiveName(BUS)).eventCount();
    }

    @Test
    void leadsFindingsOfEveryAccountAndRegionToOneArchive() {
        ToolsOnTwin rig = inPlace(ToolsOnTwin.organization(5));
        guardDutyFinding(rig, MEMBER, "eu-west-1");
        guardDutyFinding(rig, MANAGEMENT, HOME);
        guardDutyFinding(rig, TOOLING, HOME);
        finding(rig, MEMBER, "us-west-2", "aws.config", "Config Rules Compliance Change");
        assertThat(archived(rig)).isEqualTo(4);
        finding(rig, MEMBER, "us-west-2", "aws.config", "Config Configuration Item Change");
        finding(rig, MEMBER, "us-west-2", "aws.ec2", "EC2 Instance State-change Notification");
        assertThat(archived(rig)).isEqualTo(4);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void leadsFindingsOfSeparateAccountsToOneArchive() {
        ToolsOnTwin rig = inPlace(ToolsOnTwin.separateAccounts(4).regions(HOME, "eu-west-1"));
        guardDutyFinding(rig, MEMBER, "eu-west-1");
        assertThat(archived(rig)).isEqualTo(1);
    }

    @Test
    void takesNoFindingsOfAccountsOutsideTheOrganization() {
        ToolsOnTwin rig = inPlace(ToolsOnTwin.organization(4).regions(HOME));
        String policy = events(rig, TOOLING, HOME).describeEventBus(it -> it.name(BUS)).policy();
        assertThat(policy).contains("aws:PrincipalOrgID");
        String other = policy.replaceAll("o-[a-z0-9]{10}", "o-another");
        events(rig, TOOLING, HOME).putPermission(it -> it.eventBusName(BUS).policy(other));
        guardDutyFinding(rig, MEMBER, HOME);
        assertThat(archived(rig)).isZero();
        assertThat(rig.changes()).hasSize(1);
        rig.apply();
        guardDutyFinding(rig, MEMBER, HOME);
        assertThat(archived(rig)).isEqualTo(1);
    }

    @Test
    void logsTheFindingsOfEachSourceByARuleOfItsOwn() {
        ToolsOnTwin rig = inPlace(ToolsOnTwin.organization(3).regions(HOME));
        List<Rule> rules = events(rig, TOOLING, HOME).listRules(it -> it.eventBusName(BUS)).rules();
        assertThat(rules)
                .extracting(Rule::name)
                .containsExactlyInAnyOrder(
                        "Events-Archive-vedette-findings", "config", "guardduty");
        assertThat(
                        events(rig, TOOLING, HOME)
                                .listTargetsByRule(it -> it.eventBusName(BUS).rule("guardduty"))
                                .targets())
                .extracting(Target::arn)
                .containsExactly(
                        "arn:aws:logs:us-east-1:222222222222:log-group:/aws/events/vedette-findings");
    }

    @Test
    void readsARuleAndItsTargetsWithTwoCalls() {
        ToolsOnTwin rig = inPlace(ToolsOnTwin.organization(20));
        rig.calls().clear();
        assertThat(rig.changes()).isEmpty();
        // One rule a target, and a log rule for each of two sources.
        assertThat(rig.calls().byOperation())
                .containsEntry("events:DescribeRule", 20L * 3 + 2)
                .containsEntry("events:ListTargetsByRule", 20L * 3 + 2)
                .containsEntry("events:DescribeArchive", 1L)
                .containsEntry("events:DescribeEventBus", 2L)
                .containsEntry("logs:DescribeResourcePolicies", 1L);
        assertThat(rig.calls().total("iam", "GetRolePolicy")).isLessThanOrEqualTo(22);
    }

    @Test
    void findsAndMendsDrift() {
        ToolsOnTwin rig = inPlace(ToolsOnTwin.organization(4).regions(HOME));
        EventBridgeClient member = events(rig, MEMBER, HOME);
        member.disableRule(it -> it.name(BUS));
        member.removeTargets(it -> it.rule(BUS).ids("bus"));
        events(rig, MANAGEMENT, HOME)
                .putRule(it -> it.name(BUS).eventPattern("{\"source\":[\"aws.guardduty\"]}"));
        events(rig, TOOLING, HOME).updateArchive(it -> it.archiveName(BUS).retentionDays(1));
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.changes())
                .hasSize(3)
                .anyMatch(it -> it.contains("retentionDays: 1 -> 365"))
                .anyMatch(it ->
                        it.contains("state: DISABLED -> ENABLED") && it.contains("targets.bus"))
                .anyMatch(it -> it.contains("eventPattern: {\"source\":[\"aws.guardduty\"]} -> "));
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(member.describeRule(it -> it.name(BUS)).state()).isEqualTo(RuleState.ENABLED);
    }

    @Test
    void aDeploymentIsNotDoneWithoutItsWayToTheBus() {
        ToolsOnTwin rig =
                forwarding(
                        ToolsOnTwin.organization(
                                        4,
                                        FaultScript.parse(
                                                "faults.yaml",
                                                "denied: [{account: \"%s\", service: events}]"
                                                        .formatted(MEMBER)))
                                .regions(HOME));
        RunReport report = rig.apply();
        assertThat(report.deployments())
                .filteredOn(it -> it.target().account().value().equals(MEMBER))
                .hasSize(2)
                .extracting(DeploymentOutcome::outcome)
                .hasOnlyElementsOfType(Outcome.Failed.class);
        assertThat(report.deployments())
                .filteredOn(it -> !it.target().account().value().equals(MEMBER))
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
    }

    @Test
    void leavesNothingBehindWhenItIsRemoved() {
        ToolsOnTwin rig = connectedLater(ToolsOnTwin.organization(4).regions(HOME, "eu-west-1"));
        Rewind undo = rig.remember();
        rig.apply();
        assertThat(undo.run(false)).isEmpty();
        for (String account : List.of(MANAGEMENT, TOOLING, MEMBER)) {
            EventBridgeClient events = events(rig, account, HOME);
            assertThat(events.listRules(it -> {}).rules()).isEmpty();
            assertThat(events.listEventBuses(it -> {}).eventBuses()).hasSize(1);
            assertThat(events.listArchives(it -> {}).archives()).isEmpty();
        }
    }

    @Test
    void keepsAnArchiveThatHoldsEvents() {
        ToolsOnTwin rig = connectedLater(ToolsOnTwin.organization(4).regions(HOME));
        Rewind undo = rig.remember();
        rig.apply();
        guardDutyFinding(rig, MEMBER, HOME);
        assertThat(undo.run(false))
                .anyMatch(
                        it -> it.contains("eventbridge.archive") && it.contains("holds 1 events"));
        assertThat(archived(rig)).isEqualTo(1);
    }

    @Test
    void keepsWhatOthersAdded() {
        ToolsOnTwin rig = connectedLater(ToolsOnTwin.organization(4).regions(HOME));
        Rewind undo = rig.remember();
        rig.apply();
        EventBridgeClient member = events(rig, MEMBER, HOME);
        member.putTargets(it ->
                it.rule(BUS)
                        .targets(
                                Target.builder()
                                        .id("theirs")
                                        .arn("arn:aws:sqs:us-east-1:100000000001:queue")
                                        .build()));
        assertThat(rig.changes()).isEmpty();
        assertThat(undo.run(false))
                .anyMatch(it ->
                        it.contains("eventbridge.rule default/vedette-findings in 100000000001")
                                && it.contains("others have added targets"));
        assertThat(member.listTargetsByRule(it -> it.rule(BUS)).targets())
                .extracting(Target::id)
                .containsExactly("theirs");
    }

    @Test
    void restoresARuleOfTheSameName() {
        ToolsOnTwin rig = connectedLater(ToolsOnTwin.organization(4).regions(HOME));
        EventBridgeClient member = events(rig, MEMBER, HOME);
        String theirs = "{\"source\":[\"aws.ec2\"]}";
        member.putRule(it -> it.name(BUS).eventPattern(theirs));
        Rewind undo = rig.remember();
        rig.apply();
        assertThat(member.describeRule(it -> it.name(BUS)).eventPattern()).contains("guardduty");
        undo.run(false);
        assertThat(member.describeRule(it -> it.name(BUS)).eventPattern()).isEqualTo(theirs);
        assertThat(member.listTargetsByRule(it -> it.rule(BUS)).targets()).isEmpty();
    }

    @Test
    void theRoleTrustsTheRulesOfItsAccountOnly() {
        ToolsOnTwin rig = inPlace(ToolsOnTwin.organization(4).regions(HOME));
        assertThat(
                        rig.client(IamClient.class, MEMBER, HOME)
                                .getRole(it -> it.roleName(BUS))
                                .role()
                                .assumeRolePolicyDocument())
                .contains("aws%3ASourceArn")
                .contains("rule%2Fvedette-findings")
                .contains("100000000001");
    }

    /** The tools are there already. */
    private static ToolsOnTwin connectedLater(ToolsOnTwin rig) {
        rig.tools(clients -> List.of(new GuardDutyBlueprint(clients), new ConfigBlueprint(clients)))
                .apply();
        return forwarding(rig);
    }
}
