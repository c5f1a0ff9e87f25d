package io.vedette.aws.s3;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.BucketPolicy.Statements;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The statements that a bucket's policy has for one purpose. The resource's name is {@code
 * BUCKET/PURPOSE}; all other statements of the policy stay as they are.
 */
public record BucketPolicy(AwsClients clients) implements SingleResourceKind<Statements> {

    private static final int MAX_BYTES = 20 * 1024;

    /** The statements by id. */
    public record Statements(Map<String, Statement> statements) {
        public Statements {
            statements = Collections.unmodifiableMap(new TreeMap<>(statements));
        }
    }

    /** The name of the resource for one purpose of a bucket's policy. */
    public static String name(String bucket, String purpose) {
        return bucket + "/" + purpose;
    }

    private static String bucket(Resource<Statements> resource) {
        return resource.name().substring(0, resource.name().indexOf('/'));
    }

    @Override
    public String name() {
        return "s3.bucket-policy";
    }

    @Override
    public Reading<Statements> read(Resource<Statements> resource) {
        try {
            Map<String, Statement> there =
                    policy(resource).statements(resource.desired().statements().keySet());
            return there.isEmpty()
                    ? new Reading.Absent<>()
                    : new Reading.Present<>(new Statements(there));
        } catch (S3Exception e) {
            return Answers.reading(e, clients, resource.target(), bucket(resource));
        }
    }

    private PolicyDocument policy(Resource<Statements> resource) {
        S3Client s3 = Bucket.client(clients, resource);
        String owner = resource.target().account().value();
        return Answers.unless(
                        "NoSuchBucketPolicy",
                        () ->
                                s3.getBucketPolicy(it ->
                                        it.bucket(bucket(resource)).expectedBucketOwner(owner)))
                .map(answer -> PolicyDocument.parse(answer.policy()))
                .orElseGet(PolicyDocument::empty);
    }

    @Override
    public Result create(Resource<Statements> resource) {
        return change(resource, policy -> policy.merge(resource.desired().statements()));
    }

    @Override
    public Result update(Update<Statements> update) {
        Resource<Statements> resource = update.resource();
        return change(
                resource,
                policy ->
                        policy.merge(
                                update.before().statements(), resource.desired().statements()));
    }

    @Override
    public Result delete(Removal<Statements> removal) {
        try {
            return change(
                    removal.resource(),
                    policy -> policy.without(removal.found().statements().keySet()));
        } catch (S3Exception e) {
            if (Answers.is(e, "NoSuchBucket")) {
                return Result.done();
            }
            throw e;
        }
    }

    /** Nobody else may write the policy between its being read and written. */
    private Result change(Resource<Statements> resource, UnaryOperator<PolicyDocument> change) {
        return clients.alone(
                "s3 policy " + bucket(resource),
                () -> {
                    PolicyDocument there = policy(resource);
                    PolicyDocument changed = change.apply(there);
                    return changed.isEmpty()
                            ? remove(resource, there)
                            : put(resource, changed.json());
                });
    }

    private Result remove(Resource<Statements> resource, PolicyDocument there) {
        if (!there.isEmpty()) {
            Bucket.client(clients, resource)
                    .deleteBucketPolicy(it ->
                            it.bucket(bucket(resource))
                                    .expectedBucketOwner(resource.target().account().value()));
        }
        return Result.done();
    }

    private Result put(Resource<Statements> resource, String merged) {
        int size = merged.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_BYTES) {
            return new Result.Refused(
                    "the policy of bucket %s would have %,d bytes and S3 takes %,d: %s"
                            .formatted(
                                    bucket(resource),
                                    size,
                                    MAX_BYTES,
                                    "spread the accounts over several baselines and buckets,"
                                            + " or join them in an organization"));
        }
        String owner = resource.target().account().value();
        Bucket.client(clients, resource)
                .putBucketPolicy(it ->
                        it.bucket(bucket(resource)).expectedBucketOwner(owner).policy(merged));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("s3:GetBucketPolicy", "s3:ListAllMyBuckets");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("s3:PutBucketPolicy");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("s3:DeleteBucketPolicy");
    }
}
