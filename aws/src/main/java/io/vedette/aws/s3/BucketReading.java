package io.vedette.aws.s3;

import static software.amazon.awssdk.services.s3.model.BucketVersioningStatus.ENABLED;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.s3.Bucket.Encryption;
import io.vedette.aws.s3.Bucket.ObjectLock;
import io.vedette.aws.s3.Bucket.Retention;
import io.vedette.aws.s3.Bucket.Settings;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/** Reads a bucket's settings: one call each, and none for a setting that nobody decided. */
final class BucketReading {

    private final AwsClients clients;
    private final Resource<Settings> resource;
    private final S3Client s3;
    private final String bucket;
    private final String owner;

    BucketReading(AwsClients clients, Resource<Settings> resource) {
        this.clients = clients;
        this.resource = resource;
        this.s3 = Bucket.client(clients, resource);
        this.bucket = resource.name();
        this.owner = resource.target().account().value();
    }

    Reading<Settings> read() {
        Settings desired = resource.desired();
        try {
            return new Reading.Present<>(
                    new Settings(
                            publicAccessBlocked(),
                            ownershipEnforced(),
                            versioned(),
                            desired.encryption() == null ? null : encryption(desired.encryption()),
                            desired.retention() == null ? null : retention(),
                            desired.objectLock() == null ? null : objectLock()));
        } catch (S3Exception e) {
            return Answers.reading(e, clients, resource.target(), bucket);
        }
    }

    private boolean publicAccessBlocked() {
        return Answers.unless(
                        "NoSuchPublicAccessBlockConfiguration",
                        () ->
                                s3.getPublicAccessBlock(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .map(answer -> blocksAll(answer.publicAccessBlockConfiguration()))
                .orElse(false);
    }

    private static boolean blocksAll(PublicAccessBlockConfiguration blocks) {
        return Boolean.TRUE.equals(blocks.blockPublicAcls())
                && Boolean.TRUE.equals(blocks.blockPublicPolicy())
                && Boolean.TRUE.equals(blocks.ignorePublicAcls())
                && Boolean.TRUE.equals(blocks.restrictPublicBuckets());
    }

    private boolean ownershipEnforced() {
        return Answers.unless(
                        "OwnershipControlsNotFoundError",
                        () ->
                                s3.getBucketOwnershipControls(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .stream()
                .flatMap(answer -> answer.ownershipControls().rules().stream())
                .anyMatch(rule -> rule.objectOwnership() == ObjectOwnership.BUCKET_OWNER_ENFORCED);
    }

    private boolean versioned() {
        return s3.getBucketVersioning(it -> it.bucket(bucket).expectedBucketOwner(owner)).status()
                == ENABLED;
    }

    private @Nullable Encryption encryption(Encryption desired) {
        return Answers.unless(
                        "ServerSideEncryptionConfigurationNotFoundError",
                        () ->
                                s3.getBucketEncryption(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .stream()
                .flatMap(answer -> answer.serverSideEncryptionConfiguration().rules().stream())
                .map(rule -> encryption(rule.applyServerSideEncryptionByDefault(), desired))
                .findFirst()
                .orElse(null);
    }

    private Encryption encryption(ServerSideEncryptionByDefault rule, Encryption desired) {
        return switch (rule.sseAlgorithm()) {
            case AWS_KMS, AWS_KMS_DSSE -> new Encryption.KmsKey(key(rule, desired));
            default -> new Encryption.S3Keys();
        };
    }

    private String key(ServerSideEncryptionByDefault rule, Encryption desired) {
        String key = Optional.ofNullable(rule.kmsMasterKeyID()).orElse("alias/aws/s3");
        return switch (desired) {
            case Encryption.S3Keys _ -> key;
            case Encryption.KmsKey(String alias) -> new KeyAliases(clients).named(key, alias);
        };
    }

    private @Nullable Retention retention() {
        return Answers.unless(
                        "NoSuchLifecycleConfiguration",
                        () ->
                                s3.getBucketLifecycleConfiguration(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .stream()
                .flatMap(answer -> answer.rules().stream())
                .filter(BucketChange::isRetentionRule)
                .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                .map(BucketReading::retention)
                .findFirst()
                .orElse(null);
    }

    private static Retention retention(LifecycleRule rule) {
        Integer days = rule.expiration() == null ? null : rule.expiration().days();
        Integer noncurrentDays =
                rule.noncurrentVersionExpiration() == null
                        ? null
                        : rule.noncurrentVersionExpiration().noncurrentDays();
        return new Retention(days == null ? 0 : days, noncurrentDays == null ? 0 : noncurrentDays);
    }

    private @Nullable ObjectLock objectLock() {
        return Answers.unless(
                        "ObjectLockConfigurationNotFoundError",
                        () ->
                                s3.getObjectLockConfiguration(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .flatMap(answer -> Optional.ofNullable(answer.objectLockConfiguration().rule()))
                .map(rule -> objectLock(rule.defaultRetention()))
                .orElse(null);
    }

    private static ObjectLock objectLock(DefaultRetention retention) {
        int days = retention.days() == null ? 365 * retention.years() : retention.days();
        return new ObjectLock(retention.modeAsString(), days);
    }
}
