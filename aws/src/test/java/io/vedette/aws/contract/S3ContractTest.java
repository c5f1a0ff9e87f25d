package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PartitionDateSource;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TargetObjectKeyFormat;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

@ParameterizedClass
@EnumSource
class S3ContractTest {

    private final Cloud kind;
    private final String account;
    private final CloudUnderTest cloud;
    private final S3Client s3;
    private final String bucket = "vedette-" + UUID.randomUUID();

    S3ContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        s3 = cloud.client(S3Client.class, account, "us-east-1");
    }

    private void create() {
        s3.createBucket(r -> r.bucket(bucket));
    }

    private String policy(String effect, String principal, String resource) {
        return """
        {"Version": "2012-10-17", "Statement": [{"Sid": "one", "Effect": "%s", "Principal": %s,
         "Action": "s3:GetObject", "Resource": "%s"}]}
        """
                .formatted(effect, principal, resource);
    }

    @Test
    void createsABucketInTheClassicRegion() {
        create();
        s3.headBucket(r -> r.bucket(bucket));
        assertThat(s3.getBucketLocation(r -> r.bucket(bucket)).locationConstraintAsString())
                .isNullOrEmpty();
        assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).containsExactly(bucket);
    }

    @Test
    void createsABucketWhereTheConstraintSays() {
        S3Client irish = cloud.client(S3Client.class, account, "eu-west-1");
        irish.createBucket(r ->
                r.bucket(bucket)
                        .createBucketConfiguration(
                                c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
        assertThat(irish.getBucketLocation(r -> r.bucket(bucket)).locationConstraint())
                .isEqualTo(BucketLocationConstraint.EU_WEST_1);
    }

    @Test
    void demandsTheRegionalEndpointsOwnConstraint() {
        MotoDiffers.S3_LOCATION.skip(kind);
        S3Client irish = cloud.client(S3Client.class, account, "eu-west-1");
        refused(
                "IllegalLocationConstraintException",
                400,
                () -> irish.createBucket(r -> r.bucket(bucket)));
        refused(
                "IllegalLocationConstraintException",
                400,
                () ->
                        irish.createBucket(r ->
                                r.bucket(bucket)
                                        .createBucketConfiguration(c ->
                                                c.locationConstraint(
                                                        BucketLocationConstraint.EU_WEST_2))));
    }

    @Test
    void refusesANameThatIsNoBucketName() {
        MotoDiffers.S3_BUCKET_NAMES.skip(kind);
        refused("InvalidBucketName", 400, () -> s3.createBucket(r -> r.bucket("xn--" + bucket)));
    }

    @Test
    void createsABucketAnewOnlyInTheClassicRegion() {
        create();
        create();
        S3Client irish = cloud.client(S3Client.class, account, "eu-west-1");
        Consumer<CreateBucketRequest.Builder> request =
                r ->
                        r.bucket(bucket + "-eu")
                                .createBucketConfiguration(c ->
                                        c.locationConstraint(BucketLocationConstraint.EU_WEST_1));
        irish.createBucket(request);
        assertThatThrownBy(() -> irish.createBucket(request))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);
    }

    @Test
    void refusesTheNameOfAnotherAccountsBucket() {
        create();
        S3Client other = cloud.client(S3Client.class, cloud.newAccount(), "us-east-1");
        assertThatThrownBy(() -> other.createBucket(r -> r.bucket(bucket)))
                .isInstanceOf(BucketAlreadyExistsException.class);
        assertThat(other.listBuckets().buckets()).isEmpty();
    }

    @Test
    void tellsThatABucketDoesNotExist() {
        assertThatThrownBy(() -> s3.headBucket(r -> r.bucket(bucket)))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.getBucketPolicy(r -> r.bucket(bucket)))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.deleteBucket(r -> r.bucket(bucket)))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void listsBucketsInPages() {
        MotoDiffers.S3_BUCKET_PAGES.skip(kind);
        for (int i = 0; i < 5; i++) {
            String name = bucket + "-" + i;
            s3.createBucket(r -> r.bucket(name));
        }
        assertThat(s3.listBuckets(r -> r.maxBuckets(2)).buckets()).hasSize(2);
        List<Bucket> all =
                s3.listBucketsPaginator(r -> r.maxBuckets(2)).buckets().stream().toList();
        assertThat(all).hasSize(5).extracting(Bucket::name).isSorted();
        assertThat(s3.listBuckets(r -> r.prefix(bucket + "-3")).buckets()).hasSize(1);
    }

    @Test
    void deletesOnlyAnEmptyBucket() {
        create();
        s3.putObject(r -> r.bucket(bucket).key("a/b"), RequestBody.fromString("content"));
        assertThat(s3.listObjectsV2(r -> r.bucket(bucket).prefix("a/")).contents()).hasSize(1);
        refused("BucketNotEmpty", 409, () -> s3.deleteBucket(r -> r.bucket(bucket)));
        s3.deleteObject(r -> r.bucket(bucket).key("a/b"));
        s3.deleteBucket(r -> r.bucket(bucket));
        assertThat(s3.listBuckets().buckets()).isEmpty();
    }

    @Test
    void keepsAPolicy() {
        create();
        refused("NoSuchBucketPolicy", 404, () -> s3.getBucketPolicy(r -> r.bucket(bucket)));
        String policy =
                policy(
                        "Allow",
                        "{\"AWS\": \"arn:aws:iam::%s:root\"}".formatted(account),
                        "arn:aws:s3:::" + bucket + "/*");
        s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy));
        assertThat(s3.getBucketPolicy(r -> r.bucket(bucket)).policy()).contains("\"one\"");
        s3.deleteBucketPolicy(r -> r.bucket(bucket));
        refused("NoSuchBucketPolicy", 404, () -> s3.getBucketPolicy(r -> r.bucket(bucket)));
    }

    @Test
    void blocksAPublicPolicy() {
        MotoDiffers.S3_PUBLIC_POLICY.skip(kind);
        create();
        s3.putPublicAccessBlock(r ->
                r.bucket(bucket).publicAccessBlockConfiguration(c -> c.blockPublicPolicy(true)));
        String open = policy("Allow", "\"*\"", "arn:aws:s3:::" + bucket + "/*");
        refused("AccessDenied", 403, () -> s3.putBucketPolicy(r -> r.bucket(bucket).policy(open)));
        String denying = policy("Deny", "\"*\"", "arn:aws:s3:::" + bucket + "/*");
        s3.putBucketPolicy(r -> r.bucket(bucket).policy(denying));
    }

    @Test
    void encryptsWithTheGivenKey() {
        create();
        s3.putBucketEncryption(r ->
                r.bucket(bucket)
                        .serverSideEncryptionConfiguration(
                                c -> c.rules(rule("alias/log-archive"))));
        assertThat(algorithm()).isEqualTo(ServerSideEncryption.AWS_KMS);
    }

    @Test
    void encryptsWhatNobodyConfigured() {
        MotoDiffers.S3_DEFAULT_ENCRYPTION.skip(kind);
        create();
        assertThat(algorithm()).isEqualTo(ServerSideEncryption.AES256);
        s3.putBucketEncryption(r ->
                r.bucket(bucket)
                        .serverSideEncryptionConfiguration(
                                c -> c.rules(rule("alias/log-archive"))));
        s3.deleteBucketEncryption(r -> r.bucket(bucket));
        assertThat(algorithm()).isEqualTo(ServerSideEncryption.AES256);
    }

    @Test
    void closesANewBucketToThePublic() {
        MotoDiffers.S3_DEFAULT_ACCESS.skip(kind);
        create();
        assertThat(s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration())
                .isEqualTo(
                        PublicAccessBlockConfiguration.builder()
                                .blockPublicAcls(true)
                                .blockPublicPolicy(true)
                                .ignorePublicAcls(true)
                                .restrictPublicBuckets(true)
                                .build());
        assertThat(s3.getBucketOwnershipControls(r -> r.bucket(bucket)).ownershipControls().rules())
                .extracting(OwnershipControlsRule::objectOwnership)
                .containsExactly(ObjectOwnership.BUCKET_OWNER_ENFORCED);
    }

    @Test
    void letsOnlyTheOwnerAtABucketInItsRegion() {
        MotoDiffers.S3_ACCOUNTS.skip(kind);
        create();
        S3Client other = cloud.client(S3Client.class, cloud.newAccount(), "us-east-1");
        refused("AccessDenied", 403, () -> other.getBucketPolicy(r -> r.bucket(bucket)));
        S3Client elsewhere = cloud.client(S3Client.class, account, "eu-west-1");
        refused("PermanentRedirect", 301, () -> elsewhere.getBucketPolicy(r -> r.bucket(bucket)));
        assertThatThrownBy(() -> other.headBucket(r -> r.bucket(bucket)))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }

    private static ServerSideEncryptionRule rule(String key) {
        return ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        ServerSideEncryptionByDefault.builder()
                                .sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                .kmsMasterKeyID(key)
                                .build())
                .bucketKeyEnabled(true)
                .build();
    }

    private ServerSideEncryption algorithm() {
        return s3.getBucketEncryption(r -> r.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules()
                .getFirst()
                .applyServerSideEncryptionByDefault()
                .sseAlgorithm();
    }

    @Test
    void keepsVersions() {
        create();
        assertThat(s3.getBucketVersioning(r -> r.bucket(bucket)).status()).isNull();
        s3.putBucketVersioning(r ->
                r.bucket(bucket)
                        .versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
        assertThat(s3.getBucketVersioning(r -> r.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        s3.putBucketVersioning(r ->
                r.bucket(bucket)
                        .versioningConfiguration(c -> c.status(BucketVersioningStatus.SUSPENDED)));
        assertThat(s3.getBucketVersioning(r -> r.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.SUSPENDED);
    }

    @Test
    void blocksPublicAccess() {
        create();
        s3.putPublicAccessBlock(r ->
                r.bucket(bucket)
                        .publicAccessBlockConfiguration(
                                c -> c.blockPublicAcls(true).ignorePublicAcls(false)));
        assertThat(
                        s3.getPublicAccessBlock(r -> r.bucket(bucket))
                                .publicAccessBlockConfiguration()
                                .blockPublicAcls())
                .isTrue();
        s3.deletePublicAccessBlock(r -> r.bucket(bucket));
        refused(
                "NoSuchPublicAccessBlockConfiguration",
                404,
                () -> s3.getPublicAccessBlock(r -> r.bucket(bucket)));
    }

    @Test
    void keepsOwnershipControls() {
        create();
        s3.putBucketOwnershipControls(r ->
                r.bucket(bucket)
                        .ownershipControls(c ->
                                c.rules(
                                        OwnershipControlsRule.builder()
                                                .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                                                .build())));
        assertThat(s3.getBucketOwnershipControls(r -> r.bucket(bucket)).ownershipControls().rules())
                .extracting(OwnershipControlsRule::objectOwnership)
                .containsExactly(ObjectOwnership.OBJECT_WRITER);
        s3.deleteBucketOwnershipControls(r -> r.bucket(bucket));
        refused(
                "OwnershipControlsNotFoundError",
                404,
                () -> s3.getBucketOwnershipControls(r -> r.bucket(bucket)));
    }

    @Test
    void keepsLifecycleRules() {
        create();
        refused(
                "NoSuchLifecycleConfiguration",
                404,
                () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)));
        LifecycleRule rule =
                LifecycleRule.builder()
                        .id("logs")
                        .status(ExpirationStatus.ENABLED)
                        .filter(f -> f.prefix("AWSLogs/"))
                        .expiration(e -> e.days(400))
                        .transitions(
                                Transition.builder()
                                        .days(90)
                                        .storageClass(TransitionStorageClass.GLACIER)
                                        .build())
                        .build();
        s3.putBucketLifecycleConfiguration(
                r -> r.bucket(bucket).lifecycleConfiguration(c -> c.rules(rule)));
        assertThat(s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)).rules())
                .containsExactly(rule);
        s3.deleteBucketLifecycle(r -> r.bucket(bucket));
        refused(
                "NoSuchLifecycleConfiguration",
                404,
                () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)));
    }

    @Test
    void refusesALifecycleRuleWithoutFilter() {
        create();
        LifecycleRule rule =
                LifecycleRule.builder()
                        .status(ExpirationStatus.ENABLED)
                        .expiration(e -> e.days(1))
                        .build();
        refused(
                "MalformedXML",
                400,
                () ->
                        s3.putBucketLifecycleConfiguration(
                                r -> r.bucket(bucket).lifecycleConfiguration(c -> c.rules(rule))));
    }

    @Test
    void locksObjects() {
        s3.createBucket(r -> r.bucket(bucket).objectLockEnabledForBucket(true));
        assertThat(s3.getBucketVersioning(r -> r.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        s3.putObjectLockConfiguration(r ->
                r.bucket(bucket)
                        .objectLockConfiguration(c ->
                                c.objectLockEnabled(ObjectLockEnabled.ENABLED)
                                        .rule(rule ->
                                                rule.defaultRetention(d ->
                                                        d.mode(ObjectLockRetentionMode.GOVERNANCE)
                                                                .days(400)))));
        assertThat(
                        s3.getObjectLockConfiguration(r -> r.bucket(bucket))
                                .objectLockConfiguration()
                                .rule()
                                .defaultRetention())
                .satisfies(retention -> {
                    assertThat(retention.mode()).isEqualTo(ObjectLockRetentionMode.GOVERNANCE);
                    assertThat(retention.days()).isEqualTo(400);
                });
    }

    @Test
    void keepsVersioningWhereObjectsAreLocked() {
        MotoDiffers.S3_LOCKED_VERSIONS.skip(kind);
        s3.createBucket(r -> r.bucket(bucket).objectLockEnabledForBucket(true));
        refused(
                "InvalidBucketState",
                409,
                () ->
                        s3.putBucketVersioning(r ->
                                r.bucket(bucket)
                                        .versioningConfiguration(
                                                c -> c.status(BucketVersioningStatus.SUSPENDED))));
    }

    @Test
    void tellsThatNoObjectLockIsConfigured() {
        create();
        refused(
                "ObjectLockConfigurationNotFoundError",
                404,
                () -> s3.getObjectLockConfiguration(r -> r.bucket(bucket)));
    }

    @Test
    void keepsTags() {
        create();
        refused("NoSuchTagSet", 404, () -> s3.getBucketTagging(r -> r.bucket(bucket)));
        Tag owner = Tag.builder().key("owner").value("security").build();
        s3.putBucketTagging(r -> r.bucket(bucket).tagging(t -> t.tagSet(owner)));
        assertThat(s3.getBucketTagging(r -> r.bucket(bucket)).tagSet()).containsExactly(owner);
        refused(
                "InvalidTag",
                400,
                () ->
                        s3.putBucketTagging(
                                r -> r.bucket(bucket).tagging(t -> t.tagSet(owner, owner))));
        s3.deleteBucketTagging(r -> r.bucket(bucket));
        refused("NoSuchTagSet", 404, () -> s3.getBucketTagging(r -> r.bucket(bucket)));
    }

    @Test
    void logsAccessToABucketThatExists() {
        create();
        String target = bucket + "-logs";
        s3.createBucket(r -> r.bucket(target));
        s3.putBucketPolicy(r -> r.bucket(target).policy(deliveryTo(target)));
        assertThat(s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled()).isNull();
        s3.putBucketLogging(r ->
                r.bucket(bucket)
                        .bucketLoggingStatus(s ->
                                s.loggingEnabled(
                                        l -> l.targetBucket(target).targetPrefix("access/"))));
        assertThat(s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled().targetBucket())
                .isEqualTo(target);
        refused(
                "InvalidTargetBucketForLogging",
                400,
                () ->
                        s3.putBucketLogging(r ->
                                r.bucket(bucket)
                                        .bucketLoggingStatus(s ->
                                                s.loggingEnabled(l ->
                                                        l.targetBucket(target + "-x")
                                                                .targetPrefix("")))));
    }

    @Test
    void keepsHowTheKeysOfLogsAreMadeAndEndsLogging() {
        create();
        String target = bucket + "-logs";
        s3.createBucket(r -> r.bucket(target));
        s3.putBucketPolicy(r -> r.bucket(target).policy(deliveryTo(target)));
        TargetObjectKeyFormat byEvent =
                TargetObjectKeyFormat.builder()
                        .partitionedPrefix(
                                it -> it.partitionDateSource(PartitionDateSource.EVENT_TIME))
                        .build();
        log(
                LoggingEnabled.builder()
                        .targetBucket(target)
                        .targetPrefix("")
                        .targetObjectKeyFormat(byEvent)
                        .build());
        LoggingEnabled kept = s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled();
        assertThat(kept.targetBucket()).isEqualTo(target);

        s3.putBucketLogging(r -> r.bucket(bucket).bucketLoggingStatus(_ -> {}));
        assertThat(s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled()).isNull();
        MotoDiffers.S3_LOG_FOLDERS.skip(kind);
        assertThat(kept.targetObjectKeyFormat()).isEqualTo(byEvent);
    }

    @Test
    void refusesToMakeTheKeysOfLogsInTwoWays() {
        MotoDiffers.S3_LOG_FOLDERS.skip(kind);
        create();
        refused(
                "MalformedXML",
                400,
                () ->
                        log(
                                LoggingEnabled.builder()
                                        .targetBucket(bucket)
                                        .targetPrefix("")
                                        .targetObjectKeyFormat(it ->
                                                it.simplePrefix(_ -> {})
                                                        .partitionedPrefix(p ->
                                                                p.partitionDateSource(
                                                                        PartitionDateSource
                                                                                .EVENT_TIME)))
                                        .build()));
    }

    private void log(LoggingEnabled to) {
        s3.putBucketLogging(r -> r.bucket(bucket).bucketLoggingStatus(s -> s.loggingEnabled(to)));
    }

    private static String deliveryTo(String bucket) {
        return """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
         "Principal": {"Service": "logging.s3.amazonaws.com"}, "Action": "s3:PutObject",
         "Resource": "arn:aws:s3:::%s/*"}]}
        """
                .formatted(bucket);
    }

    @Test
    void grantsTheOwnerFullControl() {
        create();
        assertThat(s3.getBucketAcl(r -> r.bucket(bucket)).grants())
                .singleElement()
                .satisfies(
                        grant -> assertThat(grant.permissionAsString()).isEqualTo("FULL_CONTROL"));
    }
}
