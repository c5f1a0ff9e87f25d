package io.vedette.twin.elb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.s3.BucketDirectory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges the bucket that a load balancer is to log to as Elastic Load Balancing does when logging
 * is enabled: it writes a test file.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html">Enable
 *     access logs for your Application Load Balancer</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html">Enable
 *     access logs for your Network Load Balancer</a>
 */
final class LogBucket {

    private static final String ELB = "logdelivery.elasticloadbalancing.amazonaws.com";
    private static final String LOGS = "delivery.logs.amazonaws.com";
    private static final String PUT = "s3:PutObject";

    /**
     * The accounts that Elastic Load Balancing writes from where a policy does not name its
     * principal: of the Regions from before August 2022 alone.
     */
    private static final Map<String, String> LEGACY =
            Map.ofEntries(
                    Map.entry("us-east-1", "127311923021"),
                    Map.entry("us-east-2", "033677994240"),
                    Map.entry("us-west-1", "027434742980"),
                    Map.entry("us-west-2", "797873946194"),
                    Map.entry("af-south-1", "098369216593"),
                    Map.entry("ap-east-1", "754344448648"),
                    Map.entry("ap-southeast-3", "589379963580"),
                    Map.entry("ap-south-1", "718504428378"),
                    Map.entry("ap-northeast-3", "383597477331"),
                    Map.entry("ap-northeast-2", "600734575887"),
                    Map.entry("ap-southeast-1", "114774131450"),
                    Map.entry("ap-southeast-2", "783225319266"),
                    Map.entry("ap-northeast-1", "582318560864"),
                    Map.entry("ca-central-1", "985666609251"),
                    Map.entry("eu-central-1", "054676820928"),
                    Map.entry("eu-west-1", "156460612806"),
                    Map.entry("eu-west-2", "652711504416"),
                    Map.entry("eu-south-1", "635631232127"),
                    Map.entry("eu-west-3", "009996457667"),
                    Map.entry("eu-north-1", "897822967062"),
                    Map.entry("me-south-1", "076674570225"),
                    Map.entry("sa-east-1", "507241528517"));

    private final World world;
    private final Caller owner;

    LogBucket(World world, Caller owner) {
        this.world = world;
        this.owner = owner;
    }

    /**
     * Why an application or classic load balancer of the owner could not write there.
     *
     * @param file the test file, such as {@code ELBAccessLogTestFile}
     */
    Optional<String> refusal(String bucket, String prefix, String file) {
        return refusal(bucket, prefix, found -> !found.keyed() && writes(found, key(prefix, file)));
    }

    /** Why a network load balancer of the owner could not. */
    Optional<String> refusalOfNetwork(String bucket, String prefix) {
        return refusal(
                bucket,
                prefix,
                found ->
                        found.allows(LOGS, "s3:GetBucketAcl", "", delivery(Map.of()))
                                && found.allows(
                                        LOGS,
                                        PUT,
                                        key(prefix, "elasticloadbalancing/test"),
                                        delivery(
                                                Map.of(
                                                        "s3:x-amz-acl",
                                                        "bucket-owner-full-control"))));
    }

    private Optional<String> refusal(
            String bucket, String prefix, Predicate<BucketDirectory.Found> writable) {
        if (prefix.contains("AWSLogs")) {
            return Optional.of("The prefix must not include AWSLogs");
        }
        Optional<BucketDirectory.Found> found = new BucketDirectory(world).find(bucket);
        if (found.isEmpty()) {
            return Optional.of("The S3 bucket '%s' does not exist".formatted(bucket));
        }
        if (!found.get().region().equals(owner.region())) {
            return Optional.of(
                    "The S3 bucket '%s' is not located in the region '%s'"
                            .formatted(bucket, owner.region()));
        }
        return writable.test(found.get())
                ? Optional.empty()
                : Optional.of(
                        "Access Denied for bucket: %s. Please check S3bucket permission"
                                .formatted(bucket));
    }

    private boolean writes(BucketDirectory.Found found, String key) {
        String legacy = LEGACY.get(owner.region());
        return found.allows(ELB, PUT, key, source())
                || (legacy != null && found.allowsAccount(legacy, PUT, key, Map.of()));
    }

    private String key(String prefix, String file) {
        String folder = prefix.isEmpty() ? "" : prefix + "/";
        return "%sAWSLogs/%s/%s".formatted(folder, owner.account(), file);
    }

    private Map<String, String> delivery(Map<String, String> more) {
        Map<String, String> context = new HashMap<>(source());
        context.put(
                "aws:SourceArn",
                "arn:aws:logs:%s:%s:delivery-source".formatted(owner.region(), owner.account()));
        context.putAll(more);
        return context;
    }

    /** What every service says of whom it works for; AWS documents no ARN of a load balancer. */
    private Map<String, String> source() {
        Map<String, String> context = new HashMap<>();
        context.put("aws:SourceAccount", owner.account());
        if (world.organization().inUse()) {
            context.put("aws:SourceOrgID", world.organization().id());
        }
        return context;
    }
}
