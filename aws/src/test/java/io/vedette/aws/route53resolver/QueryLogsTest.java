package io.vedette.aws.route53resolver;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.LOG_ARCHIVE;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.DeclaredActions;
import io.vedette.aws.SavedState;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.LogBucketSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.QueryLogSettings;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociation;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociationStatus;
import software.amazon.awssdk.services.s3.S3Client;

class QueryLogsTest {

    private static final String OTHER = "eu-west-1";
    private static final String BUCKET = "dns-query-logs-" + LOG_ARCHIVE + "-" + HOME;
    private static final QueryLogSettings DEFAULTS =
            (QueryLogSettings) Catalog.of(LogSource.DNS_LOGS).defaults();

    private static ToolsOnTwin rig(ToolsOnTwin rig) {
        return rig.regions(HOME, OTHER).tools(clients -> List.of(new QueryLogsBlueprint(clients)));
    }

    private static ToolsOnTwin organization() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(4));
        vpc(rig, MEMBER, HOME);
        vpc(rig, MEMBER, HOME);
        vpc(rig, TOOLING, OTHER);
        return rig;
    }

    private static String vpc(ToolsOnTwin rig, String account, String region) {
        return rig.client(Ec2Client.class, account, region)
                .createVpc(it -> it.cidrBlock("10.0.0.0/16"))
                .vpc()
                .vpcId();
    }

    private static Route53ResolverClient resolver(ToolsOnTwin rig, String account, String region) {
        return rig.client(Route53ResolverClient.class, account, region);
    }

    private static List<ResolverQueryLogConfigAssociation> associations(
            ToolsOnTwin rig, String account, String region) {
        return resolver(rig, account, region)
                .listResolverQueryLogConfigAssociations(_ -> {})
                .resolverQueryLogConfigAssociations();
    }

    private static List<ResolverQueryLogConfig> configs(
            ToolsOnTwin rig, String account, String region) {
        return resolver(rig, account, region)
                .listResolverQueryLogConfigs(_ -> {})
                .resolverQueryLogConfigs();
    }

    private static List<Outcome> outcomes(RunReport report) {
        return report.deployments().stream()
                .filter(it -> !(it.outcome() instanceof Outcome.Skipped))
                .map(DeploymentOutcome::outcome)
                .toList();
    }

    @Test
    void logsTheQueriesOfEveryVpc() {
        ToolsOnTwin rig = organization();
        assertThat(outcomes(rig.apply())).hasSize(2).containsOnly(new Outcome.Done());
        assertThat(configs(rig, MEMBER, HOME))
                .extracting(ResolverQueryLogConfig::name)
                .containsExactlyInAnyOrder("vedette-s3", "vedette-cloudwatch-logs");
        assertThat(configs(rig, MEMBER, HOME))
                .extracting(ResolverQueryLogConfig::destinationArn)
                .containsExactlyInAnyOrder(
                        "arn:aws:s3:::" + BUCKET,
                        "arn:aws:logs:%s:%s:log-group:vedette/dns-query-logs"
                                .formatted(HOME, MEMBER));
        assertThat(associations(rig, MEMBER, HOME))
                .hasSize(4)
                .extracting(ResolverQueryLogConfigAssociation::status)
                .containsOnly(ResolverQueryLogConfigAssociationStatus.ACTIVE);
        assertThat(associations(rig, TOOLING, OTHER)).hasSize(2);
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void worksInSeparateAccounts() {
        ToolsOnTwin rig = rig(ToolsOnTwin.separateAccounts(4));
        vpc(rig, MEMBER, HOME);
        assertThat(outcomes(rig.apply())).containsExactly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void associatesAgainWhatIsNot() {
        ToolsOnTwin rig = organization();
        rig.apply();
        ResolverQueryLogConfigAssociation lost = associations(rig, MEMBER, HOME).getFirst();
        resolver(rig, MEMBER, HOME)
                .disassociateResolverQueryLogConfig(it ->
                        it.resolverQueryLogConfigId(lost.resolverQueryLogConfigId())
                                .resourceId(lost.resourceId()));
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .contains("Resolver to end an association of " + lost.resourceId());
        assertThat(outcomes(rig.apply())).containsOnly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
        assertThat(associations(rig, MEMBER, HOME)).hasSize(4);
    }

    @Test
    void leavesAVpcAloneThatSomebodyElseLogs() {
        ToolsOnTwin rig = organization();
        String vpc = vpc(rig, MEMBER, HOME);
        Route53ResolverClient resolver = resolver(rig, MEMBER, HOME);
        String theirs =
                resolver.createResolverQueryLogConfig(it ->
                                it.name("theirs")
                                        .creatorRequestId("1")
                                        .destinationArn("arn:aws:s3:::theirs"))
                        .resolverQueryLogConfig()
                        .id();
        resolver.associateResolverQueryLogConfig(
                it -> it.resolverQueryLogConfigId(theirs).resourceId(vpc));
        rig.apply();
        assertThat(rig.changes())
                .singleElement()
                .asString()
                .contains(vpc + "/s3")
                .contains("logged by theirs (%s) to arn:aws:s3:::theirs".formatted(theirs));
        assertThat(associations(rig, MEMBER, HOME))
                .filteredOn(it -> it.resourceId().equals(vpc))
                .hasSize(2);
    }

    @Test
    void saysThatResolverMayNotDeliverAndRepairsIt() {
        ToolsOnTwin rig = organization();
        rig.apply();
        rig.client(S3Client.class, LOG_ARCHIVE, HOME).deleteBucketPolicy(it -> it.bucket(BUCKET));
        assertThat(rig.changes())
                .filteredOn(it -> it.contains("query-log-association"))
                .hasSize(2)
                .allMatch(it -> it.contains("failure: FAILED ACCESS_DENIED -> null"));
        rig.apply();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void saysThatTheLogGroupIsGoneAndMakesItAgain() {
        ToolsOnTwin rig = organization();
        rig.apply();
        rig.client(CloudWatchLogsClient.class, MEMBER, HOME)
                .deleteLogGroup(it -> it.logGroupName("vedette/dns-query-logs"));
        assertThat(rig.changes())
                .hasSize(3)
                .anyMatch(it -> it.contains("failure: FAILED DESTINATION_NOT_FOUND -> null"));
        rig.apply();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void movesVpcsToAConfigurationWithAnotherDestination() {
        ToolsOnTwin rig = organization();
        rig.apply();
        LogBucketSettings archive = DEFAULTS.archive();
        rig.with(
                LogSource.DNS_LOGS,
                new QueryLogSettings(
                        true,
                        90,
                        DEFAULTS.destinations(),
                        "vedette",
                        new LogBucketSettings(
                                "other-{account_id}-{region}",
                                archive.key(),
                                archive.deletedDays(),
                                archive.objectLock()),
                        DEFAULTS.logGroup()));
        rig.apply();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.changes())
                .hasSize(2)
                .allMatch(it -> it.contains("query-log-config vedette-s3"))
                .allMatch(it -> it.contains("superseded: [rqlc-"));
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(configs(rig, MEMBER, HOME))
                .hasSize(2)
                .extracting(ResolverQueryLogConfig::destinationArn)
                .contains("arn:aws:s3:::other-" + LOG_ARCHIVE + "-" + HOME);
        assertThat(associations(rig, MEMBER, HOME)).hasSize(4);
    }

    @Test
    void saysWhichQuotaIsInTheWay() {
        ToolsOnTwin rig = rig(ToolsOnTwin.organization(4));
        IntStream.range(0, 51).forEach(_ -> vpc(rig, MEMBER, HOME));
        assertThat(outcomes(rig.apply()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.why())
                                        .contains("have the quota \"Query log configuration"));
        assertThat(associations(rig, MEMBER, HOME)).hasSize(100);
    }

    @Test
    void leavesNoTraceWhenDestroyed() {
        ToolsOnTwin rig = organization();
        Map<String, String> before = SavedState.exactly(rig.twin());
        rig.applyToUndo();
        RunReport report = rig.destroy();
        assertThat(report.outcomes().values()).containsOnly(new Outcome.Done());
        Map<String, String> after = SavedState.exactly(rig.twin());
        after.keySet().removeIf(it -> it.startsWith("kms.") && !before.containsKey(it));
        after.values().removeIf(it -> it.equals("{\"associations\":{},\"configs\":{}}"));
        assertThat(SavedState.differences(before, after)).isEmpty();
    }

    @Test
    void declaresTheActionsOfAllThatItDoes() {
        ToolsOnTwin rig = organization();
        rig.calls().clear();
        rig.applyToUndo();
        rig.destroy();
        assertThat(DeclaredActions.missing(rig.calls(), rig.blueprint())).isEmpty();
    }
}
