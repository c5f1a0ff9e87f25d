package io.vedette.aws.elb;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.LOG_ARCHIVE;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.ToolsOnTwin;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.LoadBalancerLogSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.resource.Change;
import io.vedette.twin.elb.LoadBalancerEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.AccessLog;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.s3.S3Client;

class LoadBalancerLogsTest {

    private static final String BUCKET = "load-balancer-logs-" + LOG_ARCHIVE + "-" + HOME;
    private static final String EUROPE = "eu-west-1";

    private static ToolsOnTwin twin(boolean organized) {
        ToolsOnTwin twin =
                (organized ? ToolsOnTwin.organization(4) : ToolsOnTwin.separateAccounts(4))
                        .regions(HOME, EUROPE)
                        .tools(clients -> List.of(new LoadBalancerLogsBlueprint(clients)));
        put(twin, MEMBER, HOME, "shop", LoadBalancerEntry.Type.APPLICATION, "HTTPS");
        put(twin, MEMBER, HOME, "ingest", LoadBalancerEntry.Type.NETWORK, "TLS", "TCP");
        put(twin, MEMBER, HOME, "old", LoadBalancerEntry.Type.CLASSIC, "HTTP");
        put(twin, TOOLING, EUROPE, "console", LoadBalancerEntry.Type.APPLICATION, "HTTPS");
        return twin;
    }

    private static void put(
            ToolsOnTwin twin,
            String account,
            String region,
            String name,
            LoadBalancerEntry.Type type,
            String... listeners) {
        LoadBalancerEntry entry =
                new LoadBalancerEntry(account, region, name, type, List.of(listeners));
        twin.twin().change(entry::in);
    }

    private static LoadBalancerLogSettings settings(boolean connections, boolean replace) {
        LoadBalancerLogSettings usual =
                (LoadBalancerLogSettings) Catalog.of(LogSource.LOAD_BALANCER_LOGS).defaults();
        return new LoadBalancerLogSettings(
                true, usual.retentionDays(), usual.archive(), connections, replace);
    }

