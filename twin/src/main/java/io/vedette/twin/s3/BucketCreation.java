package io.vedette.twin.s3;

import io.vedette.twin.Caller;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** Creates a bucket as {@code s3:CreateBucket} does: where, by whom, and with which defaults. */
final class BucketCreation {

    static final String CLASSIC_REGION = "us-east-1";

    /** What S3 encrypts with since January 2023 where nobody said anything. */
    static final ServerSideEncryptionConfiguration DEFAULT_ENCRYPTION =
            ServerSideEncryptionConfiguration.builder()
                    .rules(
                            ServerSideEncryptionRule.builder()
                                    .applyServerSideEncryptionByDefault(
                                            by -> by.sseAlgorithm(ServerSideEncryption.AES256))
                                    .bucketKeyEnabled(false)
                                    .build())
                    .build();

    private static final PublicAccessBlockConfiguration ALL_BLOCKED =
            PublicAccessBlockConfiguration.builder()
                    .blockPublicAcls(true)
                    .ignorePublicAcls(true)
                    .blockPublicPolicy(true)
                    .restrictPublicBuckets(true)
                    .build();

    private static final Set<String> PUBLIC_ACLS =
            Set.of("public-read", "public-read-write", "authenticated-read");

    private final Buckets buckets;
    private final Caller caller;

    BucketCreation(Buckets buckets, Caller caller) {
        this.buckets = buckets;
        this.caller = caller;
    }

    void create(CreateBucketRequest request, Instant now) {
        if (!BucketName.valid(request.bucket())) {
            throw S3Error.of("InvalidBucketName", 400, "The specified bucket is not valid.");
        }
        String region = region(request);
        String owner = buckets.owner(request.bucket());
        if (owner == null) {
            Bucket bucket = bucket(request, region, now);
            tag(bucket, request);
            buckets.add(bucket);
            return;
        }
        if (!owner.equals(caller.account())) {
            throw S3Error.taken();
        }
        // Only us-east-1 answers a repeated creation with success, and leaves the bucket as it is.
        boolean classic =
                region.equals(CLASSIC_REGION)
                        && buckets.anywhere(request.bucket(), null).region().equals(region);
        if (!classic) {
            throw S3Error.alreadyYours();
        }
    }

    /** us-east-1's endpoint creates buckets anywhere, the others only at home. */
    private String region(CreateBucketRequest request) {
        String constraint = constraint(request);
        if (constraint == null) {
            if (!caller.region().equals(CLASSIC_REGION)) {
                throw incompatible("The unspecified");
            }
            return CLASSIC_REGION;
        }
        String region = constraint.equals("EU") ? "eu-west-1" : constraint;
        if (!caller.region().equals(CLASSIC_REGION) && !caller.region().equals(region)) {
            throw incompatible("The " + constraint);
        }
        return region;
    }

    private static @Nullable String constraint(CreateBucketRequest request) {
        return request.createBucketConfiguration() == null
                ? null
                : request.createBucketConfiguration().locationConstraintAsString();
    }

    private static void tag(Bucket bucket, CreateBucketRequest request) {
        CreateBucketConfiguration configuration = request.createBucketConfiguration();
        if (configuration != null && configuration.hasTags()) {
            SettingChecks.tags(configuration.tags());
            bucket.put(Setting.TAGGING, Tagging.builder().tagSet(configuration.tags()).build());
        }
    }

    private static RuntimeException incompatible(String constraint) {
        return S3Error.of(
                "IllegalLocationConstraintException",
                400,
                constraint
                        + " location constraint is incompatible for the region specific endpoint "
                        + "this request was sent to.");
    }

    private static Bucket bucket(CreateBucketRequest request, String region, Instant now) {
        ObjectOwnership ownership =
                request.objectOwnership() == null
                        ? ObjectOwnership.BUCKET_OWNER_ENFORCED
                        : request.objectOwnership();
        if (ownership == ObjectOwnership.BUCKET_OWNER_ENFORCED
                && request.aclAsString() != null
                && PUBLIC_ACLS.contains(request.aclAsString())) {
            throw S3Error.of(
                    "InvalidBucketAclWithObjectOwnership",
                    400,
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }
        Bucket bucket = new Bucket(request.bucket(), region, now);
        bucket.put(Setting.ENCRYPTION, DEFAULT_ENCRYPTION);
        bucket.put(Setting.PUBLIC_ACCESS_BLOCK, ALL_BLOCKED);
        OwnershipControlsRule rule =
                OwnershipControlsRule.builder().objectOwnership(ownership).build();
        bucket.put(Setting.OWNERSHIP, OwnershipControls.builder().rules(rule).build());
        if (Boolean.TRUE.equals(request.objectLockEnabledForBucket())) {
            bucket.put(
                    Setting.VERSIONING,
                    VersioningConfiguration.builder().status("Enabled").build());
            bucket.put(
                    Setting.OBJECT_LOCK,
                    ObjectLockConfiguration.builder().objectLockEnabled("Enabled").build());
        }
        return bucket;
    }
}
