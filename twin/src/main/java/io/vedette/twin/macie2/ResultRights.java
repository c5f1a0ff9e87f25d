package io.vedette.twin.macie2;

import io.vedette.twin.AwsRegions;
import io.vedette.twin.kms.KeyDirectory;
import io.vedette.twin.s3.BucketDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.S3Destination;

/**
 * Whether Macie can store results of discovery in a bucket, encrypted with a key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html">
 *     Macie: storing and retaining sensitive data discovery results</a>
 */
final class ResultRights {

    private static final Pattern KEY =
            Pattern.compile("arn:aws:kms:([a-z0-9-]+):\\d{12}:key/[\\w-]+");

    private final Ground ground;

    ResultRights(Ground ground) {
        this.ground = ground;
    }

    void require(S3Destination destination) {
        String refusal = refusal(destination);
        if (refusal != null) {
            throw Refusal.invalid("The request failed because " + refusal);
        }
    }

    private @Nullable String refusal(S3Destination destination) {
        Matcher key = KEY.matcher(destination.kmsKeyArn());
        if (!key.matches()) {
            return "the value of kmsKeyArn is not the ARN of a key.";
        }
        Optional<BucketDirectory.Found> found =
                new BucketDirectory(ground.world()).find(destination.bucketName());
        if (found.isEmpty()) {
            return "the bucket doesn't exist.";
        }
        BucketDirectory.Found bucket = found.get();
        if (!bucket.region().equals(key.group(1))) {
            return "the KMS key is in another Region than the bucket.";
        }
        if (!takesResults(bucket.region())) {
            return "results of this Region can't be stored in a bucket of that Region.";
        }
        String prefix = destination.keyPrefix() == null ? "" : destination.keyPrefix();
        if (!writes(bucket, prefix)) {
            return "Macie isn't allowed to write to the bucket. Check the bucket policy.";
        }
        return encrypts(destination.kmsKeyArn())
                ? null
                : "Macie isn't allowed to use the KMS key. Check the key policy.";
    }

    private boolean writes(BucketDirectory.Found bucket, String prefix) {
        String object = prefix + "AWSLogs/%s/Macie/result.jsonl.gz".formatted(ground.account());
        return bucket.allows(principal(), "s3:GetBucketLocation", "", context())
                && bucket.allows(principal(), "s3:PutObject", object, context());
    }

    private boolean encrypts(String keyArn) {
        return new KeyDirectory(ground.world())
                .find(keyArn, ground.account(), ground.region())
                .filter(key -> key.enabled() && key.symmetric())
                .filter(key -> key.allows(principal(), "kms:GenerateDataKey", context()))
                .filter(key -> key.allows(principal(), "kms:Encrypt", context()))
                .isPresent();
    }

    private Map<String, String> context() {
        return Map.of(
                "aws:SourceAccount",
                ground.account(),
                "aws:SourceArn",
                ground.arn("export-configuration:default"));
    }

    private boolean takesResults(String bucketRegion) {
        return AwsRegions.enabledByDefault(bucketRegion) || bucketRegion.equals(ground.region());
    }

    private String principal() {
        return AwsRegions.enabledByDefault(ground.region())
                ? "macie.amazonaws.com"
                : "macie.%s.amazonaws.com".formatted(ground.region());
    }
}
