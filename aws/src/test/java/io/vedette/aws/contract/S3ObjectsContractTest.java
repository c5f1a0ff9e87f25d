package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

@ParameterizedClass
@EnumSource
class S3ObjectsContractTest {

    private final Cloud kind;
    private final S3Client s3;
    private final String bucket = "objects-" + UUID.randomUUID();

    S3ObjectsContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        s3 = cloud.client(S3Client.class, cloud.newAccount(), "us-east-1");
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(it -> it.bucket(bucket));
    }

    private void version(BucketVersioningStatus status) {
        s3.putBucketVersioning(
                it -> it.bucket(bucket).versioningConfiguration(to -> to.status(status)));
    }

    private String put(String key) {
        return s3.putObject(it -> it.bucket(bucket).key(key), RequestBody.fromString(key))
                .versionId();
    }

    private ListObjectVersionsResponse versions() {
        return s3.listObjectVersions(it -> it.bucket(bucket));
    }

    @Test
    void keepsOneVersionWhereNobodyAskedForMore() {
        assertThat(put("a")).isNull();
        put("a");

        assertThat(versions().versions())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.versionId()).isEqualTo("null");
                    assertThat(it.isLatest()).isTrue();
                });
        s3.deleteObject(it -> it.bucket(bucket).key("a"));
        assertThat(versions().versions()).isEmpty();
        assertThat(versions().deleteMarkers()).isEmpty();
    }

    @Test
    void listsVersionsAndMarkersTheNewestFirst() {
        version(BucketVersioningStatus.ENABLED);
        String first = put("a");
        String second = put("a");
        s3.deleteObject(it -> it.bucket(bucket).key("a"));
        put("b");

        assertThat(versions().versions().stream().filter(it -> it.key().equals("a")))
                .extracting(ObjectVersion::versionId)
                .containsExactly(second, first);
        assertThat(versions().deleteMarkers())
                .singleElement()
                .satisfies(it -> assertThat(it.isLatest()).isTrue());
        assertThat(s3.listObjectsV2(it -> it.bucket(bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly("b");
    }

    @Test
    void listsVersionsInPages() {
        version(BucketVersioningStatus.ENABLED);
        Stream.of("a", "a", "a", "b", "c").forEach(this::put);

        assertThat(s3.listObjectVersions(it -> it.bucket(bucket).maxKeys(2)).isTruncated())
                .isTrue();
        assertThat(
                        s3
                                .listObjectVersionsPaginator(it -> it.bucket(bucket).maxKeys(2))
                                .versions()
                                .stream()
                                .map(ObjectVersion::key))
                .containsExactly("a", "a", "a", "b", "c");
    }

    @Test
    void deletesVersionsAndMarkersForGood() {
        version(BucketVersioningStatus.ENABLED);
        put("a");
        put("a");
        s3.deleteObject(it -> it.bucket(bucket).key("a"));
        refused("BucketNotEmpty", 409, () -> s3.deleteBucket(it -> it.bucket(bucket)));

        List<ObjectIdentifier> all =
                Stream.concat(
                                versions().versions().stream()
                                        .map(it -> id(it.key(), it.versionId())),
                                versions().deleteMarkers().stream()
                                        .map(it -> id(it.key(), it.versionId())))
                        .toList();
        assertThat(s3.deleteObjects(it -> it.bucket(bucket).delete(to -> to.objects(all))).errors())
                .isEmpty();
        s3.deleteBucket(it -> it.bucket(bucket));
    }

    @Test
    void tellsOnlyErrorsWhereItIsToBeQuiet() {
        MotoDiffers.S3_QUIET.skip(kind);
        put("a");
        ObjectIdentifier a = ObjectIdentifier.builder().key("a").build();
        assertThat(
                        s3.deleteObjects(it ->
                                        it.bucket(bucket).delete(to -> to.objects(a).quiet(true)))
                                .deleted())
                .isEmpty();
    }

    private static ObjectIdentifier id(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    @Test
    void deletesWhatIsNotThereWithoutComplaint() {
        assertThat(
                        s3.deleteObjects(it ->
                                        it.bucket(bucket)
                                                .delete(to ->
                                                        to.objects(
                                                                ObjectIdentifier.builder()
                                                                        .key("none")
                                                                        .build())))
                                .errors())
                .isEmpty();
    }

    @Test
    void marksAnObjectAgainWhereVersioningIsSuspended() {
        MotoDiffers.S3_SUSPENDED.skip(kind);
        version(BucketVersioningStatus.ENABLED);
        String kept = put("a");
        version(BucketVersioningStatus.SUSPENDED);
        put("a");
        s3.deleteObject(it -> it.bucket(bucket).key("a"));

        assertThat(versions().versions())
                .extracting(ObjectVersion::versionId)
                .containsExactly(kept);
        assertThat(versions().deleteMarkers())
                .extracting(DeleteMarkerEntry::versionId)
                .containsExactly("null");
    }

    @Test
    void deletesNoLockedVersion() {
        String locked = bucket + "-locked";
        s3.createBucket(it -> it.bucket(locked).objectLockEnabledForBucket(true));
        s3.putObjectLockConfiguration(it ->
                it.bucket(locked)
                        .objectLockConfiguration(to ->
                                to.objectLockEnabled("Enabled")
                                        .rule(rule ->
                                                rule.defaultRetention(time ->
                                                        time.mode(
                                                                        ObjectLockRetentionMode
                                                                                .GOVERNANCE)
                                                                .days(1)))));
        String version =
                s3.putObject(it -> it.bucket(locked).key("a"), RequestBody.fromString("a"))
                        .versionId();

        assertThat(
                        s3.deleteObjects(it ->
                                        it.bucket(locked)
                                                .delete(to -> to.objects(id("a", version))))
                                .errors())
                .extracting(S3Error::code)
                .containsExactly("AccessDenied");
        assertThat(
                        s3.deleteObjects(it ->
                                        it.bucket(locked)
                                                .bypassGovernanceRetention(true)
                                                .delete(to -> to.objects(id("a", version))))
                                .errors())
                .isEmpty();
    }
}
