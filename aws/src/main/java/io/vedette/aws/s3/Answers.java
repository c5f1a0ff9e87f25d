package io.vedette.aws.s3;

import io.vedette.aws.AwsClients;
import io.vedette.aws.IamActions;
import io.vedette.core.cloud.FailedCall;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells S3's refusals apart: most of its errors have a code and no class of their own. */
final class Answers {

    private static final int MOVED = 301;
    private static final int FORBIDDEN = 403;

    private Answers() {}

    /** An answer, or nothing where S3 says with this code that the setting was never made. */
    static <T> Optional<T> unless(String code, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (S3Exception e) {
            if (is(e, code)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static boolean is(S3Exception failure, String code) {
        return failure.awsErrorDetails() != null
                && code.equals(failure.awsErrorDetails().errorCode());
    }

    /**
     * What to make of a failed read of a bucket: gone, somebody else's, or in another region.
     *
     * <p>S3 answers 403 both for a foreign bucket and for a missing right; the account's own list
     * of buckets tells which.
     */
    static <S extends Record> Reading<S> reading(
            S3Exception failure, AwsClients clients, Target target, String bucket) {
        if (is(failure, "NoSuchBucket")) {
            return new Reading.Absent<>();
        }
        if (failure.statusCode() == MOVED) {
            return new Reading.Unavailable<>(
                    "bucket %s is not in %s: name another one, or one that is there"
                            .formatted(bucket, target.region()));
        }
        if (failure.statusCode() == FORBIDDEN && isForeign(failure, clients, target, bucket)) {
            return new Reading.Unavailable<>(
                    "bucket %s belongs to another account, or %s is not allowed here: name another one, or allow it"
                            .formatted(bucket, action(failure)));
        }
        throw failure;
    }

    private static String action(S3Exception denied) {
        return FailedCall.of(denied)
                .map(FailedCall::call)
                .map(call -> IamActions.of(call.service(), call.operation()))
                .orElse("looking at it");
    }

    private static boolean isForeign(
            S3Exception failure, AwsClients clients, Target target, String bucket) {
        try {
            return clients
                    .client(S3Client.class, target)
                    .listBucketsPaginator(it -> it.prefix(bucket))
                    .buckets()
                    .stream()
                    .noneMatch(it -> it.name().equals(bucket));
        } catch (S3Exception denied) {
            failure.addSuppressed(denied);
            return false;
        }
    }
}
