package io.vedette.aws.s3;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.s3.Bucket.Settings;
import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;

/** An S3 bucket for logs: private, versioned, owned by its account in every object. */
public record Bucket(AwsClients clients) implements SingleResourceKind<Settings> {

    /**
     * How the bucket is to be; null leaves a setting alone.
     *
     * @param publicAccessBlocked all four blocks of public access
     * @param ownershipEnforced objects belong to the bucket's owner and have no access control
     *     lists
     */
    public record Settings(
            boolean publicAccessBlocked,
            boolean ownershipEnforced,
            boolean versioned,
            @Nullable Encryption encryption,
            @Nullable Retention retention,
            @Nullable ObjectLock objectLock) {

        /** A private, versioned bucket, encrypted as S3 does by itself, that keeps everything. */
        public static Settings secure() {
            return new Settings(true, true, true, null, null, null);
        }

        /** The same with a default encryption. */
        public Settings encrypted(Encryption by) {
            return new Settings(
                    publicAccessBlocked, ownershipEnforced, versioned, by, retention, objectLock);
        }

        /** The same with objects that expire. */
        public Settings keeping(Retention time) {
            return new Settings(
                    publicAccessBlocked,
                    ownershipEnforced,
                    versioned,
                    encryption,
                    time,
                    objectLock);
        }

        /** The same with objects that cannot be deleted for a time; null leaves that alone. */
        public Settings locked(@Nullable ObjectLock lock) {
            return new Settings(
                    publicAccessBlocked, ownershipEnforced, versioned, encryption, retention, lock);
        }
    }

    /** What new objects are encrypted with where their writer does not say. */
    public sealed interface Encryption {

        /** S3's own keys (SSE-S3). */
        record S3Keys() implements Encryption {}

        /** A KMS key (SSE-KMS), by its alias's ARN; by the key's own where it is another key. */
        record KmsKey(String arn) implements Encryption {}
    }

    /**
     * When objects expire.
     *
     * @param noncurrentDays how long an overwritten or deleted version is kept
     */
    public record Retention(int days, int noncurrentDays) {}

    /**
     * For how long nobody can delete a version of an object.
     *
     * @param mode {@code GOVERNANCE}, or {@code COMPLIANCE}, which nobody can take back
     */
    public record ObjectLock(String mode, int days) {}

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
        return change.set(_ -> true);
    }

    @Override
    public Result update(Update<Settings> update) {
        return new BucketChange(clients, update.resource()).set(update::touches);
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return Set.of(CostDriver.S3_STORAGE, CostDriver.S3_WRITES);
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "kms:DescribeKey",
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

    static S3Client client(AwsClients clients, Resource<?> resource) {
        return clients.client(S3Client.class, resource.target());
    }
}
