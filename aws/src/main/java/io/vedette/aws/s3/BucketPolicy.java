package io.vedette.aws.s3;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.BucketPolicy.Statements;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The statements that a bucket's policy has for one purpose. The resource's name is {@code
 * BUCKET/PURPOSE}; all other statements of the policy stay as they are. However many purposes a
 * bucket serves, its policy is read once and written once.
 */
public record BucketPolicy(AwsClients clients) implements ResourceKind<Statements> {

    private static final int PURPOSES = 20;

    /** The statements by id. */
    public record Statements(Map<String, Statement> statements) {
        public Statements {
            statements = Collections.unmodifiableMap(new TreeMap<>(statements));
        }

        /** What a policy says so that nobody at all gets at a bucket without TLS. */
        public static Statements tlsOnly(Region region, String bucket) {
            String arn = Bucket.arn(region, bucket);
            return new Statements(
                    Map.of(
                            "VedetteTlsOnly",
                            Statement.deny("s3:*")
                                    .to("AWS", List.of("*"))
                                    .on(arn, arn + "/*")
                                    .when("Bool", "aws:SecureTransport", "false")));
        }
    }

    /** The name of the resource for one purpose of a bucket's policy. */
    public static String name(String bucket, String purpose) {
        return bucket + "/" + purpose;
    }

    private static String bucket(Resource<Statements> resource) {
        return resource.name().substring(0, resource.name().indexOf('/'));
    }

    private StoredPolicy stored(Target place, String bucket) {
        return new StoredPolicy(clients, place, bucket);
    }

    @Override
    public String name() {
        return "s3.bucket-policy";
    }

    @Override
    public Map<ResourceId, Reading<Statements>> read(
            Target place, List<Resource<Statements>> resources) {
        Map<ResourceId, Reading<Statements>> readings = new HashMap<>();
        byBucket(resources, it -> it)
                .forEach((bucket, purposes) -> readings.putAll(read(place, bucket, purposes)));
        return readings;
    }

    private Map<ResourceId, Reading<Statements>> read(
            Target place, String bucket, List<Resource<Statements>> purposes) {
        Map<ResourceId, Reading<Statements>> readings = new HashMap<>();
        try {
            PolicyDocument policy = stored(place, bucket).get();
            purposes.forEach(it -> readings.put(it.id(), reading(policy, it)));
        } catch (S3Exception e) {
            Reading<Statements> unread = Answers.reading(e, clients, place, bucket);
            purposes.forEach(it -> readings.put(it.id(), unread));
        }
        return readings;
    }

    private static Reading<Statements> reading(
            PolicyDocument policy, Resource<Statements> resource) {
        Map<String, Statement> there = policy.statements(resource.desired().statements().keySet());
        return there.isEmpty()
                ? new Reading.Absent<>()
                : new Reading.Present<>(new Statements(there));
    }

    private static <T> Map<String, List<T>> byBucket(
            List<T> all, Function<T, Resource<Statements>> resource) {
        Map<String, List<T>> byBucket = new LinkedHashMap<>();
        all.forEach(it ->
                byBucket.computeIfAbsent(bucket(resource.apply(it)), _ -> new ArrayList<>())
                        .add(it));
        return byBucket;
    }

    @Override
    public int batch() {
        return PURPOSES;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Statements>> absent) {
        return change(
                place,
                absent,
                it -> it,
                it -> policy -> policy.merge(it.desired().statements()),
                StoredPolicy::change);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Statements>> differing) {
        return change(
                place,
                differing,
                Update::resource,
                it ->
                        policy ->
                                policy.merge(
                                        it.before().statements(),
                                        it.resource().desired().statements()),
                StoredPolicy::change);
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Statements>> made) {
        return change(
                place,
                made,
                Removal::resource,
                it -> policy -> policy.without(it.found().statements().keySet()),
                StoredPolicy::changeUnlessGone);
    }

    private <T> Map<ResourceId, Result> change(
            Target place,
            List<T> all,
            Function<T, Resource<Statements>> resource,
            Function<T, UnaryOperator<PolicyDocument>> change,
            BiFunction<StoredPolicy, List<UnaryOperator<PolicyDocument>>, Result> carryOut) {
        Map<ResourceId, Result> results = new HashMap<>();
        byBucket(all, resource)
                .forEach((bucket, purposes) -> {
                    Result result =
                            carryOut.apply(
                                    stored(place, bucket), purposes.stream().map(change).toList());
                    purposes.forEach(it -> results.put(resource.apply(it).id(), result));
                });
        return results;
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
