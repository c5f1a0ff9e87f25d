package io.vedette.twin.cloudtrail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a trail's latest deliveries.
 *
 * @param attempted when CloudTrail last tried
 * @param bucketDelivered when a log file last arrived in the bucket
 * @param bucketError S3's answer to the latest attempt; null where it succeeded
 */
record Deliveries(
        Instant attempted,
        @Nullable Instant bucketDelivered,
        @Nullable String bucketError,
        @Nullable Instant logsDelivered,
        @Nullable String logsError) {}
