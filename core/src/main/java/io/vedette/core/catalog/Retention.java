package io.vedette.core.catalog;

import java.util.Set;

/** Judges how long logs are to be kept. */
final class Retention {

    private static final Set<Integer> OFFERED =
            Set.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    private Retention() {}

    static void require(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("retention-days is %d; at least 1".formatted(days));
        }
    }

    /** The lock of a bucket ends before what it holds expires. */
    static void require(int days, LogBucketSettings bucket) {
        require(days);
        if (bucket.objectLock().enabled() && bucket.objectLock().days() > days) {
            throw new IllegalArgumentException(
                    "object-lock keeps %d days, longer than retention-days %d"
                            .formatted(bucket.objectLock().days(), days));
        }
    }

    /** One of the numbers of days that CloudWatch Logs offers. */
    static void requireOffered(int days) {
        if (!OFFERED.contains(days)) {
            throw new IllegalArgumentException(
                    "retention-days is %d; CloudWatch Logs offers %s"
                            .formatted(days, OFFERED.stream().sorted().toList()));
        }
    }
}
