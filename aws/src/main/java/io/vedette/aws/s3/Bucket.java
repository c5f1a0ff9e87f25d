package io.vedette.aws.s3;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.s3.Bucket.Settings;
import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;

/** An S3 bucket for logs: private, versioned, owned by its account in every object. */
public record Bucket(AwsClients clients) implements SingleResourceKind<Settings> {

    /** The only setting of {@link Settings#ownership} under which nobody else owns an object. */
    static final String ENFORCED = "BucketOwnerEnforced";

    /**
     * How the bucket is to be; null leaves a setting alone.
     *
     * @param publicAccessBlocks which of the four blocks of public access are on
     * @param ownership who owns new objects; null where the bucket has no ownership controls
     */
    public record Settings(
            Set<PublicAccessBlock> publicAccessBlocks,
            @Nullable String ownership,
            Versioning versioning,
            @Nullable Encryption encryption,
            @Nullable Retention retention,
            @Nullable ObjectLock objectLock) {

        public Settings {
            Set<PublicAccessBlock> inOrder = EnumSet.noneOf(PublicAccessBlock.class);
            inOrder.addAll(publicAccessBlocks);
            publicAccessBlocks = Collections.unmodifiableSet(inOrder);
        }

        /** A private, versioned bucket, encrypted as S3 does by itself, that keeps everything. */
        public static Settings secure() {
            return new Settings(
                    EnumSet.allOf(PublicAccessBlock.class),
                    ENFORCED,
                    Versioning.ENABLED,
                    null,
                    null,
                    null);
        }

        /** The same with a default encryption. */
        public Settings encrypted(Encryption by) {
            return new Settings(
                    publicAccessBlocks, ownership, versioning, by, retention, objectLock);
        }

        /** The same with objects that expire. */
        public Settings keeping(Retention time) {
            return new Settings(
                    publicAccessBlocks, ownership, versioning, encryption, time, objectLock);
        }

        /** The same with objects that cannot be deleted for a time; null leaves that alone. */
        public Settings locked(@Nullable ObjectLock lock) {
            return new Settings(
                    publicAccessBlocks, ownership, versioning, encryption, retention, lock);
        }
    }

    /** What S3 can refuse so that a bucket does not become public. */
    public enum PublicAccessBlock {
        /** Access control lists that make things public. */
        NEW_ACLS,
        /** Those that are there already. */
        ACLS,
        /** Policies that make the bucket public. */
        NEW_POLICIES,
        /** Access by others than the account and AWS's services while the bucket is public. */
        OTHER_ACCOUNTS
    }

    /** Whether overwritten and deleted objects are kept; once on, it can only be suspended. */
    public enum Versioning {
        NEVER,
        ENABLED,
        SUSPENDED
    }

    /** What new objects are encrypted with where their writer does not say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    public sealed interface Encryption {

        /** S3's own keys (SSE-S3). */
        record S3Keys() implements Encryption {}

        /**
         * A KMS key (SSE-KMS).
         *
         * @param arn its alias's ARN; the key's own where it is another key
         * @param doubly whether in two layers (DSSE-KMS)
         * @param bucketKey whether S3 asks KMS once for many objects
         */
        record KmsKey(String arn, boolean doubly, boolean bucketKey) implements Encryption {

            /** A key that S3 asks for as rarely as it can. */
            public KmsKey(String arn) {
                this(arn, false, true);
            }
        }
    }

    /**
     * When objects expire.
     *
     * @param noncurrentDays how long an overwritten or deleted version is kept
     * @param transition when objects move to a cheaper storage class; null where they never do
     */
    public record Retention(int days, int noncurrentDays, @Nullable Transition transition) {

        /** Objects that stay in the storage class that they were written in. */
        public Retention(int days, int noncurrentDays) {
            this(days, noncurrentDays, null);
        }
    }

    /**
     * The move of objects to a cheaper storage class; small ones stay, as S3 leaves them.
     *
     * @param storageClass as S3 names it, such as {@code GLACIER_IR}
     */
    public record Transition(int days, String storageClass) {}

    /**
     * For how long nobody can delete a version of an object.
     *
     * @param mode {@code GOVERNANCE}, or {@code COMPLIANCE}, which nobody can take back
     */
    public record ObjectLock(String mode, int days) {

        /** Objects can be locked one by one, and are not by themselves. */
        static final ObjectLock BY_OBJECT = new ObjectLock("NONE", 0);
    }

    /** The ARN of a bucket. */
    public static String arn(Region region, String name) {
        return Arns.bucket(region, name);
    }

    @Override
    public String name() {
        return "s3.bucket";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        return new BucketReading(clients, resource).read();
    }

    @Override
    public Result create(Resource<Settings> resource) {
        BucketChange change = new BucketChange(clients, resource);
        try {
            change.create();
        } catch (BucketAlreadyExistsException foreign) {
            return new Result.Refused(
                    "bucket %s belongs to another account: name another one"
                            .formatted(resource.name()));
        }
        return change.setAll();
    }

    @Override
    public Result update(Update<Settings> update) {
        return new BucketChange(clients, update.resource()).change(update);
    }

    @Override
    public Result delete(Removal<Settings> removal) {
        Resource<Settings> resource = removal.resource();
        return new BucketRemoval(
                        client(clients, resource),
                        resource.name(),
                        resource.target().account().value())
                .remove(removal.withData());
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return Set.of(CostDriver.S3_STORAGE, CostDriver.S3_WRITES);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "kms:ListAliases",
                "s3:GetBucketObjectLockConfiguration",
                "s3:GetBucketOwnershipControls",
                "s3:GetBucketPublicAccessBlock",
                "s3:GetBucketVersioning",
                "s3:GetEncryptionConfiguration",
                "s3:GetLifecycleConfiguration",
                "s3:ListAllMyBuckets");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "s3:CreateBucket",
                "s3:PutBucketObjectLockConfiguration",
                "s3:PutBucketOwnershipControls",
                "s3:PutBucketPublicAccessBlock",
                "s3:PutBucketVersioning",
                "s3:PutEncryptionConfiguration",
                "s3:PutLifecycleConfiguration",
                "s3:TagResource");
    }

    /** Some of S3's actions that put a setting are also those that take it away. */
    @Override
    public Set<String> deleteActions() {
        return Set.of(
                "s3:DeleteBucket",
                "s3:DeleteObject",
                "s3:DeleteObjectVersion",
                "s3:ListBucketVersions");
    }

    static S3Client client(AwsClients clients, Resource<?> resource) {
        return clients.client(S3Client.class, resource.target());
    }
}
