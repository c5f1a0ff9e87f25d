package io.vedette.aws.s3;

import static software.amazon.awssdk.services.s3.model.BucketVersioningStatus.ENABLED;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.s3.Bucket.Encryption;
import io.vedette.aws.s3.Bucket.ObjectLock;
import io.vedette.aws.s3.Bucket.Retention;
import io.vedette.aws.s3.Bucket.Settings;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
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

    /** Sets those settings whose name the predicate accepts and that are decided. */
    Result set(Predicate<String> which) {
        Settings desired = resource.desired();
        if (which.test("publicAccessBlocked")) {
            blockPublicAccess();
        }
        if (which.test("ownershipEnforced")) {
            enforceOwnership();
        }
        if (which.test("versioned")) {
            s3.putBucketVersioning(it ->
                    it.bucket(bucket)
                            .expectedBucketOwner(owner)
                            .versioningConfiguration(to -> to.status(ENABLED)));
        }
        if (which.test("retention") && desired.retention() != null) {
            Retention retention = desired.retention();
            clients.alone("s3 lifecycle " + bucket, () -> expire(retention));
        }
        if (which.test("objectLock") && desired.objectLock() != null) {
            lock(desired.objectLock());
        }
        if (which.test("encryption") && desired.encryption() != null) {
            return encrypt(desired.encryption());
        }
        return Result.done();
    }

    private void blockPublicAccess() {
        s3.putPublicAccessBlock(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .publicAccessBlockConfiguration(to ->
                                to.blockPublicAcls(true)
                                        .blockPublicPolicy(true)
                                        .ignorePublicAcls(true)
                                        .restrictPublicBuckets(true)));
    }

    private void enforceOwnership() {
        OwnershipControlsRule rule =
                OwnershipControlsRule.builder()
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                        .build();
        s3.putBucketOwnershipControls(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .ownershipControls(to -> to.rules(rule)));
    }

    /** PutBucketLifecycleConfiguration replaces all rules, so those of others are put back. */
    private Result expire(Retention retention) {
        List<LifecycleRule> rules =
                new ArrayList<>(
                        Answers.unless(
                                        "NoSuchLifecycleConfiguration",
                                        () ->
                                                s3.getBucketLifecycleConfiguration(it ->
                                                        it.bucket(bucket)
                                                                .expectedBucketOwner(owner)))
                                .map(answer -> answer.rules())
                                .orElse(List.of()));
        rules.removeIf(BucketChange::isRetentionRule);
        rules.add(rule(retention));
        s3.putBucketLifecycleConfiguration(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .lifecycleConfiguration(to -> to.rules(rules)));
        return Result.done();
    }

    private static LifecycleRule rule(Retention retention) {
        return LifecycleRule.builder()
                .id(RETENTION_RULE)
                .status(ExpirationStatus.ENABLED)
                .filter(everything -> everything.prefix(""))
                .expiration(to -> to.days(retention.days()))
                .noncurrentVersionExpiration(to -> to.noncurrentDays(retention.noncurrentDays()))
                .abortIncompleteMultipartUpload(
                        to -> to.daysAfterInitiation(UNFINISHED_UPLOAD_DAYS))
                .build();
    }

    private void lock(ObjectLock lock) {
        s3.putObjectLockConfiguration(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .objectLockConfiguration(to ->
                                to.objectLockEnabled(ObjectLockEnabled.ENABLED)
                                        .rule(rule ->
                                                rule.defaultRetention(time ->
                                                        time.mode(lock.mode())
                                                                .days(lock.days())))));
    }

    private Result encrypt(Encryption encryption) {
        return switch (encryption) {
            case Encryption.S3Keys _ ->
                    encrypt(
                            ServerSideEncryptionByDefault.builder()
                                    .sseAlgorithm(ServerSideEncryption.AES256)
                                    .build());
            case Encryption.KmsKey(String alias) -> {
                // S3 would look an alias up in the account of whoever writes an object.
                Optional<String> key = new KeyAliases(clients).keyArn(alias);
                if (key.isEmpty()) {
                    yield new Result.Refused("there is no key " + alias);
                }
                yield encrypt(
                        ServerSideEncryptionByDefault.builder()
                                .sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                .kmsMasterKeyID(key.get())
                                .build());
            }
        };
    }

    private Result encrypt(ServerSideEncryptionByDefault byDefault) {
        ServerSideEncryptionRule rule =
                ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(byDefault)
                        .bucketKeyEnabled(byDefault.kmsMasterKeyID() != null)
                        .build();
        s3.putBucketEncryption(it ->
                it.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .serverSideEncryptionConfiguration(to -> to.rules(rule)));
        return Result.done();
    }
}
