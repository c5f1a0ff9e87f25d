package io.vedette.core.cloud;

import io.vedette.core.cloud.RequestRates.Rate;
import java.time.Duration;
import java.time.Instant;

/**
 * Spaces calls: a call takes a token, and waits for one that is still to come.
 *
 * <p>A refused call slows the bucket down, and calls that succeed bring it back to its rate, so
 * that a limit nobody documented is found and kept.
 */
final class TokenBucket {

    private static final double SLOWEST = 1 / 16.0;
    private static final double SLOWER = 0.7;
    private static final double FASTER = 1.02;

    private final Rate rate;
    private double tokens;
    private double pace = 1;
    private Instant last;

    TokenBucket(Rate rate, Instant now) {
        this.rate = rate;
        this.tokens = rate.burst();
        this.last = now;
    }

    /** Takes a token; the answer is how long to wait until it is there. */
    synchronized Duration take(Instant now) {
        double perSecond = rate.perSecond() * pace;
        double passed = Math.max(0, Duration.between(last, now).toNanos() / 1e9);
        if (now.isAfter(last)) {
            last = now;
        }
        tokens = Math.min(rate.burst(), tokens + passed * perSecond) - 1;
        if (tokens >= 0) {
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) (-tokens / perSecond * 1e9));
    }

    synchronized void slowDown() {
        pace = Math.max(SLOWEST, pace * SLOWER);
    }

    synchronized void speedUp() {
        pace = Math.min(1, pace * FASTER);
    }
}
