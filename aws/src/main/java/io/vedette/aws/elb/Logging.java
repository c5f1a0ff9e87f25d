package io.vedette.aws.elb;

import io.vedette.core.resource.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Where a load balancer writes logs of one kind.
 *
 * @param bucket null where it writes none
 * @param prefix what comes before {@code AWSLogs} in the bucket; empty for nothing
 */
record Logging(@Nullable String bucket, String prefix) {

    static final Logging OFF = new Logging(null, "");

    static Logging of(boolean enabled, @Nullable String bucket, @Nullable String prefix) {
        return enabled && bucket != null ? new Logging(bucket, prefix == null ? "" : prefix) : OFF;
    }

    /** Logs that go to another bucket are somebody's, who may count on them. */
    Reading<Logging> reading(Logging desired, boolean replaceForeign) {
        boolean foreign = bucket != null && !bucket.equals(desired.bucket());
        return foreign && !replaceForeign
                ? new Reading.OffLimits<>(
                        "it logs to bucket %s already; replace-foreign: true redirects it"
                                .formatted(bucket))
                : new Reading.Present<>(this);
    }
}
