package io.vedette.twin.s3;

import static java.util.Objects.requireNonNullElse;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Grantee;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.Type;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * Simulates S3 for one caller: buckets with their configuration, and objects as far as listings
 * tell of them.
 *
 * <p>Only a bucket's owner gets at it: policies are kept and judged, but open no bucket to other
 * accounts.
 */
public final class TwinS3 implements S3Client {

    private static final int MOST_BUCKETS = 10_000;
    private static final int MOST_KEYS = 1_000;

    private final World world;
    private final Caller caller;
    private final Buckets buckets;

    public TwinS3(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.buckets = new Buckets(world, caller);
    }

    private Bucket bucket(String name, @Nullable String expectedOwner) {
        return buckets.get(name, expectedOwner);
    }

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        new BucketCreation(buckets, caller).create(request, world.now());
        return CreateBucketResponse.builder().location("/" + request.bucket()).build();
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        if (!bucket.objects().isEmpty()) {
            throw S3Error.of("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
        }
        buckets.remove(bucket);
        return DeleteBucketResponse.builder().build();
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        try {
            Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
            return HeadBucketResponse.builder()
                    .bucketRegion(bucket.region())
                    .accessPointAlias(false)
                    .build();
        } catch (NoSuchBucketException e) {
            throw e;
        } catch (AwsServiceException e) {
            throw S3Error.withoutBody(e);
        }
    }

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        String prefix = requireNonNullElse(request.prefix(), "");
        List<Bucket> matching =
                buckets.own().stream()
                        .filter(bucket -> bucket.name().startsWith(prefix))
                        .filter(bucket ->
                                request.bucketRegion() == null
                                        || request.bucketRegion().equals(bucket.region()))
                        .toList();
        Page<Bucket> page =
                Page.of(matching, request.continuationToken(), request.maxBuckets(), MOST_BUCKETS)
                        .orElseThrow(() ->
                                S3Error.invalidArgument(
                                        "The continuation token provided is incorrect"));
        return ListBucketsResponse.builder()
                .buckets(page.items().stream().map(TwinS3::listed).toList())
                .continuationToken(page.nextToken())
                .prefix(request.prefix())
                .owner(owner())
                .build();
    }

    private static software.amazon.awssdk.services.s3.model.Bucket listed(Bucket bucket) {
        return software.amazon.awssdk.services.s3.model.Bucket.builder()
                .name(bucket.name())
                .creationDate(bucket.created())
                .bucketRegion(bucket.region())
                .bucketArn("arn:aws:s3:::" + bucket.name())
                .build();
    }

    /** The owner's canonical id, which S3 derives from the account in its own way. */
    private Owner owner() {
        return Owner.builder().id(caller.account().repeat(6).substring(0, 64)).build();
    }

    /** S3 answers from any region, and for us-east-1 with nothing. */
    @Override
    public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
        Bucket bucket = buckets.anywhere(request.bucket(), request.expectedBucketOwner());
        boolean classic = bucket.region().equals(BucketCreation.CLASSIC_REGION);
        return GetBucketLocationResponse.builder()
                .locationConstraint(classic ? null : bucket.region())
                .build();
    }

    @Override
    public GetBucketAclResponse getBucketAcl(GetBucketAclRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner());
        Grantee grantee = Grantee.builder().type(Type.CANONICAL_USER).id(owner().id()).build();
        return GetBucketAclResponse.builder()
                .owner(owner())
                .grants(
                        Grant.builder()
                                .grantee(grantee)
                                .permission(Permission.FULL_CONTROL)
                                .build())
                .build();
    }

    @Override
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        BucketPolicyCheck.accept(request.policy(), bucket);
        bucket.policy(request.policy());
        return PutBucketPolicyResponse.builder().build();
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        return GetBucketPolicyResponse.builder().policy(policy(bucket)).build();
    }

    @Override
    public GetBucketPolicyStatusResponse getBucketPolicyStatus(
            GetBucketPolicyStatusRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        boolean isPublic =
                PolicyDocument.parse(policy(bucket), PolicyKind.RESOURCE)
                                instanceof PolicyDocument.Parsed.Valid(PolicyDocument policy)
                        && BucketPolicyCheck.isPublic(policy);
        return GetBucketPolicyStatusResponse.builder()
                .policyStatus(s -> s.isPublic(isPublic))
                .build();
    }

    private static String policy(Bucket bucket) {
        String policy = bucket.policy();
        if (policy == null) {
            throw S3Error.of("NoSuchBucketPolicy", 404, "The bucket policy does not exist");
        }
        return policy;
    }

    @Override
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).policy(null);
        return DeleteBucketPolicyResponse.builder().build();
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        SettingChecks.encryption(request.serverSideEncryptionConfiguration());
        bucket.put(Setting.ENCRYPTION, request.serverSideEncryptionConfiguration());
        return PutBucketEncryptionResponse.builder().build();
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        ServerSideEncryptionConfiguration kept =
                bucket.get(Setting.ENCRYPTION, ServerSideEncryptionConfiguration.builder())
                        .orElseThrow(() -> S3Error.absent(Setting.ENCRYPTION));
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(kept)
                .build();
    }

    @Override
    public DeleteBucketEncryptionResponse deleteBucketEncryption(
            DeleteBucketEncryptionRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner())
                .put(Setting.ENCRYPTION, BucketCreation.DEFAULT_ENCRYPTION);
        return DeleteBucketEncryptionResponse.builder().build();
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());

        bucket.put(Setting.PUBLIC_ACCESS_BLOCK, request.publicAccessBlockConfiguration());
        return PutPublicAccessBlockResponse.builder().build();
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        PublicAccessBlockConfiguration kept =
                bucket.get(Setting.PUBLIC_ACCESS_BLOCK, PublicAccessBlockConfiguration.builder())
                        .orElseThrow(() -> S3Error.absent(Setting.PUBLIC_ACCESS_BLOCK));
        return GetPublicAccessBlockResponse.builder().publicAccessBlockConfiguration(kept).build();
    }

    @Override
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(
            DeletePublicAccessBlockRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).remove(Setting.PUBLIC_ACCESS_BLOCK);
        return DeletePublicAccessBlockResponse.builder().build();
    }

    @Override
    public PutBucketOwnershipControlsResponse putBucketOwnershipControls(
            PutBucketOwnershipControlsRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());

        bucket.put(Setting.OWNERSHIP, request.ownershipControls());
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public GetBucketOwnershipControlsResponse getBucketOwnershipControls(
            GetBucketOwnershipControlsRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        OwnershipControls kept =
                bucket.get(Setting.OWNERSHIP, OwnershipControls.builder())
                        .orElseThrow(() -> S3Error.absent(Setting.OWNERSHIP));
        return GetBucketOwnershipControlsResponse.builder().ownershipControls(kept).build();
    }

    @Override
    public DeleteBucketOwnershipControlsResponse deleteBucketOwnershipControls(
            DeleteBucketOwnershipControlsRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).remove(Setting.OWNERSHIP);
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public PutObjectLockConfigurationResponse putObjectLockConfiguration(
            PutObjectLockConfigurationRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        SettingChecks.objectLock(request.objectLockConfiguration(), bucket);
        bucket.put(Setting.OBJECT_LOCK, request.objectLockConfiguration());
        return PutObjectLockConfigurationResponse.builder().build();
    }

    @Override
    public GetObjectLockConfigurationResponse getObjectLockConfiguration(
            GetObjectLockConfigurationRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        ObjectLockConfiguration kept =
                bucket.get(Setting.OBJECT_LOCK, ObjectLockConfiguration.builder())
                        .orElseThrow(() -> S3Error.absent(Setting.OBJECT_LOCK));
        return GetObjectLockConfigurationResponse.builder().objectLockConfiguration(kept).build();
    }

    @Override
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        SettingChecks.tags(request.tagging().tagSet());
        bucket.put(Setting.TAGGING, request.tagging());
        return PutBucketTaggingResponse.builder().build();
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        Tagging kept =
                bucket.get(Setting.TAGGING, Tagging.builder())
                        .orElseThrow(() -> S3Error.absent(Setting.TAGGING));
        return GetBucketTaggingResponse.builder().tagSet(kept.tagSet()).build();
    }

    @Override
    public DeleteBucketTaggingResponse deleteBucketTagging(DeleteBucketTaggingRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).remove(Setting.TAGGING);
        return DeleteBucketTaggingResponse.builder().build();
    }

    @Override
    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        BucketLifecycleConfiguration given = request.lifecycleConfiguration();
        if (given == null) {
            throw S3Error.malformedXml();
        }
        bucket.put(
                Setting.LIFECYCLE,
                given.toBuilder().rules(LifecycleCheck.accept(given.rules())).build());
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        BucketLifecycleConfiguration kept =
                bucket.get(Setting.LIFECYCLE, BucketLifecycleConfiguration.builder())
                        .orElseThrow(() -> S3Error.absent(Setting.LIFECYCLE));
        return GetBucketLifecycleConfigurationResponse.builder().rules(kept.rules()).build();
    }

    @Override
    public DeleteBucketLifecycleResponse deleteBucketLifecycle(
            DeleteBucketLifecycleRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).remove(Setting.LIFECYCLE);
        return DeleteBucketLifecycleResponse.builder().build();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        SettingChecks.versioning(request.versioningConfiguration(), bucket);
        bucket.put(Setting.VERSIONING, request.versioningConfiguration());
        return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        String status =
                bucket.get(Setting.VERSIONING, VersioningConfiguration.builder())
                        .map(VersioningConfiguration::statusAsString)
                        .orElse(null);
        return GetBucketVersioningResponse.builder().status(status).build();
    }

    @Override
    public PutBucketLoggingResponse putBucketLogging(PutBucketLoggingRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        LoggingEnabled logging = request.bucketLoggingStatus().loggingEnabled();
        if (logging == null) {
            bucket.remove(Setting.LOGGING);
        } else {
            SettingChecks.logging(logging, bucket, buckets);
            bucket.put(Setting.LOGGING, logging);
        }
        return PutBucketLoggingResponse.builder().build();
    }

    @Override
    public GetBucketLoggingResponse getBucketLogging(GetBucketLoggingRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        return GetBucketLoggingResponse.builder()
                .loggingEnabled(bucket.get(Setting.LOGGING, LoggingEnabled.builder()).orElse(null))
                .build();
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        byte[] content = content(body);
        String entityTag = '"' + BinaryUtils.toHex(Md5Utils.computeMD5Hash(content)) + '"';
        StoredVersion put = objects(bucket).put(request, content.length, entityTag);
        return PutObjectResponse.builder().eTag(entityTag).versionId(shown(put)).build();
    }

    private Objects objects(Bucket bucket) {
        return new Objects(world, caller, bucket);
    }

    /** The id of a version, which answers leave out where the bucket keeps none. */
    private static @Nullable String shown(StoredVersion version) {
        return version.id().equals(StoredVersion.UNVERSIONED) ? null : version.id();
    }

    private static byte[] content(RequestBody body) {
        try (InputStream content = body.contentStreamProvider().newStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        boolean bypass = Boolean.TRUE.equals(request.bypassGovernanceRetention());
        StoredVersion gone = objects(bucket).delete(request.key(), request.versionId(), bypass);
        return DeleteObjectResponse.builder()
                .versionId(gone == null ? request.versionId() : shown(gone))
                .deleteMarker(isMarker(gone) ? Boolean.TRUE : null)
                .build();
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        List<ObjectIdentifier> asked = request.delete().objects();
        if (asked.isEmpty() || asked.size() > MOST_KEYS) {
            throw S3Error.malformedXml();
        }
        List<DeletedObject> deleted = new ArrayList<>();
        List<software.amazon.awssdk.services.s3.model.S3Error> errors = new ArrayList<>();
        boolean bypass = Boolean.TRUE.equals(request.bypassGovernanceRetention());
        for (ObjectIdentifier object : asked) {
            try {
                deleted.add(
                        deleted(
                                object,
                                objects(bucket).delete(object.key(), object.versionId(), bypass)));
            } catch (AwsServiceException refused) {
                errors.add(error(object, refused));
            }
        }
        return DeleteObjectsResponse.builder()
                .deleted(Boolean.TRUE.equals(request.delete().quiet()) ? List.of() : deleted)
                .errors(errors)
                .build();
    }

    private static boolean isMarker(@Nullable StoredVersion version) {
        return version != null && version.isMarker();
    }

    private static DeletedObject deleted(ObjectIdentifier asked, @Nullable StoredVersion gone) {
        DeletedObject.Builder deleted =
                DeletedObject.builder().key(asked.key()).versionId(asked.versionId());
        if (gone != null && gone.isMarker()) {
            deleted.deleteMarker(true).deleteMarkerVersionId(gone.id());
        }
        return deleted.build();
    }

    private static software.amazon.awssdk.services.s3.model.S3Error error(
            ObjectIdentifier asked, AwsServiceException refused) {
        return software.amazon.awssdk.services.s3.model.S3Error.builder()
                .key(asked.key())
                .versionId(asked.versionId())
                .code(refused.awsErrorDetails().errorCode())
                .message(refused.awsErrorDetails().errorMessage())
                .build();
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        return VersionListing.of(bucket(request.bucket(), request.expectedBucketOwner()), request);
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        Bucket bucket = bucket(request.bucket(), request.expectedBucketOwner());
        String prefix = requireNonNullElse(request.prefix(), "");
        List<S3Object> matching =
                bucket.objects().entrySet().stream()
                        .filter(object -> object.getKey().startsWith(prefix))
                        .filter(object -> !object.getValue().getFirst().isMarker())
                        .map(object -> listed(object.getKey(), object.getValue().getFirst()))
                        .toList();
        Page<S3Object> page =
                Page.of(matching, request.continuationToken(), request.maxKeys(), MOST_KEYS)
                        .orElseThrow(() ->
                                S3Error.invalidArgument(
                                        "The continuation token provided is incorrect"));
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .prefix(request.prefix())
                .contents(page.items())
                .keyCount(page.items().size())
                .isTruncated(page.nextToken() != null)
                .nextContinuationToken(page.nextToken())
                .build();
    }

    private static S3Object listed(String key, StoredVersion object) {
        return S3Object.builder()
                .key(key)
                .size(object.size())
                .eTag(object.entityTag())
                .lastModified(object.modified())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
