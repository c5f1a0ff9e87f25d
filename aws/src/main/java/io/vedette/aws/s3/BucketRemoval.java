package io.vedette.aws.s3;

import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Deletes a bucket, and what is in it only where that was asked for by name: every version of every
 * object, 1,000 a call (ListObjectVersions, DeleteObjects). Object lock is never bypassed.
 */
final class BucketRemoval {

    private final S3Client s3;
    private final String bucket;
    private final String owner;
    private final List<S3Error> refused = new ArrayList<>();

    BucketRemoval(S3Client s3, String bucket, String owner) {
        this.s3 = s3;
        this.bucket = bucket;
        this.owner = owner;
    }

    Result remove(boolean withData) {
        try {
            if (withData) {
                empty();
            }
            if (!refused.isEmpty()) {
                return whyItStays();
            }
            if (holdsAnything(s3, bucket, owner)) {
                return holdsObjects();
            }
            s3.deleteBucket(it -> it.bucket(bucket).expectedBucketOwner(owner));
            return Result.done();
        } catch (S3Exception e) {
            if (Answers.is(e, "NoSuchBucket")) {
                return Result.done();
            }
            if (Answers.is(e, "BucketNotEmpty")) {
                return holdsObjects();
            }
            throw e;
        }
    }

    private Result holdsObjects() {
        return new Result.Left(
                "holds objects; --delete-data %s deletes them with it".formatted(bucket));
    }

    /** Delete markers count too: S3 deletes no bucket that has any. */
    static boolean holdsAnything(S3Client s3, String bucket, String owner) {
        ListObjectVersionsResponse first =
                s3.listObjectVersions(
                        it -> it.bucket(bucket).expectedBucketOwner(owner).maxKeys(1));
        return !first.versions().isEmpty() || !first.deleteMarkers().isEmpty();
    }

    private void empty() {
        s3.listObjectVersionsPaginator(it -> it.bucket(bucket).expectedBucketOwner(owner))
                .forEach(page -> delete(versions(page)));
    }

    private static List<ObjectIdentifier> versions(ListObjectVersionsResponse page) {
        List<ObjectIdentifier> versions = new ArrayList<>();
        page.versions().forEach(it -> versions.add(version(it.key(), it.versionId())));
        page.deleteMarkers().forEach(it -> versions.add(version(it.key(), it.versionId())));
        return versions;
    }

    private static ObjectIdentifier version(String key, String id) {
        return ObjectIdentifier.builder().key(key).versionId(id).build();
    }

    private void delete(List<ObjectIdentifier> versions) {
        if (!versions.isEmpty()) {
            refused.addAll(
                    s3.deleteObjects(
                                    DeleteObjectsRequest.builder()
                                            .bucket(bucket)
                                            .expectedBucketOwner(owner)
                                            .delete(it -> it.objects(versions).quiet(true))
                                            .build())
                            .errors());
        }
    }

    /** S3 says AccessDenied of a locked version, and explains it in the message. */
    private Result whyItStays() {
        S3Error first =
                refused.stream()
                        .filter(it -> !it.code().equals("AccessDenied"))
                        .findFirst()
                        .orElse(refused.getFirst());
        String why =
                "S3 does not delete %,d object versions, such as %s: %s"
                        .formatted(refused.size(), first.key(), first.message());
        return first.code().equals("AccessDenied") ? new Result.Left(why) : new Result.Refused(why);
    }
}
