package io.vedette.core.catalog;

import java.util.Set;

/** Judges how long logs are to be kept. */
final class Retention {

    /** What CloudWatch Logs takes ({@code PutRetentionPolicy}). */
    private static final Set<Integer> OF_LOG_GROUPS =
            Set.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    private Retention() {}

    static void require(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("retention-days is %d; at least 1".formatted(days));
        }
    }

    static void requireOfLogGroup(int days) {
        if (!OF_LOG_GROUPS.contains(days)) {
            throw new IllegalArgumentException(
                    "retention-days is %d; CloudWatch Logs takes %s"
                            .formatted(days, OF_LOG_GROUPS.stream().sorted().toList()));
        }
    }
}
