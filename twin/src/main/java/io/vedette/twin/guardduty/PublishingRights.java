package io.vedette.twin.guardduty;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.kms.KeyDirectory;
import io.vedette.twin.s3.BucketDirectory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether GuardDuty can write findings to a bucket, encrypted with a key.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html">
 *     GuardDuty: exporting findings to S3</a>
 */
final class PublishingRights {

    private static final Pattern BUCKET = Pattern.compile("arn:aws:s3:::([^/]+)(?:/(.*))?");
    private static final Pattern KEY =
            Pattern.compile("arn:aws:kms:([a-z0-9-]+):\\d{12}:key/[\\w-]+");

    private final Ground ground;

    PublishingRights(Ground ground) {
        this.ground = ground;
    }

    void require(String bucketArn, String keyArn) {
        if (!BUCKET.matcher(bucketArn).matches()) {
            throw Refusal.invalid("destinationArn");
        }
        if (!KEY.matcher(keyArn).matches()) {
            throw Refusal.invalid("kmsKeyArn");
        }
        if (!suffice(bucketArn, keyArn)) {
            throw Refusal.failed(
                    "the GuardDuty service principal does not have permission to the KMS key or the resource specified by the destinationArn parameter.");
        }
    }

    /** Whether bucket and key are there, in one Region that takes findings of this one. */
    boolean suffice(String bucketArn, String keyArn) {
        Matcher bucketName = BUCKET.matcher(bucketArn);
        Matcher keyRegion = KEY.matcher(keyArn);
        if (!bucketName.matches() || !keyRegion.matches()) {
            return false;
        }
        String prefix = bucketName.group(2) == null ? "" : bucketName.group(2);
        Optional<BucketDirectory.Found> bucket =
                new BucketDirectory(ground.world()).find(bucketName.group(1));
        return bucket.isPresent()
                && bucket.get().region().equals(keyRegion.group(1))
                && takesFindings(bucket.get().region())
                && bucket.get().allows(principal(), "s3:GetBucketLocation", "")
                && bucket.get().allows(principal(), "s3:PutObject", prefix + "AWSLogs/findings")
                && allows(keyArn);
    }

    private boolean allows(String keyArn) {
        return new KeyDirectory(ground.world())
                .find(keyArn, ground.caller().account(), ground.region())
                .filter(key -> key.enabled() && key.symmetric())
                .filter(key -> key.allows(principal(), "kms:GenerateDataKey"))
                .isPresent();
    }

    private boolean takesFindings(String bucketRegion) {
        return AwsRegions.enabledByDefault(bucketRegion) || bucketRegion.equals(ground.region());
    }

    private String principal() {
        return AwsRegions.enabledByDefault(ground.region())
                ? "guardduty.amazonaws.com"
                : "guardduty.%s.amazonaws.com".formatted(ground.region());
    }
}
