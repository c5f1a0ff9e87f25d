package io.vedette.core.cloud;

/** Says how fast the cloud lets itself be called. */
@FunctionalInterface
public interface RequestRates {

    /** For a cloud without limits. */
    RequestRates UNLIMITED = call -> new Rate("", 1e9, 1_000_000_000);

    /** The rate that a call counts against. */
    Rate of(Call call);

    /**
     * A token bucket's measures.
     *
     * @param bucket tells buckets of one service apart where it limits operations separately; empty
     *     for the service's own
     * @param perSecond how many tokens come in a second
     * @param burst how many tokens there can be
     */
    record Rate(String bucket, double perSecond, int burst) {
        public Rate {
            if (perSecond <= 0 || burst < 1) {
                throw new IllegalArgumentException(
                        "rate of %s/s with a burst of %d".formatted(perSecond, burst));
            }
        }
    }
}
