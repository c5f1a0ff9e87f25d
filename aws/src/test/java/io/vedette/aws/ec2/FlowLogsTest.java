package io.vedette.aws.ec2;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.LOG_ARCHIVE;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.DeclaredActions;
import io.vedette.aws.SavedState;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.FlowLogSettings;
import io.vedette.core.catalog.FlowLogSettings.Traffic;
import io.vedette.core.catalog.LogDestination;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.plan.SkippedDeployment;
import io.vedette.twin.fault.FaultScript;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.s3.S3Client;

class FlowLogsTest {

    private static final String OTHER = "eu-west-1";
    private static final String BUCKET = "vpc-flow-logs-" + LOG_ARCHIVE + "-" + HOME;
    private static final FlowLogSettings DEFAULTS =
            (FlowLogSettings) Catalog.of(LogSource.VPC_FLOW_LOGS).defaults();

    private static ToolsOnTwin rig(ToolsOnTwin rig) {
        return rig.regions(HOME, OTHER).tools(clients -> List.of(new FlowLogsBlueprint(clients)));
    }

    /** Two VPCs of a member at home and one elsewhere, and one in the tooling account. */
    private static ToolsOnTwin organization() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(5));
        vpc(rig, MEMBER, HOME);
        vpc(rig, MEMBER, HOME);
        vpc(rig, MEMBER, OTHER);
        vpc(rig, TOOLING, HOME);
        return rig;
    }

    private static FlowLogSettings with(
            Set<LogDestination> destinations, Traffic traffic, int aggregation, boolean hive) {
        return new FlowLogSettings(
                true,
                90,
                destinations,
                traffic,
                aggregation,
                hive,
                hive,
                DEFAULTS.archive(),
                DEFAULTS.logGroup());
    }

    private static String vpc(ToolsOnTwin rig, String account, String region) {
        return ec2(rig, account, region).createVpc(it -> it.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    }

    private static Ec2Client ec2(ToolsOnTwin rig, String account, String region) {
        return rig.client(Ec2Client.class, account, region);
    }

    private static List<FlowLog> logs(ToolsOnTwin rig, String account, String region) {
        return ec2(rig, account, region).describeFlowLogs(_ -> {}).flowLogs();
    }

    private static List<FlowLog> toBuckets(ToolsOnTwin rig, String account, String region) {
        return logs(rig, account, region).stream()
                .filter(it -> it.logDestinationType() == LogDestinationType.S3)
                .toList();
    }

    private static List<Outcome> outcomes(RunReport report) {
        return report.deployments().stream()
                .filter(it -> !(it.outcome() instanceof Outcome.Skipped))
                .map(DeploymentOutcome::outcome)
                .toList();
    }

    @Test
    void logsEveryVpcToABucketAndALogGroup() {
        ToolsOnTwin rig = organization();
        RunReport report = rig.apply();
        assertThat(outcomes(report)).hasSize(3).containsOnly(new Outcome.Done());
        assertThat(logs(rig, MEMBER, HOME)).hasSize(4);
        assertThat(logs(rig, MEMBER, OTHER)).hasSize(2);
        assertThat(logs(rig, TOOLING, HOME)).hasSize(2);
        assertThat(logs(rig, MEMBER, HOME))
                .allSatisfy(log -> {
                    assertThat(log.trafficType()).isEqualTo(TrafficType.ALL);
                    assertThat(log.maxAggregationInterval()).isEqualTo(600);
                    assertThat(log.logFormat().split(" ")).hasSize(29).contains("${traffic-path}");
                });
        assertThat(toBuckets(rig, MEMBER, HOME))
                .extracting(FlowLog::logDestination)
                .containsOnly("arn:aws:s3:::" + BUCKET);
        assertThat(toBuckets(rig, MEMBER, OTHER))
                .extracting(FlowLog::logDestination)
                .containsOnly("arn:aws:s3:::vpc-flow-logs-" + LOG_ARCHIVE + "-" + OTHER);
    }

    @Test
    void waitsUntilLogsArrive() {
        ToolsOnTwin rig =
                rig(
                        ToolsOnTwin.organization(
                                4,
                                FaultScript.builder()
                                        .delay("ec2.flow-log-delivery", Duration.ofHours(1))
                                        .build()));
        vpc(rig, MEMBER, HOME);
        assertThat(outcomes(rig.apply()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Waiting.class,
                        waiting ->
                                assertThat(waiting.forWhat())
                                        .contains("the first logs to arrive at arn:aws:"));
        assertThat(rig.changes())
                .hasSize(2)
                .allMatch(it -> it.contains("Wait[waitingFor=the first logs to arrive at arn:aws"));
        rig.pass(Duration.ofHours(1));
        assertThat(rig.changes()).isEmpty();
        assertThat(logs(rig, MEMBER, HOME))
                .extracting(FlowLog::deliverLogsStatus)
                .containsOnly("SUCCESS");
        assertThat(outcomes(rig.apply())).containsOnly(new Outcome.Done());
    }

    @Test
    void worksInSeparateAccounts() {
        ToolsOnTwin rig = rig(ToolsOnTwin.separateAccounts(4));
        vpc(rig, MEMBER, HOME);
        rig.apply();
        rig.pass(Duration.ofMinutes(11));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void skipsWhereThereIsNoVpc() {
        assertThat(organization().blueprint().skipped())
                .hasSize(5 * 2 - 3)
                .extracting(SkippedDeployment::why)
                .containsOnly("there is no VPC");
    }

    @Test
    void failsWhereVpcsCannotBeListed() {
        ToolsOnTwin rig =
                rig(
                        ToolsOnTwin.organization(
                                4,
                                FaultScript.builder()
                                        .deny(new FaultScript.Denial(MEMBER, "ec2", "DescribeVpcs"))
                                        .build()));
        vpc(rig, MEMBER, HOME);
        assertThat(outcomes(rig.apply()))
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it)
                                .isInstanceOfSatisfying(
                                        Outcome.Failed.class,
                                        failed ->
                                                assertThat(failed.why())
                                                        .contains("ec2:DescribeVpcs")));
    }

    @Test
    void leavesAVpcAloneThatSomebodyElseLogs() {
        ToolsOnTwin rig = organization();
        String vpc = vpc(rig, MEMBER, HOME);
        rig.client(S3Client.class, MEMBER, HOME).createBucket(it -> it.bucket("theirs"));
        rig.client(S3Client.class, MEMBER, HOME)
                .putBucketPolicy(it ->
                        it.bucket("theirs")
                                .policy(
                                        """
                                        {"Version": "2012-10-17", "Statement": [{
                                          "Effect": "Allow",
                                          "Principal": {"Service": "delivery.logs.amazonaws.com"},
                                          "Action": ["s3:PutObject", "s3:GetBucketAcl"],
                                          "Resource": ["arn:aws:s3:::theirs", "arn:aws:s3:::theirs/*"]}]}
                                        """));
        String theirs =
                ec2(rig, MEMBER, HOME)
                        .createFlowLogs(it ->
                                it.resourceType(FlowLogsResourceType.VPC)
                                        .resourceIds(vpc)
                                        .trafficType(TrafficType.ALL)
                                        .logDestinationType(LogDestinationType.S3)
                                        .logDestination("arn:aws:s3:::theirs"))
                        .flowLogIds()
                        .getFirst();
        rig.apply();
        assertThat(rig.changes())
                .filteredOn(it -> it.contains("Skip"))
                .singleElement()
                .asString()
                .contains(vpc + "/s3")
                .contains("logged by %s to arn:aws:s3:::theirs, left alone".formatted(theirs));
        assertThat(logs(rig, MEMBER, HOME))
                .filteredOn(it -> it.resourceId().equals(vpc))
                .hasSize(2);
    }

    @Test
    void doesNotTakeOnesThatLogLessForEnough() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(4));
        String vpc = vpc(rig, MEMBER, HOME);
        ec2(rig, MEMBER, HOME)
                .createFlowLogs(it ->
                        it.resourceType(FlowLogsResourceType.VPC)
                                .resourceIds(vpc)
                                .trafficType(TrafficType.REJECT)
                                .logGroupName("rejected")
                                .deliverLogsPermissionArn("arn:aws:iam::" + MEMBER + ":role/x"));
        rig.apply();
        assertThat(logs(rig, MEMBER, HOME)).hasSize(3);
    }

    @Test
    void createsAgainWhatIsDeleted() {
        ToolsOnTwin rig = organization();
        rig.apply();
        rig.pass(Duration.ofMinutes(11));
        FlowLog lost = toBuckets(rig, MEMBER, HOME).getFirst();
        ec2(rig, MEMBER, HOME).deleteFlowLogs(it -> it.flowLogIds(lost.flowLogId()));
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .contains("ec2.flow-log " + lost.resourceId() + "/s3")
                .contains("Create");
        rig.apply();
        rig.pass(Duration.ofMinutes(11));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void replacesWhatIsToBeOtherwise() {
        ToolsOnTwin rig = organization();
        rig.apply();
        List<String> before = logs(rig, MEMBER, HOME).stream().map(FlowLog::flowLogId).toList();
        rig.with(
                LogSource.VPC_FLOW_LOGS,
                with(EnumSet.allOf(LogDestination.class), Traffic.REJECT, 60, true));
        assertThat(rig.changes()).hasSize(8).allMatch(it -> it.contains("traffic: ALL -> REJECT"));
        rig.calls().clear();
        rig.apply();
        assertThat(logs(rig, MEMBER, HOME))
                .hasSize(4)
                .allMatch(it -> it.trafficType() == TrafficType.REJECT)
                .allMatch(it -> it.maxAggregationInterval() == 60)
                .noneMatch(it -> before.contains(it.flowLogId()));
        assertThat(toBuckets(rig, MEMBER, HOME))
                .allMatch(it -> it.destinationOptions().hiveCompatiblePartitions())
                .allMatch(it -> it.destinationOptions().perHourPartition());
        rig.pass(Duration.ofMinutes(11));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void finishesAReplacementThatWasInterrupted() {
        ToolsOnTwin rig =
                rig(
                        ToolsOnTwin.organization(
                                4,
                                FaultScript.builder()
                                        .deny(
                                                new FaultScript.Denial(
                                                        MEMBER, "ec2", "DeleteFlowLogs"))
                                        .build()));
        vpc(rig, MEMBER, HOME);
        rig.apply();
        rig.with(
                LogSource.VPC_FLOW_LOGS,
                with(EnumSet.of(LogDestination.S3), Traffic.REJECT, 600, false));
        rig.apply();
        rig.pass(Duration.ofMinutes(11));
        assertThat(toBuckets(rig, MEMBER, HOME)).hasSize(2);
        assertThat(rig.changes()).singleElement().asString().contains("superseded: [fl-");
        ToolsOnTwin undenied = rig;
        assertThat(outcomes(undenied.apply()).getFirst()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void saysThatDeliveriesFailAndRepairsWhatTheyNeed() {
        ToolsOnTwin rig = organization();
        rig.apply();
        rig.pass(Duration.ofMinutes(11));
        rig.client(S3Client.class, LOG_ARCHIVE, HOME).deleteBucketPolicy(it -> it.bucket(BUCKET));
        assertThat(rig.changes())
                .filteredOn(it -> it.contains("ec2.flow-log"))
                .hasSize(3)
                .allMatch(it -> it.contains("deliveryError: Access error -> null"));
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void saysThatTheRoleMayNotWriteToTheLogGroup() {
        ToolsOnTwin rig = organization();
        rig.apply();
        rig.pass(Duration.ofMinutes(11));
        rig.client(CloudWatchLogsClient.class, TOOLING, HOME)
                .deleteLogGroup(it -> it.logGroupName("vedette/vpc-flow-logs"));
        assertThat(rig.changes())
                .hasSize(2)
                .anyMatch(it -> it.contains("logs.group") && it.contains("Create"))
                .anyMatch(it -> it.contains("deliveryError: Access error -> null"));
        rig.apply();
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void refusesOneVpcAndTakesTheOthers() {
        ToolsOnTwin rig = organization();
        rig.client(S3Client.class, TOOLING, HOME).createBucket(it -> it.bucket(BUCKET));
        assertThat(outcomes(rig.apply())).containsOnlyOnce(new Outcome.Done()).hasSize(3);
        assertThat(logs(rig, MEMBER, OTHER)).hasSize(2);
        assertThat(toBuckets(rig, MEMBER, HOME)).isEmpty();
    }

    @Test
    void leavesNoTraceWhenDestroyed() {
        ToolsOnTwin rig = organization();
        Map<String, String> before = SavedState.exactly(rig.twin());
        rig.applyToUndo();
        rig.pass(Duration.ofMinutes(11));
        rig.applyToUndo();
        RunReport report = rig.destroy();
        assertThat(report.outcomes().values()).containsOnly(new Outcome.Done());
        Map<String, String> after = SavedState.exactly(rig.twin());
        after.keySet().removeIf(it -> it.startsWith("kms.") && !before.containsKey(it));
        assertThat(SavedState.differences(before, after)).isEmpty();
    }

    @Test
    void restoresAFlowLogToTheSamePlaceThatWasThereBefore() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(4));
        String vpc = vpc(rig, MEMBER, HOME);
        ec2(rig, MEMBER, HOME)
                .createFlowLogs(it ->
                        it.resourceType(FlowLogsResourceType.VPC)
                                .resourceIds(vpc)
                                .trafficType(TrafficType.ACCEPT)
                                .logGroupName("vedette/vpc-flow-logs")
                                .deliverLogsPermissionArn("arn:aws:iam::" + MEMBER + ":role/x"));
        rig.applyToUndo();
        assertThat(logs(rig, MEMBER, HOME))
                .hasSize(2)
                .allMatch(it -> it.trafficType() == TrafficType.ALL);
        rig.destroy();
        assertThat(logs(rig, MEMBER, HOME))
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.trafficType()).isEqualTo(TrafficType.ACCEPT);
                    assertThat(log.deliverLogsPermissionArn()).endsWith(":role/x");
                    assertThat(log.logFormat()).endsWith("${log-status}");
                });
    }

    @Test
    void declaresTheActionsOfAllThatItDoes() {
        ToolsOnTwin rig = organization();
        rig.calls().clear();
        rig.applyToUndo();
        rig.destroy();
        assertThat(DeclaredActions.missing(rig.calls(), rig.blueprint()))
                .containsExactly("ec2:DescribeVpcs");
    }
}
