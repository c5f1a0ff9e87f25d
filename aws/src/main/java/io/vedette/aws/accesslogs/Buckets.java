package io.vedette.aws.accesslogs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Discovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Finds the buckets of accounts: ListBuckets, once an account for all its Regions, and
 * GetBucketTagging of each bucket where its tags matter.
 *
 * @param example a bucket that is to be logged
 */
record Buckets(AwsClients clients, boolean tagged, FoundBucket example)
        implements Discovery<FoundBucket> {

    /** The fewest of the most that S3 lists at once; being asked for, it tells the Regions too. */
    private static final int PAGE = 1_000;

    private static final int FORBIDDEN = 403;

    @Override
    public String name() {
        return tagged ? "s3.tagged-buckets" : "s3.buckets";
    }

    /** One for all Regions of an account; where exactly does not matter. */
    @Override
    public Target place(Target target) {
        String region =
                switch (Arns.partition(target.region())) {
                    case "aws-cn" -> "cn-north-1";
                    case "aws-us-gov" -> "us-gov-west-1";
                    default -> "us-east-1";
                };
        return new Target(target.account(), new Region(region));
    }

    @Override
    public Map<Target, List<FoundBucket>> find(Target place, List<Target> targets) {
        // Not every Region may be open to us, and these are.
        S3Client anywhere = clients.client(S3Client.class, targets.getFirst());
        Set<Target> wanted = new HashSet<>(targets);
        Map<Target, List<FoundBucket>> found = new HashMap<>();
        for (Bucket bucket : anywhere.listBucketsPaginator(it -> it.maxBuckets(PAGE)).buckets()) {
            Target at = new Target(place.account(), region(anywhere, bucket, place));
            if (wanted.contains(at)) {
                found.computeIfAbsent(at, _ -> new ArrayList<>()).add(found(at, bucket.name()));
            }
        }
        return found;
    }

    /** S3 says where its buckets are when it lists them; not every service like S3 does. */
    private static Region region(S3Client anywhere, Bucket bucket, Target place) {
        if (bucket.bucketRegion() != null) {
            return new Region(bucket.bucketRegion());
        }
        String constraint =
                Optional.ofNullable(
                                anywhere.getBucketLocation(it -> it.bucket(bucket.name()))
                                        .locationConstraintAsString())
                        .orElse("");
        return switch (constraint) {
            case "" -> place.region();
            case "EU" -> new Region("eu-west-1");
            default -> new Region(constraint);
        };
    }

    private FoundBucket found(Target at, String bucket) {
        if (!tagged) {
            return new FoundBucket(bucket, Map.of(), null);
        }
        try {
            return new FoundBucket(bucket, tags(at, bucket), null);
        } catch (S3Exception e) {
            if (code(e).equals("NoSuchBucket")) {
                return new FoundBucket(bucket, Map.of(), null);
            }
            if (e.statusCode() == FORBIDDEN) {
                return new FoundBucket(
                        bucket, Map.of(), "s3:GetBucketTagging is denied, perhaps by its policy");
            }
            throw e;
        }
    }

    private Map<String, String> tags(Target at, String bucket) {
        Map<String, String> tags = new HashMap<>();
        try {
            clients.client(S3Client.class, at)
                    .getBucketTagging(it -> it.bucket(bucket))
                    .tagSet()
                    .forEach(tag -> tags.put(tag.key(), tag.value()));
        } catch (S3Exception e) {
            if (!code(e).equals("NoSuchTagSet")) {
                throw e;
            }
        }
        return tags;
    }

    private static String code(S3Exception e) {
        return e.awsErrorDetails() == null
                ? ""
                : Optional.ofNullable(e.awsErrorDetails().errorCode()).orElse("");
    }

    @Override
    public FoundBucket example(Target target) {
        return example;
    }

    @Override
    public Set<String> readActions() {
        Set<String> actions = new HashSet<>(Set.of("s3:GetBucketLocation", "s3:ListAllMyBuckets"));
        if (tagged) {
            actions.add("s3:GetBucketTagging");
        }
        return actions;
    }
}
