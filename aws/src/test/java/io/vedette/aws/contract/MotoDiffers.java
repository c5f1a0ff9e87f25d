package io.vedette.aws.contract;

import org.junit.jupiter.api.Assumptions;

/**
 * Where moto differs from AWS's documentation. The twin follows AWS; the contract says here, and
 * nowhere else, what moto is not asked.
 */
enum MotoDiffers {
    CLOUDTRAIL_ARNS("moto starts trails by name only"),
    CLOUDTRAIL_CHECKS("moto replaces a trail of the same name and looks at no policies"),
    CLOUDTRAIL_DEFAULTS("moto's trails begin without selectors, and have no missing insights"),
    CLOUDTRAIL_DESCRIBE("moto describes all trails, whichever are named"),
    CLOUDTRAIL_SELECTORS("moto takes any selectors, and keeps advanced ones beside basic ones"),
    S3_BUCKET_NAMES("moto accepts upper-case letters and underscores in bucket names"),
    S3_LOCATION("moto's regional endpoints create buckets in other regions"),
    S3_BUCKET_PAGES("moto's ListBuckets gives one page and no token for the next"),
    S3_DEFAULT_ENCRYPTION("moto does not encrypt new buckets with AES256"),
    S3_DEFAULT_ACCESS(
            "moto gives new buckets neither a public access block nor ownership controls"),
    S3_PUBLIC_POLICY("moto keeps BlockPublicPolicy but lets public policies pass"),
    S3_LOCKED_VERSIONS("moto suspends versioning on a bucket with object lock"),
    S3_ACCOUNTS("moto lets other accounts at a bucket and answers in every region");

    private final String difference;

    MotoDiffers(String difference) {
        this.difference = difference;
    }

    /** Ends the test here on moto, reporting the difference. */
    void skip(Cloud cloud) {
        Assumptions.assumeTrue(cloud != Cloud.MOTO, difference);
    }
}
