package io.vedette.twin.guardduty;

import java.util.regex.Pattern;

/** Whether GuardDuty can write findings to a bucket, encrypted with a key. */
final class PublishingRights {

    private static final Pattern BUCKET = Pattern.compile("arn:[\\w-]+:s3:::[^/]+(/.*)?");
    private static final Pattern KEY =
            Pattern.compile("arn:[\\w-]+:kms:[\\w-]+:\\d{12}:key/[\\w-]+");

    private PublishingRights() {}

    static void require(String bucketArn, String keyArn) {
        if (!BUCKET.matcher(bucketArn).matches()) {
            throw Refusal.invalid("destinationArn");
        }
        if (!KEY.matcher(keyArn).matches()) {
            throw Refusal.invalid("kmsKeyArn");
        }
    }
}
