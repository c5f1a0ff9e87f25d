package io.vedette.aws.cloudtrail;

import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.arns.Arn;

/**
 * What CloudTrail must be allowed in the log archive account, for certain trails and no others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html">Amazon
 *     S3 bucket policy for CloudTrail</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html">KMS
 *     key policies for CloudTrail</a>
 */
final class ArchivePolicies {

    private static final String SERVICE = "cloudtrail.amazonaws.com";
    private static final String SOURCE_ARN = "aws:SourceArn";
    private static final String TRAIL_CONTEXT = "kms:EncryptionContext:aws:cloudtrail:arn";

    private final Set<String> trailArns;

    ArchivePolicies(Set<String> trailArns) {
        this.trailArns = trailArns;
    }

    /** What the bucket allows, given whose logs go there: account ids or an organization's. */
    Map<String, Statement> bucket(Region region, String bucket, Set<String> owners) {
        List<String> logs =
                owners.stream()
                        .map(owner -> Arns.bucket(region, bucket + "/AWSLogs/" + owner + "/*"))
                        .toList();
        return Map.of(
                "VedetteCloudTrailAclCheck",
                forTrails("s3:GetBucketAcl").on(Arns.bucket(region, bucket)),
                "VedetteCloudTrailWrite",
                forTrails("s3:PutObject")
                        .on(logs)
                        .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"));
    }

    /** What the key allows: CloudTrail to encrypt, the account's readers to decrypt logs. */
    Map<String, Statement> key(AccountId archive) {
        Set<String> anyRegion =
                trailArns.stream().map(ArchivePolicies::inAnyRegion).collect(Collectors.toSet());
        return Map.of(
                "VedetteCloudTrailEncrypt",
                forTrails("kms:GenerateDataKey*")
                        .on("*")
                        .when("StringLike", TRAIL_CONTEXT, anyRegion),
                "VedetteCloudTrailDescribe",
                forTrails("kms:DescribeKey").on("*"),
                "VedetteCloudTrailDecrypt",
                Statement.allow("kms:Decrypt")
                        .toAccounts(List.of(archive))
                        .on("*")
                        .when("StringLike", TRAIL_CONTEXT, anyRegion));
    }

    private Statement forTrails(String action) {
        return Statement.allow(action)
                .toService(SERVICE)
                .when("StringEquals", SOURCE_ARN, trailArns);
    }

    /** A trail of many regions encrypts in each under that region's copy of its ARN. */
    private static String inAnyRegion(String trailArn) {
        return Arn.fromString(trailArn).toBuilder().region("*").build().toString();
    }
}
