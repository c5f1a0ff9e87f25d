package io.vedette.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts each account's calls to a service in a region against the rate that the service allows.
 */
final class RequestRates {

    private final Map<String, RequestRate> rates;
    private final ConcurrentMap<Key, Bucket> buckets = new ConcurrentHashMap<>();

    RequestRates(Map<String, RequestRate> rates) {
        this.rates = Map.copyOf(rates);
    }

    /**
     * Whether a call now is within the rate of the service, or of all services where it has none.
     */
    boolean allows(String service, Caller caller, TwinClock clock) {
        RequestRate rate = rate(service);
        return rate == null
                || buckets.computeIfAbsent(
                                new Key(service, caller),
                                ignored -> new Bucket(rate.burst(), clock.now()))
                        .take(rate, clock.now());
    }

    private @Nullable RequestRate rate(String service) {
        RequestRate own = rates.get(service);
        return own != null ? own : rates.get(RequestRate.ANY_SERVICE);
    }

    private record Key(String service, Caller caller) {}

    private static final class Bucket {

        private double tokens;
        private Instant filled;

        Bucket(double tokens, Instant filled) {
            this.tokens = tokens;
            this.filled = filled;
        }

        synchronized boolean take(RequestRate rate, Instant now) {
            if (now.isAfter(filled)) {
                double seconds = Duration.between(filled, now).toNanos() / 1e9;
                tokens = Math.min(rate.burst(), tokens + seconds * rate.perSecond());
                filled = now;
            }
            if (tokens < 1) {
                return false;
            }
            tokens -= 1;
            return true;
        }
    }
}
