package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.AccessLog;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.s3.S3Client;

@SuppressWarnings("unchecked") // the SDK takes consumers of builders as varargs
@ParameterizedClass
@EnumSource
class LoadBalancingContractTest {

    private static final String REGION = "us-east-1";
    private static final String LEGACY = "127311923021";

    private final Cloud kind;
    private final String account;
    private final String bucket;
    private final ElasticLoadBalancingV2Client elb;
    private final ElasticLoadBalancingClient classic;
    private final S3Client s3;
    private final List<String> subnets;

    LoadBalancingContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        account = cloud.newAccount();
        bucket = "logs-" + account;
        elb = cloud.client(ElasticLoadBalancingV2Client.class, account, REGION);
        classic = cloud.client(ElasticLoadBalancingClient.class, account, REGION);
        s3 = cloud.client(S3Client.class, account, REGION);
        subnets = subnets(cloud);
    }

    /** The twin's load balancers stand in no network. */
    private List<String> subnets(CloudUnderTest cloud) {
        return switch (kind) {
            case TWIN -> List.of("subnet-11111111", "subnet-22222222");
            case MOTO ->
                    cloud
                            .client(Ec2Client.class, account, REGION)
                            .describeSubnets()
                            .subnets()
                            .stream()
                            .map(Subnet::subnetId)
                            .limit(2)
                            .toList();
        };
    }

    private String create(String name, String type) {
        return elb.createLoadBalancer(r -> r.name(name).type(type).subnets(subnets))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private void createClassic(String name) {
        classic.createLoadBalancer(r ->
                r.loadBalancerName(name)
                        .subnets(subnets)
                        .listeners(l ->
                                l.protocol("HTTP")
                                        .loadBalancerPort(80)
                                        .instanceProtocol("HTTP")
                                        .instancePort(8080)));
    }

    private void open(String policy) {
        s3.createBucket(r -> r.bucket(bucket));
        s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy));
    }

    private String letting(String principal, String prefix) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":%s,\
        "Action":"s3:PutObject","Resource":"arn:aws:s3:::%s/%sAWSLogs/%s/*"}]}
        """
                .formatted(principal, bucket, prefix, account);
    }

    private static final String DELIVERY =
            "{\"Service\":\"logdelivery.elasticloadbalancing.amazonaws.com\"}";

    private Map<String, String> attributes(String arn) {
        Map<String, String> attributes = new TreeMap<>();
        elb.describeLoadBalancerAttributes(r -> r.loadBalancerArn(arn))
                .attributes()
                .forEach(it -> attributes.put(it.key(), it.value()));
        return attributes;
    }

    private void log(String arn, String prefix) {
        elb.modifyLoadBalancerAttributes(r ->
                r.loadBalancerArn(arn)
                        .attributes(
                                attribute("access_logs.s3.enabled", "true"),
                                attribute("access_logs.s3.bucket", bucket),
                                attribute("access_logs.s3.prefix", prefix)));
    }

    private static LoadBalancerAttribute attribute(String key, String value) {
        return LoadBalancerAttribute.builder().key(key).value(value).build();
    }

    @Test
    void describesLoadBalancersByNameAndArn() {
        String shop = create("shop", "application");
        create("ingest", "network");

        assertThat(elb.describeLoadBalancers().loadBalancers())
                .extracting(LoadBalancer::loadBalancerName, LoadBalancer::typeAsString)
                .containsExactlyInAnyOrder(
                        tuple("shop", "application"), tuple("ingest", "network"));
        assertThat(shop)
                .startsWith(
                        "arn:aws:elasticloadbalancing:%s:%s:loadbalancer/app/shop/"
                                .formatted(REGION, account));
        assertThat(elb.describeLoadBalancers(r -> r.names("shop")).loadBalancers()).hasSize(1);
        assertThat(elb.describeLoadBalancers(r -> r.loadBalancerArns(shop)).loadBalancers())
                .hasSize(1);
        refused(
                "LoadBalancerNotFound",
                400,
                () -> elb.describeLoadBalancers(r -> r.names("nobody")));
    }

    @Test
    void namesTheTypeOfALoadBalancerInItsArn() {
        MotoDiffers.ELB_ARNS.skip(kind);
        assertThat(create("ingest", "network")).contains(":loadbalancer/net/ingest/");
        assertThat(create("inspect", "gateway")).contains(":loadbalancer/gwy/inspect/");
    }

    @Test
    void listsLoadBalancersPageByPage() {
        for (int i = 0; i < 5; i++) {
            create("web-%d".formatted(i), "application");
            createClassic("old-%d".formatted(i));
        }
        List<String> current = new ArrayList<>();
        elb.describeLoadBalancersPaginator(r -> r.pageSize(2))
                .loadBalancers()
                .forEach(it -> current.add(it.loadBalancerName()));
        List<String> old = new ArrayList<>();
        classic.describeLoadBalancersPaginator(r -> r.pageSize(2))
                .loadBalancerDescriptions()
                .forEach(it -> old.add(it.loadBalancerName()));

        assertThat(current).containsExactlyInAnyOrder("web-0", "web-1", "web-2", "web-3", "web-4");
        assertThat(old).containsExactlyInAnyOrder("old-0", "old-1", "old-2", "old-3", "old-4");
        assertThat(elb.describeLoadBalancers(r -> r.pageSize(2)).nextMarker()).isNotEmpty();
    }

    @Test
    void tellsTheListenersOfALoadBalancer() {
        MotoDiffers.ELB_TLS.skip(kind);
        String ingest = create("ingest", "network");
        elb.createListener(r ->
                r.loadBalancerArn(ingest)
                        .protocol(ProtocolEnum.TLS)
                        .port(443)
                        .defaultActions(a -> a.type("forward").targetGroupArn("arn:example")));

        assertThat(elb.describeListeners(r -> r.loadBalancerArn(ingest)).listeners())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.protocol()).isEqualTo(ProtocolEnum.TLS);
                    assertThat(it.loadBalancerArn()).isEqualTo(ingest);
                });
    }

    @Test
    void knowsNothingOfALoadBalancerThatIsNotThere() {
        String gone =
                "arn:aws:elasticloadbalancing:%s:%s:loadbalancer/app/gone/0123456789abcdef"
                        .formatted(REGION, account);
        refused("LoadBalancerNotFound", 400, () -> attributes(gone));
        refused("LoadBalancerNotFound", 400, () -> log(gone, ""));
        MotoDiffers.ELB_GONE.skip(kind);
        refused(
                "LoadBalancerNotFound",
                400,
                () -> classic.describeLoadBalancerAttributes(r -> r.loadBalancerName("gone")));
    }

    @Test
    void keepsWhereALoadBalancerLogs() {
        String shop = create("shop", "application");
        open(letting(DELIVERY, "web/"));
        log(shop, "web");

        assertThat(attributes(shop))
                .containsEntry("access_logs.s3.enabled", "true")
                .containsEntry("access_logs.s3.bucket", bucket)
                .containsEntry("access_logs.s3.prefix", "web")
                .containsEntry("deletion_protection.enabled", "false");
        elb.modifyLoadBalancerAttributes(r ->
                r.loadBalancerArn(shop).attributes(attribute("access_logs.s3.enabled", "false")));
        assertThat(attributes(shop)).containsEntry("access_logs.s3.enabled", "false");
    }

    @Test
    void logsNothingByDefault() {
        MotoDiffers.ELB_DEFAULTS.skip(kind);
        assertThat(attributes(create("shop", "application")))
                .containsEntry("access_logs.s3.enabled", "false")
                .containsEntry("access_logs.s3.bucket", "")
                .containsEntry("connection_logs.s3.enabled", "false");
        assertThat(attributes(create("inspect", "gateway")))
                .doesNotContainKey("access_logs.s3.enabled");
    }

    @Test
    void refusesAttributesThatALoadBalancerDoesNotHave() {
        String shop = create("shop", "application");
        refused(
                "InvalidConfigurationRequest",
                400,
                () ->
                        elb.modifyLoadBalancerAttributes(r ->
                                r.loadBalancerArn(shop)
                                        .attributes(attribute("no.such.thing", "true"))));
    }

    @Test
    void refusesAccessLogsOfAGatewayLoadBalancer() {
        MotoDiffers.ELB_DEFAULTS.skip(kind);
        String inspect = create("inspect", "gateway");
        refused("InvalidConfigurationRequest", 400, () -> log(inspect, ""));
    }

    @Test
    void writesOnlyWhereTheBucketLets() {
        MotoDiffers.ELB_BUCKETS.skip(kind);
        String shop = create("shop", "application");
        String ingest = create("ingest", "network");
        refused("InvalidConfigurationRequest", 400, () -> log(shop, ""));
        open(letting("{\"Service\":\"delivery.logs.amazonaws.com\"}", ""));
        refused("InvalidConfigurationRequest", 400, () -> log(shop, ""));
        refused("InvalidConfigurationRequest", 400, () -> log(ingest, ""));

        s3.putBucketPolicy(r -> r.bucket(bucket).policy(letting(DELIVERY, "")));
        log(shop, "");
        refused("InvalidConfigurationRequest", 400, () -> log(shop, "elsewhere"));
        refused("InvalidConfigurationRequest", 400, () -> log(shop, "AWSLogs/x"));
    }

    @Test
    void writesToTheBucketOfALegacyPolicyToo() {
        String shop = create("shop", "application");
        open(letting("{\"AWS\":\"arn:aws:iam::%s:root\"}".formatted(LEGACY), ""));
        log(shop, "");
        assertThat(attributes(shop)).containsEntry("access_logs.s3.enabled", "true");
    }

    @Test
    void writesToNoBucketThatAKmsKeyEncrypts() {
        MotoDiffers.ELB_BUCKETS.skip(kind);
        String shop = create("shop", "application");
        open(letting(DELIVERY, ""));
        s3.putBucketEncryption(r ->
                r.bucket(bucket)
                        .serverSideEncryptionConfiguration(c ->
                                c.rules(rule ->
                                        rule.applyServerSideEncryptionByDefault(
                                                by -> by.sseAlgorithm("aws:kms")))));
        refused("InvalidConfigurationRequest", 400, () -> log(shop, ""));
    }

    @Test
    void keepsWhereAClassicLoadBalancerLogs() {
        createClassic("old");
        assertThat(classicLog().enabled()).isFalse();
        open(letting(DELIVERY, "old/"));
        AccessLog wanted =
                AccessLog.builder()
                        .enabled(true)
                        .s3BucketName(bucket)
                        .s3BucketPrefix("old")
                        .emitInterval(5)
                        .build();
        classicLog(wanted);

        assertThat(classicLog()).isEqualTo(wanted);
        classicLog(AccessLog.builder().enabled(false).build());
        assertThat(classicLog().enabled()).isFalse();
        assertThat(classic.describeLoadBalancers().loadBalancerDescriptions())
                .extracting(LoadBalancerDescription::loadBalancerName)
                .containsExactly("old");
    }

    @Test
    void refusesWhatAClassicLoadBalancerCannotLog() {
        MotoDiffers.ELB_BUCKETS.skip(kind);
        createClassic("old");
        open(letting(DELIVERY, ""));
        AccessLog.Builder log = AccessLog.builder().enabled(true);
        refused("InvalidConfigurationRequest", 409, () -> classicLog(log.build()));
        log.s3BucketName(bucket).emitInterval(7);
        refused("InvalidConfigurationRequest", 409, () -> classicLog(log.build()));
        log.emitInterval(60).s3BucketPrefix("closed");
        refused("InvalidConfigurationRequest", 409, () -> classicLog(log.build()));
    }

    private AccessLog classicLog() {
        return classic.describeLoadBalancerAttributes(r -> r.loadBalancerName("old"))
                .loadBalancerAttributes()
                .accessLog();
    }

    private void classicLog(AccessLog wanted) {
        classic.modifyLoadBalancerAttributes(
                r -> r.loadBalancerName("old").loadBalancerAttributes(a -> a.accessLog(wanted)));
    }
}
