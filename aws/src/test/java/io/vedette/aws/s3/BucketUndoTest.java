package io.vedette.aws.s3;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.s3.Bucket.Encryption;
import io.vedette.aws.s3.Bucket.ObjectLock;
import io.vedette.aws.s3.Bucket.Retention;
import io.vedette.aws.s3.Bucket.Settings;
import io.vedette.aws.s3.Bucket.Transition;
import io.vedette.core.execution.Outcome;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class BucketUndoTest {

    private static final String NAME = "vedette-logs";
    private static final String OTHERS_KEY =
            "arn:aws:kms:us-east-1:333333333333:key/11111111-2222-4333-8444-555555555555";

    private final KindOnTwin twin = new KindOnTwin();
    private final Bucket kind = new Bucket(twin.clients());
    private final S3Client s3 = twin.client(S3Client.class, HOME);
    private final Resource<Settings> bucket =
            bucket(Settings.secure().keeping(new Retention(365, 30)));

    private Resource<Settings> bucket(Settings settings) {
        return Resource.of(kind, HOME, NAME, settings);
    }

    private void put(String key) {
        s3.putObject(it -> it.bucket(NAME).key(key), RequestBody.fromString("log"));
    }

    @Test
    void leavesNothingOfABucketThatItMade() {
        Map<String, String> before = twin.state();
        twin.apply(bucket);

        assertThat(twin.destroy(bucket)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void keepsABucketThatHoldsObjectsUntilItIsNamed() {
        Map<String, String> before = twin.state();
        twin.apply(bucket);
        put("AWSLogs/1.json");

        assertThat(twin.destroy(bucket).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "holds objects; --delete-data vedette-logs deletes them with it"));
        assertThat(s3.listObjectsV2(it -> it.bucket(NAME)).contents()).hasSize(1);

        assertThat(twin.destroyWithData(NAME, bucket)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void keepsABucketThatHoldsNothingButAMarker() {
        twin.apply(bucket);
        put("AWSLogs/1.json");
        String version =
                s3.listObjectVersions(it -> it.bucket(NAME)).versions().getFirst().versionId();
        s3.deleteObject(it -> it.bucket(NAME).key("AWSLogs/1.json"));
        s3.deleteObject(it -> it.bucket(NAME).key("AWSLogs/1.json").versionId(version));

        assertThat(twin.destroy(bucket).values())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).startsWith("holds objects"));
        assertThat(twin.destroyWithData(NAME, bucket)).containsValue(new Outcome.Done());
    }

    @Test
    void deletesVersionsAThousandACall() {
        twin.apply(bucket);
        for (int i = 0; i < 1_200; i++) {
            put("AWSLogs/%d.json".formatted(i % 900));
        }

        assertThat(twin.destroyWithData(NAME, bucket)).containsValue(new Outcome.Done());
        assertThat(twin.calls("s3", "DeleteObjects")).isEqualTo(2);
        assertThat(s3.listBuckets(it -> {}).buckets()).isEmpty();
    }

    @Test
    void leavesLockedVersionsAndSaysSo() {
        Resource<Settings> locked =
                bucket(Settings.secure().locked(new ObjectLock("GOVERNANCE", 30)));
        twin.apply(locked);
        put("AWSLogs/1.json");

        assertThat(twin.destroyWithData(NAME, locked).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "S3 does not delete 1 object versions, such as AWSLogs/1.json:"
                                        + " Access Denied because object protected by object"
                                        + " lock."));
        twin.pass(Duration.ofDays(31));
        assertThat(twin.destroyWithData(NAME, locked)).containsValue(new Outcome.Done());
    }

    @Test
    void restoresEverySettingOfABucketThatWasThere() {
        s3.createBucket(it -> it.bucket(NAME));
        s3.putPublicAccessBlock(it ->
                it.bucket(NAME)
                        .publicAccessBlockConfiguration(to ->
                                to.blockPublicAcls(true)
                                        .ignorePublicAcls(false)
                                        .blockPublicPolicy(true)
                                        .restrictPublicBuckets(false)));
        s3.putBucketOwnershipControls(it ->
                it.bucket(NAME)
                        .ownershipControls(to ->
                                to.rules(
                                        OwnershipControlsRule.builder()
                                                .objectOwnership("BucketOwnerPreferred")
                                                .build())));
        s3.putBucketVersioning(it ->
                it.bucket(NAME)
                        .versioningConfiguration(
                                to -> to.status(BucketVersioningStatus.SUSPENDED)));
        s3.putBucketEncryption(it ->
                it.bucket(NAME)
                        .serverSideEncryptionConfiguration(to ->
                                to.rules(
                                        ServerSideEncryptionRule.builder()
                                                .applyServerSideEncryptionByDefault(by ->
                                                        by.sseAlgorithm("aws:kms:dsse")
                                                                .kmsMasterKeyID(OTHERS_KEY))
                                                .bucketKeyEnabled(false)
                                                .build())));
        s3.putBucketLifecycleConfiguration(
                it -> it.bucket(NAME).lifecycleConfiguration(to -> to.rules(othersRule())));
        Map<String, String> before = twin.state();
        Resource<Key.Settings> key =
                Resource.of(new Key(twin.clients()), HOME, "alias/logs", Key.of(HOME, Map.of()));
        Resource<Settings> wanted =
                Resource.of(
                        kind,
                        HOME,
                        NAME,
                        bucket.desired()
                                .encrypted(
                                        new Encryption.KmsKey(KeyAliases.arn(HOME, "alias/logs"))),
                        key.id());
        assertThat(twin.apply(key, wanted).values()).containsOnly(new Outcome.Done());

        assertThat(twin.destroy(key, wanted).values()).containsOnly(new Outcome.Done());
        twin.pass(Duration.ofDays(31));
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void restoresTheClassThatObjectsMovedTo() {
        Retention former = new Retention(400, 40, new Transition(100, "DEEP_ARCHIVE"));
        s3.createBucket(it -> it.bucket(NAME));
        s3.putBucketVersioning(it ->
                it.bucket(NAME)
                        .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
        new Bucket(twin.clients()).create(bucket(Settings.secure().keeping(former)));
        Map<String, String> before = twin.state();
        twin.apply(bucket);

        assertThat(twin.destroy(bucket)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    private static LifecycleRule othersRule() {
        return LifecycleRule.builder()
                .id("theirs")
                .status(ExpirationStatus.ENABLED)
                .filter(it -> it.prefix("tmp/"))
                .expiration(it -> it.days(3))
                .build();
    }

    @Test
    void restoresABucketThatHadNoSettingsAtAll() {
        s3.createBucket(it -> it.bucket(NAME));
        s3.deletePublicAccessBlock(it -> it.bucket(NAME));
        s3.deleteBucketOwnershipControls(it -> it.bucket(NAME));
        s3.putBucketVersioning(it ->
                it.bucket(NAME)
                        .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
        Map<String, String> before = twin.state();
        twin.apply(bucket);

        assertThat(twin.destroy(bucket)).containsValue(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void saysThatVersioningAndObjectLockStay() {
        s3.createBucket(it -> it.bucket(NAME));
        twin.apply(bucket);
        assertThat(twin.destroy(bucket).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "versioning is suspended, which is as far as S3 goes back"));
        assertThat(s3.getBucketVersioning(it -> it.bucket(NAME)).status())
                .isEqualTo(BucketVersioningStatus.SUSPENDED);

        Resource<Settings> locked =
                bucket(Settings.secure().locked(new ObjectLock("GOVERNANCE", 30)));
        twin.apply(locked);
        assertThat(twin.destroy(locked).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "object lock stays, and versioning with it; new objects are not"
                                        + " locked"));
        assertThat(
                        s3.getObjectLockConfiguration(it -> it.bucket(NAME))
                                .objectLockConfiguration()
                                .rule())
                .isNull();
    }

    @Test
    void keepsTheKeyThatObjectsOfARestoredBucketNeed() {
        s3.createBucket(it -> it.bucket(NAME));
        s3.putBucketVersioning(it ->
                it.bucket(NAME)
                        .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
        Resource<Key.Settings> key =
                Resource.of(new Key(twin.clients()), HOME, "alias/logs", Key.of(HOME, Map.of()));
        Encryption ours = new Encryption.KmsKey(KeyAliases.arn(HOME, "alias/logs"));
        Resource<Settings> wanted =
                Resource.of(kind, HOME, NAME, Settings.secure().encrypted(ours), key.id());
        twin.apply(key, wanted);
        put("AWSLogs/1.json");

        assertThat(twin.destroy(key, wanted))
                .containsEntry(
                        wanted.id(),
                        new Outcome.Skipped(
                                "objects of the meantime are still encrypted with"
                                        + " arn:aws:kms:us-east-1:333333333333:alias/logs"))
                .containsEntry(
                        key.id(),
                        new Outcome.Skipped("s3.bucket vedette-logs needs it, and stays"));
        assertThat(
                        s3.getBucketEncryption(it -> it.bucket(NAME))
                                .serverSideEncryptionConfiguration()
                                .rules()
                                .getFirst()
                                .applyServerSideEncryptionByDefault()
                                .sseAlgorithmAsString())
                .isEqualTo("AES256");
    }

    @Test
    void aBucketThatIsGoneIsRemoved() {
        assertThat(kind.delete(new Removal<>(bucket, bucket.desired(), Optional.empty(), true)))
                .isEqualTo(Result.done());
        assertThat(kind.delete(new Removal<>(bucket, bucket.desired(), Optional.empty(), false)))
                .isEqualTo(Result.done());
    }
}
