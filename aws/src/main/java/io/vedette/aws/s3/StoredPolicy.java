package io.vedette.aws.s3;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One bucket's policy as it is in S3, which is put as a whole. */
final class StoredPolicy {

    private static final int MAX_BYTES = 20 * 1024;

    private final AwsClients clients;
    private final S3Client s3;
    private final String bucket;
    private final String owner;

    StoredPolicy(AwsClients clients, Target place, String bucket) {
        this.clients = clients;
        this.s3 = clients.client(S3Client.class, place);
        this.bucket = bucket;
        this.owner = place.account().value();
    }

    PolicyDocument get() {
        return Answers.unless(
                        "NoSuchBucketPolicy",
                        () ->
                                s3.getBucketPolicy(
                                        it -> it.bucket(bucket).expectedBucketOwner(owner)))
                .map(answer -> PolicyDocument.parse(answer.policy()))
                .orElseGet(PolicyDocument::empty);
    }

    /** Nobody else may write the policy between its being read and written. */
    Result change(List<UnaryOperator<PolicyDocument>> changes) {
        return clients.alone(
                "s3 policy " + bucket,
                () -> {
                    PolicyDocument there = get();
                    PolicyDocument changed = there;
                    for (UnaryOperator<PolicyDocument> change : changes) {
                        changed = change.apply(changed);
                    }
                    return changed.isEmpty() ? remove(there) : put(changed.json());
                });
    }

    /** The same, where a bucket that is gone has no policy to change. */
    Result changeUnlessGone(List<UnaryOperator<PolicyDocument>> changes) {
        try {
            return change(changes);
        } catch (S3Exception e) {
            if (Answers.is(e, "NoSuchBucket")) {
                return Result.done();
            }
            throw e;
        }
    }

    private Result remove(PolicyDocument there) {
        if (!there.isEmpty()) {
            s3.deleteBucketPolicy(it -> it.bucket(bucket).expectedBucketOwner(owner));
        }
        return Result.done();
    }

    private Result put(String merged) {
        int size = merged.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_BYTES) {
            return new Result.Refused(
                    "the policy of bucket %s would have %,d bytes and S3 takes %,d: %s"
                            .formatted(
                                    bucket,
                                    size,
                                    MAX_BYTES,
                                    "spread the accounts over several baselines and buckets,"
                                            + " or join them in an organization"));
        }
        s3.putBucketPolicy(it -> it.bucket(bucket).expectedBucketOwner(owner).policy(merged));
        return Result.done();
    }
}
