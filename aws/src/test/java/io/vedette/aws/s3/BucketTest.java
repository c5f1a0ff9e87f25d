package io.vedette.aws.s3;

import static io.vedette.aws.KindOnTwin.EUROPE;
import static io.vedette.aws.KindOnTwin.HOME;
import static io.vedette.aws.KindOnTwin.STRANGER;
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
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Tag;

class BucketTest {

    private static final String NAME = "vedette-logs";

    private final KindOnTwin twin = new KindOnTwin();
    private final Bucket kind = new Bucket(twin.clients());
    private final S3Client s3 = twin.client(S3Client.class, HOME);

    private Resource<Settings> bucket(Target target, Settings settings) {
        return Resource.of(kind, target, NAME, settings);
    }

    @Test
    void createsAPrivateVersionedTaggedBucket() {
        Resource<Settings> bucket = bucket(HOME, Settings.secure());

        assertThat(twin.apply(bucket)).containsValue(new Outcome.Done());
        assertThat(twin.change(bucket)).isEmpty();
        assertThat(s3.getBucketTagging(it -> it.bucket(NAME)).tagSet())
                .containsExactly(Tag.builder().key("vedette:managed").value("true").build());
    }

    @Test
    void createsABucketWhereItsTargetIs() {
        twin.apply(bucket(EUROPE, Settings.secure()));

        assertThat(s3.getBucketLocation(it -> it.bucket(NAME)).locationConstraintAsString())
                .isEqualTo("eu-west-1");
        assertThat(twin.change(bucket(EUROPE, Settings.secure()))).isEmpty();
    }

    @Test
    void reportsABucketOfAnotherRegion() {
        twin.apply(bucket(EUROPE, Settings.secure()));

        assertThat(twin.change(bucket(HOME, Settings.secure()))).contains("is not in us-east-1");
    }

    @Test
    void reportsABucketOfAnotherAccount() {
        twin.apply(bucket(STRANGER, Settings.secure()));

        assertThat(twin.change(bucket(HOME, Settings.secure())))
                .contains("belongs to another account");
    }

    @Test
    void readsNothingThatIsNotDecided() {
        twin.apply(bucket(HOME, Settings.secure()));
        twin.forgetCalls();
        twin.change(bucket(HOME, Settings.secure()));

        assertThat(twin.calls("s3", "GetPublicAccessBlock")).isEqualTo(1);
        assertThat(twin.calls("s3", "GetBucketEncryption")).isZero();
        assertThat(twin.calls("s3", "GetBucketLifecycleConfiguration")).isZero();
        assertThat(twin.calls("s3", "GetObjectLockConfiguration")).isZero();
    }

    @Test
    void encryptsWithTheKeyThatAnAliasStandsFor() {
        Resource<Key.Settings> key = key("alias/logs");
        Resource<Settings> bucket = bucket(HOME, encrypted("alias/logs"));
        twin.apply(key);

        assertThat(twin.apply(bucket)).containsValue(new Outcome.Done());
        assertThat(twin.change(bucket)).isEmpty();
        assertThat(
                        s3.getBucketEncryption(it -> it.bucket(NAME))
                                .serverSideEncryptionConfiguration()
                                .rules()
                                .getFirst()
                                .applyServerSideEncryptionByDefault()
                                .kmsMasterKeyID())
                .contains(":key/");
    }

    @Test
    void seesThatABucketUsesAnotherKey() {
        twin.apply(key("alias/logs"), key("alias/other"));
        twin.apply(bucket(HOME, encrypted("alias/other")));

        assertThat(twin.change(bucket(HOME, encrypted("alias/logs"))))
                .contains("encryption.arn: arn:aws:kms:us-east-1:333333333333:key/")
                .contains("-> arn:aws:kms:us-east-1:333333333333:alias/logs");
    }

    @Test
    void saysThatAKeyIsMissing() {
        assertThat(twin.apply(bucket(HOME, encrypted("alias/none"))).values())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("there is no key arn:aws:kms"));
    }

    private Resource<Key.Settings> key(String alias) {
        return Resource.of(new Key(twin.clients()), HOME, alias, Key.of(HOME, Map.of()));
    }

    private static Settings encrypted(String alias) {
        return Settings.secure().encrypted(new Encryption.KmsKey(KeyAliases.arn(HOME, alias)));
    }

    @Test
    void goesBackToTheKeysOfS3WhereTheBaselineSaysSo() {
        Resource<Settings> ownKeys =
                bucket(HOME, Settings.secure().encrypted(new Encryption.S3Keys()));
        twin.apply(key("alias/logs"));
        twin.apply(bucket(HOME, encrypted("alias/logs")));

        assertThat(twin.apply(ownKeys)).containsValue(new Outcome.Done());
        assertThat(twin.change(ownKeys)).isEmpty();
    }

    @Test
    void locksObjectsForATime() {
        Resource<Settings> locked =
                bucket(HOME, Settings.secure().locked(new ObjectLock("GOVERNANCE", 30)));

        assertThat(twin.apply(locked)).containsValue(new Outcome.Done());
        assertThat(twin.change(locked)).isEmpty();
    }

    @Test
    void locksABucketThatWasThereUnlocked() {
        twin.apply(bucket(HOME, Settings.secure()));
        Resource<Settings> locked =
                bucket(HOME, Settings.secure().locked(new ObjectLock("GOVERNANCE", 30)));

        assertThat(twin.change(locked)).contains("objectLock: null -> ");
        assertThat(twin.apply(locked)).containsValue(new Outcome.Done());
    }

    @Test
    void changesHowLongObjectsAreKept() {
        twin.apply(bucket(HOME, Settings.secure().keeping(new Retention(365, 30))));
        Resource<Settings> longer =
                bucket(HOME, Settings.secure().keeping(new Retention(2555, 30)));

        assertThat(twin.change(longer)).isEqualTo("[retention.days: 365 -> 2555]");
        assertThat(twin.apply(longer)).containsValue(new Outcome.Done());
    }

    @Test
    void movesObjectsToACheaperClassAndBack() {
        Retention staying = new Retention(365, 30);
        Resource<Settings> moving =
                bucket(
                        HOME,
                        Settings.secure()
                                .keeping(new Retention(365, 30, new Transition(90, "GLACIER_IR"))));
        twin.apply(bucket(HOME, Settings.secure().keeping(staying)));

        assertThat(twin.change(moving)).contains("retention.transition: null -> ");
        assertThat(twin.apply(moving)).containsValue(new Outcome.Done());
        assertThat(twin.change(moving)).isEmpty();
        assertThat(transitions()).hasToString("[Transition(Days=90, StorageClass=GLACIER_IR)]");

        twin.apply(bucket(HOME, Settings.secure().keeping(staying)));
        assertThat(transitions()).isEmpty();
    }

    private List<?> transitions() {
        return s3.getBucketLifecycleConfiguration(it -> it.bucket(NAME)).rules().stream()
                .flatMap(rule -> rule.transitions().stream())
                .toList();
    }
}
