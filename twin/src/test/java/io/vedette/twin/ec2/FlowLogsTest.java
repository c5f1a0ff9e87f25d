package io.vedette.twin.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

class FlowLogsTest {

    private static final String ACCOUNT = "444444444444";
    private static final String BUCKET = "arn:aws:s3:::flow-logs";
    private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/flow-logs";

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin =
            Scenario.parse(
                            "test",
                            """
                            management: "111111111111"
                            accounts:
                              - {id: "111111111111", name: management}
                              - {id: "444444444444", name: payments}
                            vpcs:
                              - {account: "444444444444", region: us-east-1, name: payments, cidr: 10.1.0.0/16}
                              - {account: "444444444444", region: us-east-1, name: shared}
                            """)
                    .in(TwinServices.twin().clock(clock).inMemory());
    private final Ec2Client ec2 = twin.client(Ec2Client.class, ACCOUNT, "us-east-1");

    private List<String> vpcs() {
        return ec2.describeVpcs(_ -> {}).vpcs().stream().map(Vpc::vpcId).toList();
    }

    private CreateFlowLogsRequest.Builder toBucket() {
        return CreateFlowLogsRequest.builder()
                .resourceType(FlowLogsResourceType.VPC)
                .resourceIds(vpcs())
                .trafficType(TrafficType.ALL)
                .logDestinationType(LogDestinationType.S3)
                .logDestination(BUCKET);
    }

    private CreateFlowLogsRequest.Builder toLogGroup() {
        return CreateFlowLogsRequest.builder()
                .resourceType(FlowLogsResourceType.VPC)
                .resourceIds(vpcs())
                .trafficType(TrafficType.ALL)
                .logGroupName("flow-logs")
                .deliverLogsPermissionArn(ROLE);
    }

    private List<FlowLog> all() {
        return ec2.describeFlowLogs(_ -> {}).flowLogs();
    }

    private S3Client s3() {
        return twin.client(S3Client.class, "111111111111", "us-east-1");
    }

