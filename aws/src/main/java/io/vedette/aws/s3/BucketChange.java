package io.vedette.aws.s3;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.s3.Bucket.Encryption;
import io.vedette.aws.s3.Bucket.ObjectLock;
import io.vedette.aws.s3.Bucket.PublicAccessBlock;
import io.vedette.aws.s3.Bucket.Retention;
import io.vedette.aws.s3.Bucket.Settings;
import io.vedette.aws.s3.Bucket.Transition;
import io.vedette.aws.s3.Bucket.Versioning;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/** Creates a bucket and sets its settings, in an order in which one does not hinder the next. */
final class BucketChange {

    private static final String RETENTION_RULE = "vedette-retention";
    private static final int UNFINISHED_UPLOAD_DAYS = 7;

    /** The one region that CreateBucket wants left out. */
    private static final String DEFAULT_REGION = "us-east-1";

    private final AwsClients clients;
    private final Resource<Settings> resource;
    private final S3Client s3;
    private final String bucket;
    private final String owner;

    BucketChange(AwsClients clients, Resource<Settings> resource) {
        this.clients = clients;
        this.resource = resource;
        this.s3 = Bucket.client(clients, resource);
        this.bucket = resource.name();
        this.owner = resource.target().account().value();
    }

    /** Whether a lifecycle rule is the one that Vedette keeps; all others are somebody else's. */
    static boolean isRetentionRule(LifecycleRule rule) {
        return RETENTION_RULE.equals(rule.id());
    }

    /** The tag comes with the bucket: a run cut off in between would leave one that nobody owns. */
    void create() {
        String region = resource.target().region().code();
        CreateBucketConfiguration.Builder configuration =
                CreateBucketConfiguration.builder()
                        .tags(Tag.builder().key(Managed.TAG).value(Managed.VALUE).build());
        if (!region.equals(DEFAULT_REGION)) {
            configuration.locationConstraint(region);
        }
        try {
            s3.createBucket(it ->
                    it.bucket(bucket)
                            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                            .objectLockEnabledForBucket(resource.desired().objectLock() != null)
                            .createBucketConfiguration(configuration.build()));
        } catch (BucketAlreadyOwnedByYouException already) {
            // What it lacks is set next.
        }
    }

    /** Sets all that is decided. */
    Result setAll() {
        Settings desired = resource.desired();
        set(path ->
                switch (path) {
                    case "retention" -> desired.retention() != null;
                    case "objectLock" -> desired.objectLock() != null;
                    default -> true;
                });
        return desired.encryption() == null ? Result.done() : encrypt(desired.encryption());
    }

    /** Sets what differs; what was there and is not desired is taken away, as far as S3 lets. */
    Result change(Update<Settings> update) {
        set(update::touches);
        if (update.touches("encryption")) {
            Result encrypted = encrypt(resource.desired().encryption());
            if (encrypted instanceof Result.Refused) {
                return encrypted;
            }
        }
        return new BucketRemains(s3, bucket, owner)
                .of(update)
                .<Result>map(Result.Left::new)
                .orElseGet(Result::done);
    }

    private void set(Predicate<String> which) {
        Settings desired = resource.desired();
        if (which.test("publicAccessBlocks")) {
            blockPublicAccess(desired.publicAccessBlocks());
        }
        if (which.test("ownership")) {
            own(desired.ownership());
        }
        if (which.test("versioning")) {
            version(desired.versioning());
        }
        if (which.test("retention")) {
            clients.alone("s3 lifecycle " + bucket, () -> expire(desired.retention()));
        }
        if (which.test("objectLock")) {
            lock(desired.objectLock());
        }
    }

    private void blockPublicAccess(Set<PublicAccessBlock> blocks) {
        if (blocks.isEmpty()) {
            s3.deletePublicAccessBlock(it -> it.bucket(bucket).expectedBucketOwner(owner));
            return;
        }
        s3.putPublicAccessBlock(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .publicAccessBlockConfiguration(to ->
                                to.blockPublicAcls(blocks.contains(PublicAccessBlock.NEW_ACLS))
                                        .ignorePublicAcls(blocks.contains(PublicAccessBlock.ACLS))
                                        .blockPublicPolicy(
                                                blocks.contains(PublicAccessBlock.NEW_POLICIES))
                                        .restrictPublicBuckets(
                                                blocks.contains(
                                                        PublicAccessBlock.OTHER_ACCOUNTS))));
    }

    private void own(@Nullable String ownership) {
        if (ownership == null) {
            s3.deleteBucketOwnershipControls(it -> it.bucket(bucket).expectedBucketOwner(owner));
            return;
        }
        OwnershipControlsRule rule =
                OwnershipControlsRule.builder().objectOwnership(ownership).build();
        s3.putBucketOwnershipControls(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .ownershipControls(to -> to.rules(rule)));
    }

