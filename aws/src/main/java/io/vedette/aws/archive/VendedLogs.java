package io.vedette.aws.archive;

import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Region;
import java.util.Map;

/**
 * What CloudWatch Logs' delivery service must be allowed, to put logs of other services into
 * buckets of the log archive, for our accounts' logs of one region and no others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html">Logs
 *     sent to Amazon S3</a>
 */
public record VendedLogs(LogArchive archive, Region region) {

    /** Who delivers. */
    public static final String SERVICE = "delivery.logs.amazonaws.com";

    private static final String SOURCE_ARN = "aws:SourceArn";

    /** What the bucket allows, by statement id. */
    public Map<String, Statement> bucket(String name) {
        return Map.of(
                "VedetteLogDeliveryWrite",
                delivery("s3:PutObject")
                        .on(Arns.bucket(region, name + "/AWSLogs/*"))
                        .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"),
                // Without ListBucket every delivery of a log leaves a denied call in CloudTrail.
                "VedetteLogDeliveryCheck",
                delivery("s3:GetBucketAcl", "s3:ListBucket").on(Arns.bucket(region, name)));
    }

    /** A key that the service encrypts with. */
    public LogArchive.KeyUse key(String alias) {
        return new LogArchive.KeyUse(
                alias,
                Map.of(
                        "VedetteLogDeliveryEncryption",
                        delivery(
                                        "kms:Decrypt",
                                        "kms:DescribeKey",
                                        "kms:Encrypt",
                                        "kms:GenerateDataKey*",
                                        "kms:ReEncrypt*")
                                .on("*")));
    }

    private Statement delivery(String... actions) {
        return archive.onBehalfOfOurs(
                Statement.allow(actions).toService(SERVICE).when("ArnLike", SOURCE_ARN, source()));
    }

    private String source() {
        return "arn:%s:logs:%s:*:*".formatted(Arns.partition(region), region);
    }
}
