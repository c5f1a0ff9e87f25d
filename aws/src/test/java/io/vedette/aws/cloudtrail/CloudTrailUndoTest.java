package io.vedette.aws.cloudtrail;

import static io.vedette.aws.cloudtrail.TrailRig.ADMINISTRATOR;
import static io.vedette.aws.cloudtrail.TrailRig.ARCHIVE;
import static io.vedette.aws.cloudtrail.TrailRig.BUCKET;
import static io.vedette.aws.cloudtrail.TrailRig.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.DeclaredActions;
import io.vedette.aws.kms.Key;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightType;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.S3Client;

class CloudTrailUndoTest {

    private static final Duration WAITING = Duration.ofDays(Key.WAITING_DAYS + 1L);

    private static TrailRig rig(boolean organized) {
        return organized ? TrailRig.organization(4) : TrailRig.separateAccounts(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesExactlyWhatWasThereBefore(boolean organized) {
        TrailRig rig = rig(organized);
        Map<String, String> before = rig.state();
        assertThat(rig.apply().outcomes().values()).containsOnly(new Outcome.Done());
        assertThat(rig.state()).isNotEqualTo(before);

        assertThat(rig.destroy().outcomes().values()).containsOnly(new Outcome.Done());
        rig.pass(WAITING);
        assertThat(rig.state()).isEqualTo(before);
        assertThat(DeclaredActions.missing(rig.calls(), rig.blueprint())).isEmpty();
    }

    @Test
    void keepsTheKeyForAsLongAsTheBucketHoldsLogs() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        rig.client(S3Client.class, ARCHIVE)
                .putObject(it -> it.bucket(BUCKET).key("log"), RequestBody.fromString("event"));

        RunReport report = rig.destroy();

        assertThat(outcome(report, "s3.bucket").reason())
                .isEqualTo(
                        "holds objects; --delete-data %s deletes them with it".formatted(BUCKET));
        assertThat(outcome(report, "kms.key").reason())
                .isEqualTo("s3.bucket %s needs it, and stays".formatted(BUCKET));
        assertThat(outcome(report, "cloudtrail.trail")).isEqualTo(new Outcome.Done());
        assertThat(
                        rig.client(KmsClient.class, ARCHIVE)
                                .describeKey(it -> it.keyId(TrailRig.KEY))
                                .keyMetadata()
                                .keyState())
                .isEqualTo(KeyState.ENABLED);
        assertThat(rig.destroy(BUCKET).outcomes().values()).containsOnly(new Outcome.Done());
        assertThat(DeclaredActions.missing(rig.calls(), rig.blueprint())).isEmpty();
    }

    private static Outcome outcome(RunReport report, String kind) {
        return report.outcomes().entrySet().stream()
                .filter(it -> it.getKey().kind().equals(kind))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** What another's trail says of itself, but for whether it ever had other selectors. */
    private static List<Object> described(CloudTrailClient trails) {
        return List.of(
                trails.getTrail(it -> it.name("vedette")).trail().toBuilder()
                        .hasCustomEventSelectors(null)
                        .build(),
                trails.getEventSelectors(it -> it.trailName("vedette")),
                TrailReading.selectors(
                        trails, trails.getTrail(it -> it.name("vedette")).trail().trailARN()),
                trails.getTrailStatus(it -> it.name("vedette")).isLogging());
    }

    private static void theirBucket(TrailRig rig) {
        S3Client s3 = rig.client(S3Client.class, ADMINISTRATOR);
        s3.createBucket(it -> it.bucket("their-trails"));
        s3.putBucketPolicy(it ->
                it.bucket("their-trails")
                        .policy(
                                """
                                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                 "Principal": {"Service": "cloudtrail.amazonaws.com"},
                                 "Action": ["s3:GetBucketAcl", "s3:PutObject"],
                                 "Resource": ["arn:aws:s3:::their-trails",
                                  "arn:aws:s3:::their-trails/*"]}]}\
                                """));
    }

    @Test
    void restoresAStoppedTrailWithBasicSelectors() {
        TrailRig rig = TrailRig.separateAccounts(3);
        theirBucket(rig);
        CloudTrailClient trails = rig.client(CloudTrailClient.class, ADMINISTRATOR);
        trails.createTrail(
                it -> it.name("vedette").s3BucketName("their-trails").s3KeyPrefix("security"));
        trails.putEventSelectors(it ->
                it.trailName("vedette")
                        .eventSelectors(
                                software.amazon.awssdk.services.cloudtrail.model.EventSelector
                                        .builder()
                                        .readWriteType(ReadWriteType.WRITE_ONLY)
                                        .includeManagementEvents(true)
                                        .excludeManagementEventSources("kms.amazonaws.com")
                                        .dataResources(
                                                DataResource.builder()
                                                        .type("AWS::S3::Object")
                                                        .values("arn:aws:s3:::payroll/")
                                                        .build())
                                        .build()));
        List<Object> before = described(trails);
        assertThat(rig.apply().outcomes().values()).containsOnly(new Outcome.Done());
        assertThat(described(trails)).isNotEqualTo(before);

        assertThat(rig.destroy().outcomes().values()).containsOnly(new Outcome.Done());
        assertThat(described(trails)).isEqualTo(before);
        assertThat(DeclaredActions.missing(rig.calls(), rig.blueprint())).isEmpty();
    }

    @Test
    void restoresARunningTrailWithSelectorsAndInsightsOfItsOwn() {
        TrailRig rig = TrailRig.separateAccounts(3);
        theirBucket(rig);
        CloudTrailClient trails = rig.client(CloudTrailClient.class, ADMINISTRATOR);
        trails.createTrail(it ->
                it.name("vedette")
                        .s3BucketName("their-trails")
                        .isMultiRegionTrail(true)
                        .enableLogFileValidation(true));
        AdvancedEventSelector theirs =
                AdvancedEventSelector.builder()
                        .name("all of management")
                        .fieldSelectors(
                                AdvancedFieldSelector.builder()
                                        .field("eventCategory")
                                        .equalsValue("Management")
                                        .build())
                        .build();
        trails.putEventSelectors(
                it -> it.trailName("vedette").advancedEventSelectors(theirs, vedettesOfOld()));
        trails.putInsightSelectors(it ->
                it.trailName("vedette")
                        .insightSelectors(
                                InsightSelector.builder()
                                        .insightType(InsightType.API_ERROR_RATE_INSIGHT)
                                        .build()));
        trails.startLogging(it -> it.name("vedette"));
        List<Object> before = described(trails);
        assertThat(rig.apply().outcomes().values()).containsOnly(new Outcome.Done());

        assertThat(rig.destroy().outcomes().values()).containsOnly(new Outcome.Done());
        assertThat(described(trails)).isEqualTo(before);
        assertThat(DeclaredActions.missing(rig.calls(), rig.blueprint())).isEmpty();
    }

    /** One under a name of Vedette's that says what Vedette never says. */
    private static AdvancedEventSelector vedettesOfOld() {
        return AdvancedEventSelector.builder()
                .name("Vedette management events")
                .fieldSelectors(
                        AdvancedFieldSelector.builder()
                                .field("eventCategory")
                                .equalsValue("Management")
                                .build(),
                        AdvancedFieldSelector.builder()
                                .field("eventSource")
                                .notEquals("kms.amazonaws.com")
                                .build())
                .build();
    }

    @Test
    void keepsTheServiceLinkedRoleWhileAnotherOrganizationTrailNeedsIt() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        theirBucket(rig);
        CloudTrailClient management = rig.client(CloudTrailClient.class, MANAGEMENT);
        management.createTrail(
                it -> it.name("theirs").s3BucketName("their-trails").isOrganizationTrail(true));

        assertThat(outcome(rig.destroy(), "iam.service-linked-role").reason())
                .contains("trail/theirs");
        assertThat(
                        rig.client(IamClient.class, MANAGEMENT)
                                .getRole(it -> it.roleName("AWSServiceRoleForCloudTrail"))
                                .role())
                .isNotNull();
    }

    @Test
    void whatIsGoneIsRemoved() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        Map<ResourceId, Resource<?>> resources = rig.blueprint().resources();
        rig.destroy();

        resources
                .values()
                .forEach(resource -> assertThat(removed(resource)).isEqualTo(Result.done()));
    }

    private static <S extends Record> Result removed(Resource<S> resource) {
        ResourceKind<S> kind = resource.kind();
        return Objects.requireNonNull(
                kind.delete(
                                kind.place(resource),
                                List.of(
                                        new Removal<>(
                                                resource,
                                                resource.desired(),
                                                Optional.empty(),
                                                false)))
                        .get(resource.id()));
    }
}