    /** Versioning cannot be switched off again, and not even be suspended beside object lock. */
    private void version(Versioning versioning) {
        BucketVersioningStatus status =
                switch (versioning) {
                    case ENABLED -> BucketVersioningStatus.ENABLED;
                    case SUSPENDED, NEVER -> BucketVersioningStatus.SUSPENDED;
                };
        try {
            s3.putBucketVersioning(it ->
                    it.bucket(bucket)
                            .expectedBucketOwner(owner)
                            .versioningConfiguration(to -> to.status(status)));
        } catch (S3Exception e) {
            if (versioning == Versioning.ENABLED || !Answers.is(e, "InvalidBucketState")) {
                throw e;
            }
        }
    }

    /** PutBucketLifecycleConfiguration replaces all rules, so those of others are put back. */
    private Result expire(@Nullable Retention retention) {
        Optional<GetBucketLifecycleConfigurationResponse> there =
                Answers.unless(
                        "NoSuchLifecycleConfiguration",
                        () ->
                                s3.getBucketLifecycleConfiguration(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)));
        List<LifecycleRule> rules = new ArrayList<>();
        there.ifPresent(answer -> rules.addAll(answer.rules()));
        rules.removeIf(BucketChange::isRetentionRule);
        if (retention != null) {
            rules.add(rule(retention));
        }
        if (rules.isEmpty()) {
            s3.deleteBucketLifecycle(it -> it.bucket(bucket).expectedBucketOwner(owner));
            return Result.done();
        }
        s3.putBucketLifecycleConfiguration(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .transitionDefaultMinimumObjectSize(
                                there.map(answer ->
                                                answer.transitionDefaultMinimumObjectSizeAsString())
                                        .orElse(null))
                        .lifecycleConfiguration(to -> to.rules(rules)));
        return Result.done();
    }

    private static LifecycleRule rule(Retention retention) {
        Transition transition = retention.transition();
        return LifecycleRule.builder()
                .id(RETENTION_RULE)
                .status(ExpirationStatus.ENABLED)
                .filter(everything -> everything.prefix(""))
                .expiration(to -> to.days(retention.days()))
                .noncurrentVersionExpiration(to -> to.noncurrentDays(retention.noncurrentDays()))
                .transitions(transition == null ? null : List.of(transition(transition)))
                .abortIncompleteMultipartUpload(
                        to -> to.daysAfterInitiation(UNFINISHED_UPLOAD_DAYS))
                .build();
    }

    private static software.amazon.awssdk.services.s3.model.Transition transition(
            Transition wanted) {
        return software.amazon.awssdk.services.s3.model.Transition.builder()
                .days(wanted.days())
                .storageClass(wanted.storageClass())
                .build();
    }

    /** Object lock itself cannot be taken back; that objects are locked by themselves can. */
    private void lock(@Nullable ObjectLock lock) {
        ObjectLockConfiguration.Builder configuration =
                ObjectLockConfiguration.builder().objectLockEnabled(ObjectLockEnabled.ENABLED);
        if (lock != null && !lock.equals(ObjectLock.BY_OBJECT)) {
            configuration.rule(rule ->
                    rule.defaultRetention(time -> time.mode(lock.mode()).days(lock.days())));
        }
        s3.putObjectLockConfiguration(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .objectLockConfiguration(configuration.build()));
    }

    private Result encrypt(@Nullable Encryption encryption) {
        return switch (encryption) {
            case null -> {
                s3.deleteBucketEncryption(it -> it.bucket(bucket).expectedBucketOwner(owner));
                yield Result.done();
            }
            case Encryption.S3Keys _ -> encrypt(ServerSideEncryption.AES256, null, false);
            case Encryption.KmsKey wanted -> {
                Optional<String> key = key(wanted.arn());
                if (key.isEmpty()) {
                    yield new Result.Refused("there is no key " + wanted.arn());
                }
                yield encrypt(
                        wanted.doubly()
                                ? ServerSideEncryption.AWS_KMS_DSSE
                                : ServerSideEncryption.AWS_KMS,
                        key.get().equals(BucketReading.NO_KEY) ? null : key.get(),
                        wanted.bucketKey());
            }
        };
    }

    /** S3 would look an alias up in the account of whoever writes an object. */
    private Optional<String> key(String named) {
        boolean alias = named.startsWith("arn:") && named.contains(":alias/");
        return alias ? new KeyAliases(clients).keyArn(named) : Optional.of(named);
    }

    private Result encrypt(
            ServerSideEncryption algorithm, @Nullable String key, boolean bucketKey) {
        ServerSideEncryptionRule rule =
                ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(
                                it -> it.sseAlgorithm(algorithm).kmsMasterKeyID(key))
                        .bucketKeyEnabled(bucketKey)
                        .build();
        s3.putBucketEncryption(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .serverSideEncryptionConfiguration(to -> to.rules(rule)));
        return Result.done();
    }
}
