package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.s3.BucketDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.cloudtrail.model.InsufficientS3BucketPolicyException;
import software.amazon.awssdk.services.cloudtrail.model.S3BucketDoesNotExistException;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Whether a trail's bucket, key and log group take what CloudTrail delivers. */
final class Destinations {

    private static final String SERVICE = "cloudtrail.amazonaws.com";

    /** CloudTrail delivers log files about every five minutes. */
    private static final Duration BETWEEN_DELIVERIES = Duration.ofMinutes(5);

    private final World world;
    private final TrailKeys keys;
    private final TrailLogGroups logGroups;

    Destinations(World world) {
        this.world = world;
        this.keys = new TrailKeys(world);
        this.logGroups = new TrailLogGroups(world);
    }

    /**
     * Refuses a trail that could not deliver, as CreateTrail and UpdateTrail do.
     *
     * @return the trail with its key as CloudTrail keeps it: by the ARN of the key itself
     */
    Trail require(Trail trail, Caller caller) {
        switch (bucket(trail)) {
            case NO_BUCKET ->
                    throw AwsError.of(
                            S3BucketDoesNotExistException.builder(),
                            "S3 bucket %s does not exist!".formatted(trail.s3BucketName()));
            case DENIED ->
                    throw AwsError.of(
                            InsufficientS3BucketPolicyException.builder(),
                            "Incorrect S3 bucket policy is detected for bucket: "
                                    + trail.s3BucketName());
            case DELIVERED -> {}
        }
        logGroups.require(trail, caller);
        return keys.resolved(trail, caller);
    }

    private enum Answer {
        DELIVERED,
        NO_BUCKET,
        DENIED
    }

    private Answer bucket(Trail trail) {
        return new BucketDirectory(world)
                .find(trail.s3BucketName())
                .map(it -> allows(it, trail) ? Answer.DELIVERED : Answer.DENIED)
                .orElse(Answer.NO_BUCKET);
    }

    private boolean allows(BucketDirectory.Found bucket, Trail trail) {
        Map<String, String> context =
                Map.of(
                        "aws:SourceArn",
                        trail.trailARN(),
                        "aws:SourceAccount",
                        account(trail),
                        "s3:x-amz-acl",
                        "bucket-owner-full-control");
        return bucket.allows(SERVICE, "s3:GetBucketAcl", "", context)
                && keys(trail).stream()
                        .allMatch(key -> bucket.allows(SERVICE, "s3:PutObject", key, context));
    }

    /** Where log files go: an organization's members deliver below its id. */
    private List<String> keys(Trail trail) {
        String prefix = trail.s3KeyPrefix() == null ? "" : trail.s3KeyPrefix() + "/";
        Stream<String> owners =
                Boolean.TRUE.equals(trail.isOrganizationTrail())
                        ? Stream.of(account(trail), world.organization().id())
                        : Stream.of(account(trail));
        return owners.map(owner -> prefix + "AWSLogs/" + owner + "/CloudTrail/log.json.gz")
                .toList();
    }

    static String account(Trail trail) {
        return Arn.fromString(trail.trailARN()).accountId().orElseThrow();
    }

    /** What became of the latest delivery; tries anew where one is due. */
    @Nullable Deliveries latest(StoredTrail stored) {
        Deliveries last = stored.deliveries();
        Instant since = last == null ? stored.started() : last.attempted();
        boolean due =
                stored.logging()
                        && since != null
                        && !world.now().isBefore(since.plus(BETWEEN_DELIVERIES));
        if (due) {
            stored.deliveries(deliver(stored.settings(), last));
        }
        return stored.deliveries();
    }

    private Deliveries deliver(Trail trail, @Nullable Deliveries last) {
        Instant now = world.now();
        String bucketError =
                switch (bucket(trail)) {
                    case NO_BUCKET -> "NoSuchBucket";
                    case DENIED -> "AccessDenied";
                    case DELIVERED -> keys.error(trail);
                };
        String logsError = logGroups.error(trail);
        boolean toLogs = trail.cloudWatchLogsLogGroupArn() != null && logsError == null;
        return new Deliveries(
                now,
                bucketError == null ? now : last == null ? null : last.bucketDelivered(),
                bucketError,
                toLogs ? now : last == null ? null : last.logsDelivered(),
                logsError);
    }
}
