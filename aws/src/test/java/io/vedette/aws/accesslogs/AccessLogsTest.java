package io.vedette.aws.accesslogs;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.SavedState;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.core.catalog.BucketLogSettings;
import io.vedette.core.catalog.BucketLogSettings.Choice;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.PartitionDateSource;
import software.amazon.awssdk.services.s3.model.Tag;

class AccessLogsTest {

    private static final String EUROPE = "eu-west-1";
    private static final String LOGS = "s3-access-logs-" + MEMBER + "-" + HOME;
    private static final String AT_HOME = "s3_access_logs_" + MEMBER + "_" + HOME;

    private static ToolsOnTwin twin(boolean organized) {
        ToolsOnTwin twin =
                (organized ? ToolsOnTwin.organization(4) : ToolsOnTwin.separateAccounts(4))
                        .regions(HOME, EUROPE)
                        .tools(clients -> List.of(new AccessLogsBlueprint(clients)));
        bucket(twin, MEMBER, HOME, "cards", "Restricted");
        bucket(twin, MEMBER, HOME, "contracts", "Confidential");
        bucket(twin, MEMBER, HOME, "website", "Public");
        bucket(twin, MEMBER, HOME, "scratch", null);
        bucket(twin, TOOLING, EUROPE, "findings", "Restricted");
        return twin;
    }

    private static void bucket(
            ToolsOnTwin twin,
            String account,
            String region,
            String name,
            @Nullable String classification) {
        S3Client s3 = twin.client(S3Client.class, account, region);
        s3.createBucket(it -> {
            it.bucket(name);
            if (!region.equals(HOME)) {
                it.createBucketConfiguration(where -> where.locationConstraint(region));
            }
        });
        if (classification != null) {
            Tag tag = Tag.builder().key("DataClassification").value(classification).build();
            s3.putBucketTagging(it -> it.bucket(name).tagging(tags -> tags.tagSet(tag)));
        }
    }

    private static BucketLogSettings settings(
            Choice choice, List<String> names, boolean replaceForeign) {
        BucketLogSettings usual =
                (BucketLogSettings) Catalog.of(LogSource.S3_ACCESS_LOGS).defaults();
        return new BucketLogSettings(
                true,
                usual.retentionDays(),
                choice,
                usual.tags(),
                names,
                usual.archive(),
                usual.partition(),
                replaceForeign);
    }

    private static GetBucketLoggingResponse logging(ToolsOnTwin twin, String bucket) {
        return twin.client(S3Client.class, MEMBER, HOME).getBucketLogging(it -> it.bucket(bucket));
    }

    private static void log(ToolsOnTwin twin, String bucket, LoggingEnabled to) {
        twin.client(S3Client.class, MEMBER, HOME)
                .putBucketLogging(it ->
                        it.bucket(bucket).bucketLoggingStatus(status -> status.loggingEnabled(to)));
    }

