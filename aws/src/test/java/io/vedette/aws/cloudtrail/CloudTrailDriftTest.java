package io.vedette.aws.cloudtrail;

import static io.vedette.aws.cloudtrail.TrailRig.ADMINISTRATOR;
import static io.vedette.aws.cloudtrail.TrailRig.ARCHIVE;
import static io.vedette.aws.cloudtrail.TrailRig.BUCKET;
import static io.vedette.aws.cloudtrail.TrailRig.KEY;
import static io.vedette.aws.cloudtrail.TrailRig.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightSelector;
import software.amazon.awssdk.services.cloudtrail.model.InsightType;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

class CloudTrailDriftTest {

    private static final String TRUSTING_ANOTHER =
            """
            {"Version": "2012-10-17", "Statement": [{"Sid": "VedetteCloudTrail",
             "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"},
             "Action": "sts:AssumeRole"}]}\
            """;

    private static final String ACCOUNT_ONLY =
            """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Enable IAM User Permissions",
             "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
             "Action": "kms:*", "Resource": "*"}]}\
            """
                    .formatted(ARCHIVE);

    /** A thing that somebody could change, and how the plan says it. */
    record Drift(String change, Consumer<TrailRig> tamper) {
        @Override
        public String toString() {
            return change;
        }
    }

    static Stream<Drift> drifts() {
        return Stream.of(
                new Drift(
                        "logging: false -> true",
                        rig -> rig.cloudTrail().stopLogging(it -> it.name(rig.trail()))),
                new Drift(
                        "validated: false -> true",
                        rig ->
                                rig.cloudTrail()
                                        .updateTrail(it ->
                                                it.name(rig.trail())
                                                        .enableLogFileValidation(false))),
                new Drift(
                        "multiRegion: false -> true",
                        rig ->
                                rig.cloudTrail()
                                        .updateTrail(it ->
                                                it.name(rig.trail()).isMultiRegionTrail(false))),
                new Drift(
                        "key: null -> arn:aws:kms:us-east-1:333333333333:" + KEY,
                        rig ->
                                rig.cloudTrail()
                                        .updateTrail(it -> it.name(rig.trail()).kmsKeyId(""))),
                new Drift(
                        "cloudWatchLogs: null -> ",
                        rig ->
                                rig.cloudTrail()
                                        .updateTrail(it ->
                                                it.name(rig.trail())
                                                        .cloudWatchLogsLogGroupArn("")
                                                        .cloudWatchLogsRoleArn(""))),
                new Drift(
                        "eventSelectors.Vedette management events.equal.readOnly: [false] -> null",
                        rig ->
                                rig.cloudTrail()
                                        .putEventSelectors(it ->
                                                it.trailName(rig.trail())
                                                        .advancedEventSelectors(
                                                                managementEvents(
                                                                        "readOnly", "false")))),
                new Drift(
                        "insights: [ApiCallRateInsight] -> ",
                        rig ->
                                rig.cloudTrail()
                                        .putInsightSelectors(it ->
                                                it.trailName(rig.trail())
                                                        .insightSelectors(
                                                                insight(
                                                                        InsightType
                                                                                .API_CALL_RATE_INSIGHT)))),
                new Drift(
                        "publicAccessBlocks: [",
                        rig -> s3(rig).deletePublicAccessBlock(it -> it.bucket(BUCKET))),
                new Drift(
                        "ownership: ",
                        rig -> s3(rig).deleteBucketOwnershipControls(it -> it.bucket(BUCKET))),
                new Drift(
                        "versioning: SUSPENDED -> ENABLED",
                        rig ->
                                s3(rig).putBucketVersioning(it ->
                                        it.bucket(BUCKET)
                                                .versioningConfiguration(to ->
                                                        to.status(
                                                                BucketVersioningStatus
                                                                        .SUSPENDED)))),
                new Drift(
                        "retention: null -> ",
                        rig -> s3(rig).deleteBucketLifecycle(it -> it.bucket(BUCKET))),
                new Drift(
                        "s3.bucket-policy Create",
                        rig -> s3(rig).deleteBucketPolicy(it -> it.bucket(BUCKET))),
                new Drift(
                        "enabled: false -> true",
                        rig -> kms(rig).disableKey(it -> it.keyId(key(rig).keyId()))),
                new Drift(
                        "rotating: false -> true",
                        rig -> kms(rig).disableKeyRotation(it -> it.keyId(key(rig).keyId()))),
                new Drift(
                        "statements.VedetteCloudTrailEncrypt: null -> ",
                        rig ->
                                kms(rig).putKeyPolicy(it ->
                                        it.keyId(key(rig).keyId())
                                                .policyName("default")
                                                .policy(ACCOUNT_ONLY))),
                new Drift(
                        "retentionDays: 1 -> 365",
                        rig ->
                                rig.client(CloudWatchLogsClient.class, ADMINISTRATOR)
                                        .putRetentionPolicy(it ->
                                                it.logGroupName("vedette/cloudtrail")
                                                        .retentionInDays(1))),
                new Drift(
                        "trust.VedetteCloudTrail.principals.Service:"
                                + " [ec2.amazonaws.com] -> [cloudtrail.amazonaws.com]",
                        rig ->
                                rig.client(IamClient.class, ADMINISTRATOR)
                                        .updateAssumeRolePolicy(it ->
                                                it.roleName("vedette-cloudtrail-delivery")
                                                        .policyDocument(TRUSTING_ANOTHER))),
                new Drift(
                        "permissions.VedetteCloudTrailDelivery: null -> ",
                        rig ->
                                rig.client(IamClient.class, ADMINISTRATOR)
                                        .deleteRolePolicy(it ->
                                                it.roleName("vedette-cloudtrail-delivery")
                                                        .policyName("vedette"))),
                new Drift(
                        "cloudtrail.delegated-administrator Create",
                        rig ->
                                rig.client(OrganizationsClient.class, MANAGEMENT)
                                        .deregisterDelegatedAdministrator(it ->
                                                it.accountId(ADMINISTRATOR)
                                                        .servicePrincipal(
                                                                "cloudtrail.amazonaws.com"))),
                new Drift(
                        "cloudtrail.trail Create",
                        rig -> rig.cloudTrail().deleteTrail(it -> it.name(rig.trail()))));
    }

