package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.s3.S3Client;

@ParameterizedClass
@EnumSource
class FlowLogsContractTest {

    private final Cloud kind;
    private final String account;
    private final Ec2Client ec2;
    private final S3Client s3;

    FlowLogsContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        account = cloud.newAccount();
        ec2 = cloud.client(Ec2Client.class, account, "us-east-1");
        s3 = cloud.client(S3Client.class, account, "us-east-1");
    }

    private static TagSpecification tagged(ResourceType type, String key, String value) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key(key).value(value).build())
                .build();
    }

    private String vpc() {
        return ec2.createVpc(it ->
                        it.cidrBlock("10.0.0.0/16")
                                .tagSpecifications(tagged(ResourceType.VPC, "Name", "ours")))
                .vpc()
                .vpcId();
    }

    private String bucket() {
        String name = "flow-logs-" + account;
        s3.createBucket(it -> it.bucket(name));
        s3.putBucketPolicy(it ->
                it.bucket(name)
                        .policy(
                                """
                                {"Version": "2012-10-17", "Statement": [{
                                  "Effect": "Allow",
                                  "Principal": {"Service": "delivery.logs.amazonaws.com"},
                                  "Action": ["s3:PutObject", "s3:GetBucketAcl"],
                                  "Resource": ["arn:aws:s3:::%1$s", "arn:aws:s3:::%1$s/*"],
                                  "Condition": {"StringEquals": {"aws:SourceAccount": "%2$s"}}}]}
                                """
                                        .formatted(name, account)));
        return "arn:aws:s3:::" + name;
    }

    private static CreateFlowLogsRequest.Builder of(String... vpcs) {
        return CreateFlowLogsRequest.builder()
                .resourceType(FlowLogsResourceType.VPC)
                .resourceIds(vpcs)
                .trafficType(TrafficType.ALL);
    }

    private static CreateFlowLogsRequest toBucket(String arn, String... vpcs) {
        return of(vpcs).logDestinationType(LogDestinationType.S3)
                .logDestination(arn)
                .maxAggregationInterval(60)
                .logFormat("${version} ${vpc-id} ${flow-direction}")
                .tagSpecifications(tagged(ResourceType.VPC_FLOW_LOG, "vedette:managed", "true"))
                .build();
    }

    private List<FlowLog> logs(String vpc) {
        return ec2.describeFlowLogs(
                        it -> it.filter(Filter.builder().name("resource-id").values(vpc).build()))
                .flowLogs();
    }

    @Test
    void describesVpcsWithTheirOwner() {
        String vpc = vpc();
        assertThat(
                        ec2.describeVpcs(it ->
                                        it.filters(
                                                Filter.builder()
                                                        .name("owner-id")
                                                        .values(account)
                                                        .build()))
                                .vpcs())
                .filteredOn(it -> it.vpcId().equals(vpc))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.ownerId()).isEqualTo(account);
                    assertThat(it.cidrBlock()).isEqualTo("10.0.0.0/16");
                    assertThat(it.isDefault()).isFalse();
                    assertThat(it.tags()).extracting(Tag::value).containsExactly("ours");
                });
    }

    @Test
    void forgetsAVpcThatIsDeleted() {
        String vpc = vpc();
        ec2.deleteVpc(it -> it.vpcId(vpc));
        assertThat(ec2.describeVpcs(_ -> {}).vpcs()).extracting(Vpc::vpcId).doesNotContain(vpc);
        refused("InvalidVpcID.NotFound", 400, () -> ec2.deleteVpc(it -> it.vpcId(vpc)));
    }

    @Test
    void describesAFlowLogToABucketAsItWasCreated() {
        String vpc = vpc();
        String bucket = bucket();
        CreateFlowLogsResponse created = ec2.createFlowLogs(toBucket(bucket, vpc));
        assertThat(created.unsuccessful()).isEmpty();
        assertThat(logs(vpc))
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.flowLogId()).isEqualTo(created.flowLogIds().getFirst());
                    assertThat(log.flowLogStatus()).isEqualTo("ACTIVE");
                    assertThat(log.logDestinationType()).isEqualTo(LogDestinationType.S3);
                    assertThat(log.logDestination()).isEqualTo(bucket);
                    assertThat(log.trafficType()).isEqualTo(TrafficType.ALL);
                    assertThat(log.maxAggregationInterval()).isEqualTo(60);
                    assertThat(log.logFormat()).isEqualTo("${version} ${vpc-id} ${flow-direction}");
                    assertThat(log.tags())
                            .containsExactly(
                                    Tag.builder().key("vedette:managed").value("true").build());
                });
    }

    @Test
    void describesAFlowLogToALogGroup() {
        String vpc = vpc();
        ec2.createFlowLogs(
                of(vpc).logGroupName("flow-logs")
                        .deliverLogsPermissionArn("arn:aws:iam::" + account + ":role/delivery")
                        .build());
        assertThat(logs(vpc))
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.logDestinationType())
                            .isEqualTo(LogDestinationType.CLOUD_WATCH_LOGS);
                    assertThat(log.logGroupName()).isEqualTo("flow-logs");
                    assertThat(log.deliverLogsPermissionArn()).endsWith(":role/delivery");
                    assertThat(log.maxAggregationInterval()).isEqualTo(600);
                    assertThat(log.logFormat().split(" ")).hasSize(14);
                });
    }

    @Test
    void createsOneForEachOfManyVpcs() {
        String one = vpc();
        String other = vpc();
        assertThat(ec2.createFlowLogs(toBucket(bucket(), one, other)).flowLogIds()).hasSize(2);
        assertThat(logs(one)).hasSize(1);
        assertThat(logs(other)).hasSize(1);
    }

    @Test
    void refusesASecondOneAlike() {
        String vpc = vpc();
        String bucket = bucket();
        ec2.createFlowLogs(toBucket(bucket, vpc));
        refused("FlowLogAlreadyExists", 400, () -> ec2.createFlowLogs(toBucket(bucket, vpc)));
    }

    @Test
    void takesASecondOneThatLogsOtherwise() {
        MotoDiffers.EC2_FLOW_LOGS_ALIKE.skip(kind);
        String vpc = vpc();
        String bucket = bucket();
        ec2.createFlowLogs(toBucket(bucket, vpc));
        ec2.createFlowLogs(
                toBucket(bucket, vpc).toBuilder().trafficType(TrafficType.REJECT).build());
        assertThat(logs(vpc)).hasSize(2);
    }

    @Test
    void saysThatABucketDoesNotExist() {
        String vpc = vpc();
        assertThat(ec2.createFlowLogs(toBucket("arn:aws:s3:::nowhere", vpc)).unsuccessful())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.resourceId()).isEqualTo(vpc);
                    assertThat(item.error().code()).isEqualTo("400");
                    assertThat(item.error().message())
                            .isEqualTo("LogDestination: nowhere does not exist.");
                });
        assertThat(logs(vpc)).isEmpty();
    }

    @Test
    void refusesAVpcThatIsNotThere() {
        refused(
                "InvalidVpcID.NotFound",
                400,
                () -> ec2.createFlowLogs(toBucket(bucket(), "vpc-0123456789abcdef0")));
    }

    @Test
    void refusesAnIntervalThatIsNotOffered() {
        refused(
                "InvalidParameter",
                400,
                () ->
                        ec2.createFlowLogs(
                                toBucket(bucket(), vpc()).toBuilder()
                                        .maxAggregationInterval(30)
                                        .build()));
    }

    @Test
    void deletesFlowLogs() {
        String vpc = vpc();
        String id = ec2.createFlowLogs(toBucket(bucket(), vpc)).flowLogIds().getFirst();
        assertThat(ec2.deleteFlowLogs(it -> it.flowLogIds(id)).unsuccessful()).isEmpty();
        assertThat(logs(vpc)).isEmpty();
    }

    @Test
    void saysWhichItCouldNotDelete() {
        MotoDiffers.EC2_UNSUCCESSFUL_DELETIONS.skip(kind);
        assertThat(ec2.deleteFlowLogs(it -> it.flowLogIds("fl-0123456789abcdef0")).unsuccessful())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.error().code()).isEqualTo("InvalidFlowLogId.NotFound"));
    }
}
