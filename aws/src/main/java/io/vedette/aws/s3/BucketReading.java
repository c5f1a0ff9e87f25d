package io.vedette.aws.s3;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.s3.Bucket.Encryption;
import io.vedette.aws.s3.Bucket.ObjectLock;
import io.vedette.aws.s3.Bucket.PublicAccessBlock;
import io.vedette.aws.s3.Bucket.Retention;
import io.vedette.aws.s3.Bucket.Settings;
import io.vedette.aws.s3.Bucket.Transition;
import io.vedette.aws.s3.Bucket.Versioning;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Reads a bucket's settings: one call each, and none for a setting that nobody decided. */
final class BucketReading {

    /** What a rule means that encrypts with KMS and names no key. */
    static final String NO_KEY = "alias/aws/s3";

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
                            publicAccessBlocks(),
                            ownership(),
                            versioning(),
                            desired.encryption() == null ? null : encryption(desired.encryption()),
                            desired.retention() == null ? null : retention(),
                            desired.objectLock() == null ? null : objectLock()));
        } catch (S3Exception e) {
            return Answers.reading(e, clients, resource.target(), bucket);
        }
    }

    private Set<PublicAccessBlock> publicAccessBlocks() {
        return Answers.unless(
                        "NoSuchPublicAccessBlockConfiguration",
                        () ->
                                s3.getPublicAccessBlock(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .map(answer -> blocks(answer.publicAccessBlockConfiguration()))
                .orElse(Set.of());
    }

    private static Set<PublicAccessBlock> blocks(PublicAccessBlockConfiguration configuration) {
        Set<PublicAccessBlock> blocks = EnumSet.noneOf(PublicAccessBlock.class);
        for (PublicAccessBlock block : PublicAccessBlock.values()) {
            Boolean on =
                    switch (block) {
                        case NEW_ACLS -> configuration.blockPublicAcls();
                        case ACLS -> configuration.ignorePublicAcls();
                        case NEW_POLICIES -> configuration.blockPublicPolicy();
                        case OTHER_ACCOUNTS -> configuration.restrictPublicBuckets();
                    };
            if (Boolean.TRUE.equals(on)) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private @Nullable String ownership() {
        return Answers.unless(
                        "OwnershipControlsNotFoundError",
                        () ->
                                s3.getBucketOwnershipControls(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .stream()
                .flatMap(answer -> answer.ownershipControls().rules().stream())
                .map(OwnershipControlsRule::objectOwnershipAsString)
                .findFirst()
                .orElse(null);
    }

    private Versioning versioning() {
        BucketVersioningStatus status =
                s3.getBucketVersioning(it -> it.bucket(bucket).expectedBucketOwner(owner)).status();
        return switch (status) {
            case null -> Versioning.NEVER;
            case ENABLED -> Versioning.ENABLED;
            case SUSPENDED, UNKNOWN_TO_SDK_VERSION -> Versioning.SUSPENDED;
        };
    }

    private @Nullable Encryption encryption(Encryption desired) {
        return Answers.unless(
                        "ServerSideEncryptionConfigurationNotFoundError",
                        () ->
                                s3.getBucketEncryption(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .stream()
                .flatMap(answer -> answer.serverSideEncryptionConfiguration().rules().stream())
                .map(rule -> encryption(rule, desired))
                .findFirst()
                .orElse(null);
    }

    private Encryption encryption(ServerSideEncryptionRule rule, Encryption desired) {
        ServerSideEncryptionByDefault byDefault = rule.applyServerSideEncryptionByDefault();
        return switch (byDefault.sseAlgorithm()) {
            case AWS_KMS -> key(byDefault, false, rule.bucketKeyEnabled(), desired);
            case AWS_KMS_DSSE -> key(byDefault, true, rule.bucketKeyEnabled(), desired);
            default -> new Encryption.S3Keys();
        };
    }

    /** The baseline names a key; how S3 is to use that one is left to whoever set it. */
    private Encryption key(
            ServerSideEncryptionByDefault byDefault,
            boolean doubly,
            @Nullable Boolean bucketKey,
            Encryption desired) {
        String key = Optional.ofNullable(byDefault.kmsMasterKeyID()).orElse(NO_KEY);
        Encryption found = new Encryption.KmsKey(key, doubly, Boolean.TRUE.equals(bucketKey));
        return switch (desired) {
            case Encryption.S3Keys _ -> found;
            case Encryption.KmsKey wanted -> isMeant(key, wanted.arn()) ? wanted : found;
        };
    }

    private boolean isMeant(String key, String alias) {
        return !key.equals(NO_KEY) && new KeyAliases(clients).named(key, alias).equals(alias);
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
        return new Retention(
                days == null ? 0 : days,
                noncurrentDays == null ? 0 : noncurrentDays,
                rule.transitions().stream()
                        .findFirst()
                        .map(it -> new Transition(it.days(), it.storageClassAsString()))
                        .orElse(null));
    }

    private @Nullable ObjectLock objectLock() {
        return Answers.unless(
                        "ObjectLockConfigurationNotFoundError",
                        () ->
                                s3.getObjectLockConfiguration(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .map(answer ->
                        Optional.ofNullable(answer.objectLockConfiguration().rule())
                                .map(rule -> objectLock(rule.defaultRetention()))
                                .orElse(ObjectLock.BY_OBJECT))
                .orElse(null);
    }

    private static ObjectLock objectLock(DefaultRetention retention) {
        int days = retention.days() == null ? 365 * retention.years() : retention.days();
        return new ObjectLock(retention.modeAsString(), days);
    }
}
