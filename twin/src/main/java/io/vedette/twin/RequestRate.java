package io.vedette.twin;

/**
 * How many calls a service accepts from one account in one region: a token bucket, as AWS
 * throttles.
 *
 * @param perSecond how fast the bucket fills
 * @param burst how much it holds
 */
public record RequestRate(double perSecond, double burst) {

    /** In place of a service's name, stands for every service without a rate of its own. */
    public static final String ANY_SERVICE = "*";

    public RequestRate {
        if (!(perSecond > 0 && burst >= 1)) {
            throw new IllegalArgumentException("a rate needs calls per second and a burst of 1");
        }
    }
}