    private void bucket(String sourceAccount) {
        s3().createBucket(it -> it.bucket("flow-logs"));
        s3().putBucketPolicy(it ->
                it.bucket("flow-logs")
                        .policy(
                                """
                                {"Version": "2012-10-17", "Statement": [{
                                  "Effect": "Allow",
                                  "Principal": {"Service": "delivery.logs.amazonaws.com"},
                                  "Action": ["s3:PutObject", "s3:GetBucketAcl"],
                                  "Resource": ["arn:aws:s3:::flow-logs", "arn:aws:s3:::flow-logs/AWSLogs/*"],
                                  "Condition": {"StringEquals": {"aws:SourceAccount": "%s"}}}]}
                                """
                                        .formatted(sourceAccount)));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    @Test
    void hasTheVpcsOfTheScenario() {
        assertThat(ec2.describeVpcs(_ -> {}).vpcs())
                .extracting(Vpc::cidrBlock)
                .containsExactlyInAnyOrder("10.1.0.0/16", "10.0.0.0/16");
        assertThat(
                        ec2.describeVpcs(it ->
                                        it.filters(
                                                Filter.builder()
                                                        .name("tag:Name")
                                                        .values("pay*")
                                                        .build()))
                                .vpcs())
                .singleElement()
                .satisfies(vpc -> assertThat(vpc.ownerId()).isEqualTo(ACCOUNT));
    }

    @Test
    void pagesVpcs() {
        IntStream.range(0, 10).forEach(_ -> ec2.createVpc(it -> it.cidrBlock("10.0.0.0/16")));
        assertThat(ec2.describeVpcs(it -> it.maxResults(5)).vpcs()).hasSize(5);
        assertThat(ec2.describeVpcsPaginator(it -> it.maxResults(5)).vpcs()).hasSize(12);
        refused("InvalidPaginationToken", () -> ec2.describeVpcs(it -> it.nextToken("x")));
    }

    @Test
    void createsNoneToABucketThatIsNotThereOrDoesNotAllowIt() {
        CreateFlowLogsResponse missing = ec2.createFlowLogs(toBucket().build());
        assertThat(missing.flowLogIds()).isEmpty();
        assertThat(missing.unsuccessful())
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it.error().message())
                                .isEqualTo("LogDestination: flow-logs does not exist."));
        bucket("999999999999");
        assertThat(ec2.createFlowLogs(toBucket().build()).unsuccessful())
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it.error().message())
                                .startsWith("Access Denied for LogDestination: flow-logs."));
        assertThat(all()).isEmpty();
    }

    @Test
    void createsOneForEachVpcAndNoneTwice() {
        bucket(ACCOUNT);
        assertThat(ec2.createFlowLogs(toBucket().build()).flowLogIds()).hasSize(2);
        refused("FlowLogAlreadyExists", () -> ec2.createFlowLogs(toBucket().build()));
        ec2.createFlowLogs(toBucket().trafficType(TrafficType.REJECT).build());
        assertThat(all()).hasSize(4);
    }

    @Test
    void createsNoneAgainUnderTheSameToken() {
        bucket(ACCOUNT);
        List<String> ids = ec2.createFlowLogs(toBucket().clientToken("once").build()).flowLogIds();
        assertThat(ec2.createFlowLogs(toBucket().clientToken("once").build()).flowLogIds())
                .isEqualTo(ids);
        assertThat(all()).hasSize(2);
    }

    @Test
    void saysOnlyLaterWhetherDeliveriesSucceed() {
        bucket(ACCOUNT);
        ec2.createFlowLogs(toBucket().build());
        assertThat(all()).extracting(FlowLog::deliverLogsStatus).containsOnlyNulls();
        clock.pause(Duration.ofMinutes(10));
        assertThat(all()).extracting(FlowLog::deliverLogsStatus).containsOnly("SUCCESS");
        s3().deleteBucketPolicy(it -> it.bucket("flow-logs"));
        assertThat(all()).extracting(FlowLog::deliverLogsStatus).containsOnly("FAILED");
        assertThat(all()).extracting(FlowLog::deliverLogsErrorMessage).containsOnly("Access error");
    }

    @Test
    void writesToLogGroupsInARoleThatTrustsIt() {
        ec2.createFlowLogs(toLogGroup().build());
        clock.pause(Duration.ofMinutes(5));
        assertThat(all()).extracting(FlowLog::deliverLogsStatus).containsOnly("FAILED");
        twin.client(CloudWatchLogsClient.class, ACCOUNT, "us-east-1")
                .createLogGroup(it -> it.logGroupName("flow-logs"));
        IamClient iam = twin.client(IamClient.class, ACCOUNT, "aws-global");
        iam.createRole(it ->
                it.roleName("flow-logs")
                        .assumeRolePolicyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [{
                                  "Effect": "Allow",
                                  "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
                                  "Action": "sts:AssumeRole",
                                  "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ec2:*:444444444444:vpc-flow-log/*"}}}]}
                                """));
        assertThat(all()).extracting(FlowLog::deliverLogsStatus).containsOnly("FAILED");
        iam.putRolePolicy(it ->
                it.roleName("flow-logs")
                        .policyName("write")
                        .policyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [{
                                  "Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}
                                """));
        assertThat(all()).extracting(FlowLog::deliverLogsStatus).containsOnly("SUCCESS");
        assertThat(all()).extracting(FlowLog::logGroupName).containsOnly("flow-logs");
    }

    @Test
    void refusesWhatEc2Refuses() {
        refused(
                "InvalidVpcID.NotFound",
                () -> ec2.createFlowLogs(toBucket().resourceIds("vpc-1").build()));
        refused(
                "MissingParameter",
                () -> ec2.createFlowLogs(toBucket().trafficType((String) null).build()));
        refused(
                "MissingParameter",
                () -> ec2.createFlowLogs(it -> it.resourceType(FlowLogsResourceType.VPC)));
        refused(
                "InvalidParameter",
                () -> ec2.createFlowLogs(toBucket().maxAggregationInterval(30).build()));
        refused(
                "InvalidParameter",
                () -> ec2.createFlowLogs(toBucket().logFormat("${version} ${speed}").build()));
        refused(
                "InvalidParameter",
                () -> ec2.createFlowLogs(toLogGroup().deliverLogsPermissionArn(null).build()));
        refused(
                "InvalidParameter",
                () -> ec2.createFlowLogs(toBucket().logDestination(null).build()));
        refused(
                "InvalidParameterValue",
                () ->
                        ec2.createFlowLogs(
                                toBucket()
                                        .resourceIds(
                                                IntStream.range(0, 1001)
                                                        .mapToObj(it -> "vpc-" + it)
                                                        .toList())
                                        .build()));
    }

    @Test
    void filtersAndPagesFlowLogs() {
        ec2.createFlowLogs(toLogGroup().build());
        String vpc = vpcs().getFirst();
        assertThat(
                        ec2.describeFlowLogs(it ->
                                        it.filter(
                                                Filter.builder()
                                                        .name("resource-id")
                                                        .values(vpc)
                                                        .build()))
                                .flowLogs())
                .singleElement()
                .satisfies(log -> assertThat(log.resourceId()).isEqualTo(vpc));
        assertThat(ec2.describeFlowLogs(it -> it.maxResults(1)).nextToken()).isNotNull();
        assertThat(ec2.describeFlowLogsPaginator(it -> it.maxResults(1)).flowLogs()).hasSize(2);
        refused(
                "InvalidParameterValue",
                () ->
                        ec2.describeFlowLogs(it ->
                                it.filter(Filter.builder().name("color").values("red").build())));
        refused(
                "FilterLimitExceeded",
                () ->
                        ec2.describeFlowLogs(it ->
                                it.filter(
                                        Filter.builder()
                                                .name("resource-id")
                                                .values(
                                                        IntStream.range(0, 201)
                                                                .mapToObj(Integer::toString)
                                                                .toList())
                                                .build())));
    }

    @Test
    void saysWhichFlowLogsItCouldNotDelete() {
        List<String> ids = ec2.createFlowLogs(toLogGroup().build()).flowLogIds();
        assertThat(ec2.deleteFlowLogs(it -> it.flowLogIds(ids.getFirst(), "fl-1")).unsuccessful())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.resourceId()).isEqualTo("fl-1");
                    assertThat(it.error().code()).isEqualTo("InvalidFlowLogId.NotFound");
                });
        assertThat(all()).extracting(FlowLog::flowLogId).containsExactly(ids.getLast());
    }

    @Test
    void deletesTheFlowLogsOfAVpcWithIt() {
        ec2.createFlowLogs(toLogGroup().build());
        ec2.deleteVpc(it -> it.vpcId(vpcs().getFirst()));
        assertThat(all()).hasSize(1);
        refused("InvalidVpcID.NotFound", () -> ec2.deleteVpc(it -> it.vpcId("vpc-1")));
    }

    @Test
    void hasOneDefaultVpcAtMost() {
        assertThat(ec2.createDefaultVpc(_ -> {}).vpc().isDefault()).isTrue();
        refused("DefaultVpcAlreadyExists", () -> ec2.createDefaultVpc(_ -> {}));
    }
}