    private static S3Client s3(TrailRig rig) {
        return rig.client(S3Client.class, ARCHIVE);
    }

    private static KmsClient kms(TrailRig rig) {
        return rig.client(KmsClient.class, ARCHIVE);
    }

    private static KeyMetadata key(TrailRig rig) {
        return kms(rig).describeKey(it -> it.keyId(KEY)).keyMetadata();
    }

    private static InsightSelector insight(InsightType type) {
        return InsightSelector.builder().insightType(type).build();
    }

    private static AdvancedEventSelector managementEvents(String field, String value) {
        return AdvancedEventSelector.builder()
                .name("Vedette management events")
                .fieldSelectors(equal("eventCategory", "Management"), equal(field, value))
                .build();
    }

    private static AdvancedFieldSelector equal(String field, String value) {
        return AdvancedFieldSelector.builder().field(field).equalsValue(value).build();
    }

    @ParameterizedTest
    @MethodSource("drifts")
    void findsAndRepairsWhatSomebodyChanged(Drift drift) {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        drift.tamper.accept(rig);

        assertThat(rig.changes())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).contains(drift.change));
        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void leavesOtherStatementsOfTheBucketsPolicy() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        String theirs =
                "{ \"Sid\":\"Theirs\", \"Effect\":\"Deny\", \"Principal\":{\"AWS\":\"*\"},"
                        + " \"Action\":\"s3:DeleteBucket\",\"Resource\":\"arn:aws:s3:::%s\"}"
                                .formatted(BUCKET);
        s3(rig).putBucketPolicy(it ->
                it.bucket(BUCKET)
                        .policy(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
                                        .formatted(theirs)));
        rig.apply();

        assertThat(s3(rig).getBucketPolicy(it -> it.bucket(BUCKET)).policy())
                .contains(theirs)
                .contains("VedetteCloudTrailWrite");
    }

    @Test
    void leavesOtherLifecycleRules() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        LifecycleRule theirs =
                LifecycleRule.builder()
                        .id("theirs")
                        .status("Enabled")
                        .filter(it -> it.prefix("tmp/"))
                        .expiration(it -> it.days(1))
                        .build();
        s3(rig).putBucketLifecycleConfiguration(
                        it -> it.bucket(BUCKET).lifecycleConfiguration(to -> to.rules(theirs)));
        rig.apply();

        assertThat(s3(rig).getBucketLifecycleConfiguration(it -> it.bucket(BUCKET)).rules())
                .contains(theirs)
                .extracting(LifecycleRule::id)
                .containsExactly("theirs", "vedette-retention");
    }

    @Test
    void saysBasicSelectorsOfOthersAnewAsAdvancedOnes() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        EventSelector basic =
                EventSelector.builder()
                        .includeManagementEvents(true)
                        .readWriteType("WriteOnly")
                        .dataResources(
                                DataResource.builder()
                                        .type("AWS::S3::Object")
                                        .values("arn:aws:s3:::payroll/")
                                        .build(),
                                DataResource.builder()
                                        .type("AWS::Lambda::Function")
                                        .values("arn:aws:lambda")
                                        .build())
                        .build();
        rig.cloudTrail().putEventSelectors(it -> it.trailName(rig.trail()).eventSelectors(basic));
        rig.apply();

        assertThat(
                        rig.cloudTrail()
                                .getEventSelectors(it -> it.trailName(rig.trail()))
                                .advancedEventSelectors())
                .extracting(AdvancedEventSelector::name)
                .containsExactly(
                        "AWS::S3::Object data events",
                        "AWS::Lambda::Function data events",
                        "Vedette management events");
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void waitsForADeliveryThatSucceedsAfterOneThatFailed() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        s3(rig).deleteBucketPolicy(it -> it.bucket(BUCKET));
        rig.pass(Duration.ofMinutes(6));
        assertThat(rig.changes())
                .anyMatch(it -> it.contains("deliveryErrors.bucket: AccessDenied -> null"));

        assertThat(rig.apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.changes()).isEmpty();
    }

    @Test
    void callsBackItsKeyWhereSomebodyHasItDeleted() {
        TrailRig rig = TrailRig.organization(3);
        rig.apply();
        kms(rig).scheduleKeyDeletion(it -> it.keyId(key(rig).keyId()).pendingWindowInDays(7));

        rig.apply();

        assertThat(rig.changes()).isEmpty();
        assertThat(key(rig).keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(kms(rig).listKeys(it -> {}).keys()).hasSize(1);
    }
}
