package io.vedette.twin.logdelivery;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.kms.KeyDirectory;
import io.vedette.twin.logs.LogGroupDirectory;
import io.vedette.twin.s3.BucketDirectory;
import java.util.Map;
import java.util.TreeMap;

/**
 * The service {@code delivery.logs.amazonaws.com}, by which VPC flow logs, Resolver and others
 * deliver what CloudWatch Logs calls vended logs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html">Enable
 *     logging from AWS services</a>
 */
public final class LogDelivery {

    private static final String SERVICE = "delivery.logs.amazonaws.com";

    private final World world;

    public LogDelivery(World world) {
        this.world = world;
    }

    /** What becomes of logs. */
    public enum Answer {
        DELIVERED,
        NO_DESTINATION,
        DENIED
    }

    /**
     * Whether a bucket takes logs, and its key encrypts them.
     *
     * @param source the account and region that the logs are of
     * @param object a key that they would be put under
     */
    public Answer toBucket(Caller source, String bucket, String object) {
        Map<String, String> context = context(source);
        return new BucketDirectory(world)
                .find(bucket)
                .map(found ->
                        found.allows(SERVICE, "s3:GetBucketAcl", "", context)
                                        && found.allows(SERVICE, "s3:PutObject", object, context)
                                        && encrypts(found, context)
                                ? Answer.DELIVERED
                                : Answer.DENIED)
                .orElse(Answer.NO_DESTINATION);
    }

    private boolean encrypts(BucketDirectory.Found bucket, Map<String, String> context) {
        String key = bucket.key();
        return key == null
                || new KeyDirectory(world)
                        .find(key, bucket.account(), bucket.region())
                        .filter(KeyDirectory.Found::enabled)
                        .filter(found -> found.allows(SERVICE, "kms:GenerateDataKey", context))
                        .isPresent();
    }

    /** Whether a log group of the source's own account and region takes logs. */
    public Answer toLogGroup(Caller source, String group) {
        LogGroupDirectory groups = new LogGroupDirectory(world);
        if (!groups.exists(group, source.account(), source.region())) {
            return Answer.NO_DESTINATION;
        }
        boolean allowed =
                groups.allows(SERVICE, "logs:CreateLogStream", group, source, context(source))
                        && groups.allows(
                                SERVICE, "logs:PutLogEvents", group, source, context(source));
        return allowed ? Answer.DELIVERED : Answer.DENIED;
    }

    private Map<String, String> context(Caller source) {
        Map<String, String> context = new TreeMap<>();
        context.put("s3:x-amz-acl", "bucket-owner-full-control");
        context.put("aws:SourceAccount", source.account());
        context.put(
                "aws:SourceArn",
                "arn:aws:logs:%s:%s:delivery-source:vended"
                        .formatted(source.region(), source.account()));
        if (world.organization().inUse()) {
            context.put("aws:SourceOrgID", world.organization().id());
        }
        return context;
    }
}