    private static Map<String, Outcome> outcomes(RunReport report) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        report.deployments().forEach(it -> outcomes.put(it.key(), it.outcome()));
        return outcomes;
    }

    private static Map<String, String> attributes(
            ToolsOnTwin twin, String account, String region, String name) {
        ElasticLoadBalancingV2Client elb =
                twin.client(ElasticLoadBalancingV2Client.class, account, region);
        String arn = arn(elb, name);
        Map<String, String> attributes = new TreeMap<>();
        elb.describeLoadBalancerAttributes(it -> it.loadBalancerArn(arn))
                .attributes()
                .forEach(it -> attributes.put(it.key(), it.value()));
        return attributes;
    }

    private static String arn(ElasticLoadBalancingV2Client elb, String name) {
        return elb.describeLoadBalancers(it -> it.names(name))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private static AccessLog classicLog(ToolsOnTwin twin, String name) {
        return twin.client(ElasticLoadBalancingClient.class, MEMBER, HOME)
                .describeLoadBalancerAttributes(it -> it.loadBalancerName(name))
                .loadBalancerAttributes()
                .accessLog();
    }

    private static void modify(ToolsOnTwin twin, String name, String... keysAndValues) {
        ElasticLoadBalancingV2Client elb =
                twin.client(ElasticLoadBalancingV2Client.class, MEMBER, HOME);
        String arn = arn(elb, name);
        List<LoadBalancerAttribute> attributes =
                IntStream.range(0, keysAndValues.length / 2)
                        .mapToObj(i ->
                                LoadBalancerAttribute.builder()
                                        .key(keysAndValues[2 * i])
                                        .value(keysAndValues[2 * i + 1])
                                        .build())
                        .toList();
        elb.modifyLoadBalancerAttributes(it -> it.loadBalancerArn(arn).attributes(attributes));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesEveryLoadBalancerLogToTheBucketOfItsRegion(boolean organized) {
        ToolsOnTwin twin = twin(organized);
        RunReport report = twin.apply();

        assertThat(report.summary().failed()).describedAs(report.toString()).isZero();
        assertThat(outcomes(report))
                .containsEntry(
                        "load_balancer_logs_%s_%s".formatted(MEMBER, HOME), new Outcome.Done())
                .containsEntry(
                        "load_balancer_logs_%s_%s".formatted(MEMBER, EUROPE),
                        new Outcome.Skipped("there are no load balancers here"));
        assertThat(attributes(twin, MEMBER, HOME, "shop"))
                .containsEntry("access_logs.s3.enabled", "true")
                .containsEntry("access_logs.s3.bucket", BUCKET)
                .containsEntry("access_logs.s3.prefix", "application")
                .containsEntry("connection_logs.s3.enabled", "false");
        assertThat(attributes(twin, MEMBER, HOME, "ingest"))
                .containsEntry("access_logs.s3.bucket", BUCKET)
                .containsEntry("access_logs.s3.prefix", "network");
        assertThat(attributes(twin, TOOLING, EUROPE, "console"))
                .containsEntry(
                        "access_logs.s3.bucket", "load-balancer-logs-333333333333-eu-west-1");
        assertThat(classicLog(twin, "old"))
                .isEqualTo(
                        AccessLog.builder()
                                .enabled(true)
                                .s3BucketName(BUCKET)
                                .s3BucketPrefix("classic")
                                .emitInterval(5)
                                .build());
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void logsConnectionsWhereTheBaselineSaysSo() {
        ToolsOnTwin twin = twin(true).with(LogSource.LOAD_BALANCER_LOGS, settings(true, false));
        twin.apply();

        assertThat(attributes(twin, MEMBER, HOME, "shop"))
                .containsEntry("connection_logs.s3.enabled", "true")
                .containsEntry("connection_logs.s3.prefix", "connections");
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void namesWhatCannotLogAndIsDoneWithTheRest() {
        ToolsOnTwin twin = twin(true);
        put(twin, MEMBER, HOME, "plain", LoadBalancerEntry.Type.NETWORK, "TCP");
        put(twin, MEMBER, EUROPE, "inspect", LoadBalancerEntry.Type.GATEWAY);
        RunReport report = twin.apply();

        assertThat(outcomes(report))
                .containsEntry(
                        "load_balancer_logs_%s_%s".formatted(MEMBER, HOME), new Outcome.Done())
                .hasEntrySatisfying(
                        "load_balancer_logs_%s_%s".formatted(MEMBER, EUROPE),
                        it ->
                                assertThat(it.reason())
                                        .contains("no load balancer here can keep access logs")
                                        .contains("gateway load balancers keep no access logs"));
        assertThat(twin.plan().changes())
                .filteredOn(it -> it.resource().name().startsWith("net/plain/"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.change())
                                .isEqualTo(
                                        new Change.Skip<>(
                                                "it has no TLS listener, and a network load"
                                                        + " balancer logs TLS requests only")));
        assertThat(attributes(twin, MEMBER, HOME, "plain"))
                .containsEntry("access_logs.s3.enabled", "false");
    }

    @Test
    void repairsWhatSomebodySwitchedOff() {
        ToolsOnTwin twin = twin(true);
        twin.apply();
        modify(twin, "shop", "access_logs.s3.enabled", "false");

        assertThat(twin.changes())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("bucket: null -> " + BUCKET));
        assertThat(twin.apply().summary().failed()).isZero();
        assertThat(twin.changes()).isEmpty();
    }

    /** A bucket of the account's own that may be logged to the way AWS used to want it. */
    private static void logElsewhere(ToolsOnTwin twin) {
        S3Client s3 = twin.client(S3Client.class, MEMBER, HOME);
        s3.createBucket(it -> it.bucket("our-logs"));
        s3.putBucketPolicy(it ->
                it.bucket("our-logs")
                        .policy(
                                """
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                                "Principal":{"AWS":"arn:aws:iam::127311923021:root"},
                                "Action":"s3:PutObject",
                                "Resource":"arn:aws:s3:::our-logs/web/AWSLogs/%s/*"}]}
                                """
                                        .formatted(MEMBER)));
        modify(
                twin,
                "shop",
                "access_logs.s3.enabled",
                "true",
                "access_logs.s3.bucket",
                "our-logs",
                "access_logs.s3.prefix",
                "web");
    }

    @Test
    void leavesWhatLogsElsewhereAloneAndSaysSo() {
        ToolsOnTwin twin = twin(true);
        logElsewhere(twin);
        RunReport report = twin.apply();

        assertThat(outcomes(report).get("load_balancer_logs_%s_%s".formatted(MEMBER, HOME)))
                .satisfies(it ->
                        assertThat(it)
                                .isInstanceOf(Outcome.Skipped.class)
                                .extracting(Outcome::reason)
                                .asString()
                                .contains("it logs to bucket our-logs already"));
        assertThat(attributes(twin, MEMBER, HOME, "shop"))
                .containsEntry("access_logs.s3.bucket", "our-logs");
        assertThat(attributes(twin, MEMBER, HOME, "ingest"))
                .containsEntry("access_logs.s3.bucket", BUCKET);
    }

    @Test
    void redirectsWhatLogsElsewhereOnDemandAndBackAgain() {
        ToolsOnTwin twin = twin(true).with(LogSource.LOAD_BALANCER_LOGS, settings(false, true));
        logElsewhere(twin);
        assertThat(twin.applyToUndo().summary().failed()).isZero();
        assertThat(attributes(twin, MEMBER, HOME, "shop"))
                .containsEntry("access_logs.s3.bucket", BUCKET);

        assertThat(twin.destroy().summary().failed()).isZero();
        assertThat(attributes(twin, MEMBER, HOME, "shop"))
                .containsEntry("access_logs.s3.enabled", "true")
                .containsEntry("access_logs.s3.bucket", "our-logs")
                .containsEntry("access_logs.s3.prefix", "web");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsAllLoggingAndLeavesNoBucketWhenUndone(boolean organized) {
        ToolsOnTwin twin = twin(organized);
        assertThat(twin.applyToUndo().summary().failed()).isZero();
        RunReport destroyed = twin.destroy();

        assertThat(destroyed.summary().failed()).describedAs(destroyed.toString()).isZero();
        assertThat(attributes(twin, MEMBER, HOME, "shop"))
                .containsEntry("access_logs.s3.enabled", "false");
        assertThat(classicLog(twin, "old").enabled()).isFalse();
        assertThat(twin.client(S3Client.class, LOG_ARCHIVE, HOME).listBuckets().buckets())
                .isEmpty();
    }

    @Test
    void asksOnceForEachLoadBalancerAndForEachPage() {
        ToolsOnTwin twin = twin(true);
        for (int i = 0; i < 900; i++) {
            put(twin, TOOLING, HOME, "web-%d".formatted(i), LoadBalancerEntry.Type.APPLICATION);
        }
        twin.calls().clear();
        twin.plan();

        // Eight targets, one of them with three pages; both APIs.
        assertThat(twin.calls().total("elbv2", "DescribeLoadBalancers")).isEqualTo(10);
        assertThat(twin.calls().total("elb", "DescribeLoadBalancers")).isEqualTo(8);
        assertThat(twin.calls().total("elbv2", "DescribeListeners")).isEqualTo(1);
        assertThat(twin.calls().total("elbv2", "DescribeLoadBalancerAttributes")).isEqualTo(903);
        assertThat(twin.calls().total("elb", "DescribeLoadBalancerAttributes")).isEqualTo(1);
    }
}
