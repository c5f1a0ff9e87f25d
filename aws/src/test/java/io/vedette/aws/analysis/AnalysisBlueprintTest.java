package io.vedette.aws.analysis;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.LOG_ARCHIVE;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.SavedState;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.aws.cloudtrail.CloudTrailBlueprint;
import io.vedette.aws.ec2.FlowLogsBlueprint;
import io.vedette.core.catalog.Facility;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

class AnalysisBlueprintTest {

    private static final String EUROPE = "eu-west-1";
    private static final String GROUP = "vedette";

    private final ToolsOnTwin twin = ToolsOnTwin.organization(4).regions(HOME, EUROPE);

    private ToolsOnTwin alone() {
        return twin.tools(clients -> List.of(new AnalysisBlueprint(clients)));
    }

    private static void assertDone(RunReport report) {
        assertThat(report.deployments())
                .filteredOn(it -> it.tool() == Facility.ANALYSIS)
                .extracting(DeploymentOutcome::outcome)
                .containsExactly(new Outcome.Done());
    }

    private static AthenaClient athena(ToolsOnTwin twin) {
        return twin.client(AthenaClient.class, TOOLING, HOME);
    }

    private static List<NamedQuery> queries(ToolsOnTwin twin) {
        List<String> ids = athena(twin).listNamedQueries(it -> it.workGroup(GROUP)).namedQueryIds();
        return athena(twin).batchGetNamedQuery(it -> it.namedQueryIds(ids)).namedQueries();
    }

