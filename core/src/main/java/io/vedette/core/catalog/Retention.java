package io.vedette.core.catalog;

/** Judges how long logs are to be kept. */
final class Retention {

    private Retention() {}

    static void require(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("retention-days is %d; at least 1".formatted(days));
        }
    }
}
