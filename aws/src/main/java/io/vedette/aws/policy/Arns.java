package io.vedette.aws.policy;

import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import software.amazon.awssdk.regions.PartitionMetadata;

/** Spells the ARNs of things whose names are known before they exist, in the right partition. */
public final class Arns {

    private Arns() {}

    /** The ARN of something that is in one region of an account. */
    public static String regional(String service, Target target, String resource) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(
                        partition(target.region()),
                        service,
                        target.region(),
                        target.account(),
                        resource);
    }

    /** The ARN of something that exists once in an account, such as a role. */
    public static String global(String service, Target target, String resource) {
        return "arn:%s:%s::%s:%s"
                .formatted(partition(target.region()), service, target.account(), resource);
    }

    /** The ARN of a bucket, or of what is in it: {@code bucket/prefix/*}. */
    public static String bucket(Region region, String path) {
        return "arn:%s:s3:::%s".formatted(partition(region), path);
    }

    /** The partition of a region: {@code aws}, {@code aws-cn}, {@code aws-us-gov}... */
    public static String partition(Region region) {
        return PartitionMetadata.of(software.amazon.awssdk.regions.Region.of(region.code())).id();
    }

    /** What the names of services and endpoints end with in a region. */
    public static String dnsSuffix(Region region) {
        return PartitionMetadata.of(software.amazon.awssdk.regions.Region.of(region.code()))
                .dnsSuffix();
    }
}
