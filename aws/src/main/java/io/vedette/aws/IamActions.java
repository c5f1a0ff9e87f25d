package io.vedette.aws;

import java.util.Map;
import java.util.Set;

/**
 * Tells the IAM action that allows an operation of the SDK; most are called alike.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html">Service
 *     Authorization Reference</a>
 */
public final class IamActions {

    /** AWS lets everybody do these. */
    private static final Set<String> FREE = Set.of("sts:GetCallerIdentity");

    /** IAM's prefix of a service whose model has another name. */
    private static final Map<String, String> PREFIXES =
            Map.of(
                    "elb", "elasticloadbalancing",
                    "elbv2", "elasticloadbalancing",
                    // CloudWatch's endpoints and signatures call it so.
                    "monitoring", "cloudwatch");

    private static final Map<String, String> OTHERWISE =
            Map.ofEntries(
                    Map.entry("s3:ListBuckets", "s3:ListAllMyBuckets"),
                    Map.entry("s3:HeadBucket", "s3:ListBucket"),
                    Map.entry("s3:ListObjectsV2", "s3:ListBucket"),
                    Map.entry("s3:ListObjectVersions", "s3:ListBucketVersions"),
                    Map.entry("s3:DeleteObjects", "s3:DeleteObject"),
                    Map.entry("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
                    Map.entry("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
                    Map.entry("s3:DeleteBucketEncryption", "s3:PutEncryptionConfiguration"),
                    Map.entry("s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
                    Map.entry("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
                    Map.entry("s3:DeleteBucketLifecycle", "s3:PutLifecycleConfiguration"),
                    Map.entry("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
                    Map.entry("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
                    Map.entry("s3:DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
                    Map.entry("s3:DeleteBucketOwnershipControls", "s3:PutBucketOwnershipControls"),
                    Map.entry(
                            "s3:GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
                    Map.entry(
                            "s3:PutObjectLockConfiguration",
                            "s3:PutBucketObjectLockConfiguration"));

    private IamActions() {}

    /** Whether an operation needs a permission at all. */
    public static boolean isRestricted(String service, String operation) {
        return !FREE.contains(service + ":" + operation);
    }

    /** The action, such as {@code s3:ListAllMyBuckets}. */
    public static String of(String service, String operation) {
        String usual = PREFIXES.getOrDefault(service, service) + ":" + operation;
        return OTHERWISE.getOrDefault(usual, usual);
    }
}