    private static Map<String, Outcome> outcomes(RunReport report) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        report.deployments().forEach(it -> outcomes.put(it.key(), it.outcome()));
        return outcomes;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void logsWhatIsTaggedToABucketOfItsAccountAndRegion(boolean organized) {
        ToolsOnTwin twin = twin(organized);
        RunReport report = twin.apply();

        assertThat(report.summary().failed()).describedAs(report.toString()).isZero();
        assertThat(outcomes(report))
                .containsEntry(AT_HOME, new Outcome.Done())
                .containsEntry(
                        "s3_access_logs_%s_%s".formatted(TOOLING, HOME),
                        new Outcome.Skipped("there are no buckets here"));
        LoggingEnabled cards = logging(twin, "cards").loggingEnabled();
        assertThat(cards.targetBucket()).isEqualTo(LOGS);
        assertThat(cards.targetPrefix()).isEmpty();
        assertThat(cards.targetObjectKeyFormat().partitionedPrefix().partitionDateSource())
                .isEqualTo(PartitionDateSource.EVENT_TIME);
        assertThat(logging(twin, "contracts").loggingEnabled().targetBucket()).isEqualTo(LOGS);
        assertThat(logging(twin, "website").loggingEnabled()).isNull();
        assertThat(logging(twin, "scratch").loggingEnabled()).isNull();
        assertThat(
                        twin.client(S3Client.class, TOOLING, EUROPE)
                                .getBucketLogging(it -> it.bucket("findings"))
                                .loggingEnabled()
                                .targetBucket())
                .isEqualTo("s3-access-logs-222222222222-eu-west-1");
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void opensTheBucketToS3OnBehalfOfItsAccountOnly() {
        ToolsOnTwin twin = twin(true);
        twin.apply();

        S3Client s3 = twin.client(S3Client.class, MEMBER, HOME);
        assertThat(s3.getBucketPolicy(it -> it.bucket(LOGS)).policy())
                .contains(
                        """
                        {"Sid":"VedetteAccessLogs","Effect":"Allow",\
                        "Principal":{"Service":"logging.s3.amazonaws.com"},\
                        "Action":"s3:PutObject",\
                        "Resource":"arn:aws:s3:::s3-access-logs-100000000001-us-east-1/*",\
                        "Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::*"},\
                        "StringEquals":{"aws:SourceAccount":"100000000001"}}}\
                        """)
                .contains("VedetteTlsOnly");
        BucketLifecycleConfiguration kept =
                BucketLifecycleConfiguration.builder()
                        .rules(s3.getBucketLifecycleConfiguration(it -> it.bucket(LOGS)).rules())
                        .build();
        assertThat(kept.rules())
                .singleElement()
                .satisfies(it -> assertThat(it.expiration().days()).isEqualTo(365));
    }

    @Test
    void neverLogsWhatVedetteMadeNotEvenWhereAllIsLogged() {
        ToolsOnTwin twin =
                twin(true).with(LogSource.S3_ACCESS_LOGS, settings(Choice.ALL, List.of(), false));
        twin.apply();

        assertThat(logging(twin, "scratch").loggingEnabled().targetBucket()).isEqualTo(LOGS);
        assertThat(logging(twin, LOGS).loggingEnabled()).isNull();
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void logsWhatIsNamedWithoutAskingForTags() {
        ToolsOnTwin twin =
                twin(true)
                        .with(
                                LogSource.S3_ACCESS_LOGS,
                                settings(Choice.NAMED, List.of("website"), false));
        twin.calls().clear();
        twin.apply();

        assertThat(logging(twin, "website").loggingEnabled().targetBucket()).isEqualTo(LOGS);
        assertThat(logging(twin, "cards").loggingEnabled()).isNull();
        assertThat(twin.calls().total("s3", "GetBucketTagging")).isZero();
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void listsTheBucketsOfAnAccountOnceForAllRegions() {
        ToolsOnTwin twin = twin(true);
        twin.calls().clear();
        twin.plan();

        assertThat(twin.calls().total("s3", "ListBuckets")).isEqualTo(4);
        assertThat(twin.calls().total("s3", "GetBucketLocation")).isZero();
        assertThat(twin.calls().total("s3", "GetBucketTagging")).isEqualTo(5);
        assertThat(twin.calls().total("s3", "GetBucketLogging")).isEqualTo(3);
    }

    @Test
    void leavesWhatIsLoggedElsewhereAloneAndSaysSo() {
        ToolsOnTwin twin = twin(true);
        LoggingEnabled theirs =
                LoggingEnabled.builder().targetBucket("scratch").targetPrefix("cards/").build();
        log(twin, "cards", theirs);
        RunReport report = twin.apply();

        assertThat(outcomes(report).get(AT_HOME))
                .isInstanceOf(Outcome.Skipped.class)
                .extracting(Outcome::reason)
                .asString()
                .contains("it is logged to bucket scratch already");
        assertThat(logging(twin, "cards").loggingEnabled()).isEqualTo(theirs);
        assertThat(logging(twin, "contracts").loggingEnabled().targetBucket()).isEqualTo(LOGS);
    }

    @Test
    void redirectsOnDemandWhatIsLoggedElsewhereAndBackAgain() {
        ToolsOnTwin twin =
                twin(true).with(LogSource.S3_ACCESS_LOGS, settings(Choice.TAGGED, List.of(), true));
        log(
                twin,
                "cards",
                LoggingEnabled.builder().targetBucket("scratch").targetPrefix("cards/").build());
        assertThat(twin.applyToUndo().summary().failed()).isZero();
        assertThat(logging(twin, "cards").loggingEnabled().targetBucket()).isEqualTo(LOGS);

        assertThat(twin.destroy().summary().failed()).isZero();
        assertThat(logging(twin, "cards").loggingEnabled().targetBucket()).isEqualTo("scratch");
        assertThat(logging(twin, "cards").loggingEnabled().targetPrefix()).isEqualTo("cards/");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNothingBehindWhenUndone(boolean organized) {
        ToolsOnTwin twin = twin(organized);
        Map<String, String> before = SavedState.exactly(twin.twin());
        assertThat(twin.applyToUndo().summary().failed()).isZero();
        assertThat(twin.destroy().summary().failed()).isZero();

        assertThat(SavedState.differences(before, SavedState.exactly(twin.twin()))).isEmpty();
    }

    @Test
    void repairsWhatSomebodyChanged() {
        ToolsOnTwin twin = twin(true);
        twin.apply();
        S3Client s3 = twin.client(S3Client.class, MEMBER, HOME);
        s3.putBucketLogging(it -> it.bucket("cards").bucketLoggingStatus(_ -> {}));
        s3.deleteBucketLifecycle(it -> it.bucket(LOGS));
        log(
                twin,
                "contracts",
                LoggingEnabled.builder()
                        .targetBucket(LOGS)
                        .targetPrefix("")
                        .targetObjectKeyFormat(it -> it.simplePrefix(_ -> {}))
                        .build());

        assertThat(twin.changes())
                .satisfiesExactly(
                        it -> assertThat(it).contains("retention: null -> "),
                        it ->
                                assertThat(it)
                                        .contains("cards")
                                        .contains("bucket: null -> " + LOGS)
                                        .contains("folders: NONE -> EVENT_TIME"),
                        it ->
                                assertThat(it)
                                        .contains("contracts")
                                        .endsWith("[folders: NONE -> EVENT_TIME]"));
        assertThat(twin.apply().summary().failed()).isZero();
        assertThat(twin.changes()).isEmpty();
    }

    @Test
    void saysOfABucketThatItsTagsAreUnknown() {
        ToolsOnTwin twin =
                ToolsOnTwin.organization(
                                4,
                                FaultScript.parse(
                                        "faults",
                                        """
                                        denied: [{account: "100000000001", service: s3, operation: GetBucketTagging}]
                                        """))
                        .regions(HOME)
                        .tools(clients -> List.of(new AccessLogsBlueprint(clients)));
        bucket(twin, MEMBER, HOME, "closed", null);
        RunReport report = twin.apply();

        assertThat(outcomes(report).get(AT_HOME))
                .isInstanceOf(Outcome.Failed.class)
                .extracting(Outcome::reason)
                .asString()
                .contains("s3.bucket-tags closed")
                .contains("s3:GetBucketTagging is denied");
    }
}