    private static Table table(ToolsOnTwin twin, String name) {
        return twin
                .client(GlueClient.class, TOOLING, HOME)
                .getTables(it -> it.databaseName("vedette_logs"))
                .tableList()
                .stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isInOnePlaceForAllAccounts() {
        RunReport report = alone().apply();

        assertThat(report.deployments())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.key()).isEqualTo("analysis_222222222222_us-east-1");
                    assertThat(it.outcome()).isEqualTo(new Outcome.Done());
                });
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void nobodyCanChooseWhereResultsGoAndAQueryStopsSomewhere() {
        assertDone(alone().apply());

        WorkGroupConfiguration group =
                athena(twin).getWorkGroup(it -> it.workGroup(GROUP)).workGroup().configuration();
        assertThat(group.enforceWorkGroupConfiguration()).isTrue();
        assertThat(group.publishCloudWatchMetricsEnabled()).isTrue();
        assertThat(group.bytesScannedCutoffPerQuery()).isEqualTo(100_000_000_000L);
        assertThat(group.resultConfiguration().outputLocation())
                .isEqualTo("s3://athena-results-222222222222-us-east-1/");
        assertThat(group.resultConfiguration().expectedBucketOwner()).isEqualTo(TOOLING);
        assertThat(group.resultConfiguration().encryptionConfiguration().kmsKey())
                .startsWith("arn:aws:kms:us-east-1:222222222222:key/");
    }

    @Test
    void theTrailsTableHasTheOrganizationInItsKeysAndNoListOfRegions() {
        assertDone(alone().apply());

        Map<String, String> parameters = table(twin, "cloudtrail").parameters();
        assertThat(parameters.get("storage.location.template"))
                .matches(
                        "s3://cloudtrail-logs-333333333333/AWSLogs/o-[a-z0-9]+/\\$\\{account}/CloudTrail/\\$\\{region}/\\$\\{day}/");
        assertThat(parameters)
                .containsEntry("projection.account.type", "injected")
                .containsEntry("projection.region.type", "injected")
                .containsEntry("projection.day.range", "NOW-2555DAYS,NOW");
    }

    @Test
    void flowLogsAreReadInTheOrderInWhichTheyAreWritten() {
        assertDone(alone().apply());

        Table flows = table(twin, "vpc_flow_logs_eu_west_1");
        assertThat(flows.storageDescriptor().columns())
                .hasSize(29)
                .extracting(it -> it.name() + " " + it.type())
                .startsWith("version int", "account_id string", "interface_id string")
                .contains("srcport int", "bytes bigint", "flow_direction string")
                .endsWith("traffic_path int");
        assertThat(flows.parameters())
                .containsEntry("skip.header.line.count", "1")
                .containsEntry(
                        "storage.location.template",
                        "s3://vpc-flow-logs-333333333333-eu-west-1/AWSLogs/${account}/vpcflowlogs/eu-west-1/${day}/");
    }

    @Test
    void keepsTheQueriesThatRespondersBeginWith() {
        assertDone(alone().apply());

        assertThat(queries(twin)).extracting(NamedQuery::name).hasSize(14).doesNotHaveDuplicates();
        assertThat(queries(twin))
                .allSatisfy(it -> {
                    assertThat(it.queryString()).doesNotContain("{cloudtrail}", "_logs}");
                    assertThat(it.description()).endsWith(".");
                });
        assertThat(queries(twin))
                .filteredOn(it -> it.name().equals("rejected-traffic"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.queryString())
                                .contains(
                                        "vedette_logs.vpc_flow_logs_us_east_1",
                                        "UNION ALL",
                                        "vedette_logs.vpc_flow_logs_eu_west_1",
                                        "'100000000001'"));
        assertThat(
                        twin.client(CloudWatchLogsClient.class, TOOLING, HOME)
                                .describeQueryDefinitions(it -> {})
                                .queryDefinitions())
                .hasSize(7)
                .allSatisfy(
                        it -> assertThat(it.logGroupNames()).containsExactly("vedette/cloudtrail"));
    }

    @Test
    void theArchiveCanBeReadByTheSecurityToolingAccountThroughAthenaOnly() {
        twin.tools(clients ->
                List.of(
                        new CloudTrailBlueprint(clients),
                        new FlowLogsBlueprint(clients),
                        new AnalysisBlueprint(clients)));
        twin.client(Ec2Client.class, MEMBER, EUROPE).createVpc(it -> it.cidrBlock("10.0.0.0/16"));
        RunReport first = twin.apply();
        twin.pass(Duration.ofMinutes(20));

        assertDone(first);
        assertThat(policy("cloudtrail-logs-333333333333", HOME))
                .contains("VedetteCloudTrailWrite", "VedetteAnalysisRead", "aws:CalledVia");
        assertThat(policy("vpc-flow-logs-333333333333-eu-west-1", EUROPE))
                .contains("VedetteAnalysisRead", "\"222222222222\"");
        KmsClient kms = twin.client(KmsClient.class, LOG_ARCHIVE, HOME);
        String key =
                kms.describeKey(it -> it.keyId("alias/vedette-cloudtrail")).keyMetadata().keyId();
        assertThat(kms.getKeyPolicy(it -> it.keyId(key).policyName("default")).policy())
                .contains("VedetteCloudTrailEncrypt", "VedetteAnalysisDecrypt", "kms:ViaService");
        assertThat(twin.changes()).isEmpty();
    }

    private String policy(String bucket, String region) {
        return twin.client(S3Client.class, LOG_ARCHIVE, region)
                .getBucketPolicy(it -> it.bucket(bucket))
                .policy();
    }

    @Test
    void showsAndRepairsDrift() {
        assertDone(alone().apply());
        NamedQuery query = queries(twin).getFirst();
        athena(twin)
                .updateNamedQuery(it ->
                        it.namedQueryId(query.namedQueryId())
                                .name(query.name())
                                .queryString("SELECT 1"));
        athena(twin)
                .updateWorkGroup(it ->
                        it.workGroup(GROUP)
                                .configurationUpdates(
                                        group -> group.removeBytesScannedCutoffPerQuery(true)));
        twin.client(GlueClient.class, TOOLING, HOME)
                .deleteTable(it -> it.databaseName("vedette_logs").name("cloudtrail"));

        assertThat(twin.changes())
                .hasSize(3)
                .anySatisfy(it -> assertThat(it).contains("scanLimit: 0 -> 100000000000"))
                .anySatisfy(it -> assertThat(it).contains("glue.table", "Create"))
                .anySatisfy(it -> assertThat(it).contains("athena.named-query", "sql"));
        assertDone(twin.apply());
        assertThat(twin.changes()).isEmpty();
        assertThat(queries(twin)).hasSize(14);
    }

    @Test
    void worksForSeparateAccountsToo() {
        ToolsOnTwin separate =
                ToolsOnTwin.separateAccounts(4)
                        .regions(HOME)
                        .tools(clients -> List.of(new AnalysisBlueprint(clients)));

        assertDone(separate.apply());
        assertThat(table(separate, "cloudtrail").parameters().get("storage.location.template"))
                .isEqualTo(
                        "s3://cloudtrail-logs-333333333333/AWSLogs/${account}/CloudTrail/${region}/${day}/");
        assertThat(
                        separate.client(CloudWatchLogsClient.class, MEMBER, HOME)
                                .describeQueryDefinitions(it -> {})
                                .queryDefinitions())
                .hasSize(7);
        assertThat(separate.changes()).isEmpty();
    }

    @Test
    void destroyLeavesNothing() {
        alone();
        Map<String, String> before = SavedState.butForTimes(twin.twin());
        assertDone(twin.applyToUndo());

        assertDone(twin.destroy());
        // The key waits thirty days for its deletion.
        assertThat(SavedState.differences(before, SavedState.butForTimes(twin.twin())))
                .allSatisfy(it -> assertThat(it).startsWith("kms.KeyRing/222222222222"));
    }

    @Test
    void aSecondPlanIsAFewCalls() {
        assertDone(alone().apply());
        twin.calls().clear();

        assertThat(twin.changes()).isEmpty();
        assertThat(twin.calls().total("athena", "GetWorkGroup")).isEqualTo(1);
        assertThat(twin.calls().total("athena", "ListNamedQueries")).isEqualTo(1);
        assertThat(twin.calls().total("athena", "BatchGetNamedQuery")).isEqualTo(1);
        assertThat(twin.calls().total("glue", "GetTables")).isEqualTo(1);
        assertThat(twin.calls().total("logs", "DescribeQueryDefinitions")).isEqualTo(1);
    }
}
