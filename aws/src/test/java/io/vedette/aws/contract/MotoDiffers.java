package io.vedette.aws.contract;

import org.junit.jupiter.api.Assumptions;

/**
 * Where moto differs from AWS's documentation. The twin follows AWS; the contract says here, and
 * nowhere else, what moto is not asked.
 */
enum MotoDiffers {
    GUARDDUTY_ONE_DETECTOR("moto lets an account have several detectors in a Region"),
    GUARDDUTY_FEATURES(
            "moto answers the features of the last request only, without defaults or checks"),
    GUARDDUTY_FILTER_NAMES("moto lets a new filter replace one of the same name"),
    GUARDDUTY_FILTER_LIST("moto cannot list filters"),
    GUARDDUTY_ADMINISTRATORS(
            "moto lets any account name any number of administrators, and makes them no detector"),
    S3_BUCKET_NAMES("moto accepts reserved prefixes in bucket names"),
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
