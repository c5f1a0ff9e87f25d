package io.vedette.twin.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which calls fail and what takes long.
 *
 * @param seed decides, with the number of the call, which calls the rates hit
 * @param throttled how many calls are throttled
 * @param failed how many calls end in an internal error of the service
 * @param delays how long asynchronous transitions take, by name, such as {@code
 *     securityhub.standard}
 * @param administratorSettling how long after a service's delegated administrator is registered in
 *     one region its registration in others is refused
 */
public record FaultScript(
        long seed,
        List<Rate> throttled,
        List<Rate> failed,
        List<Denial> denied,
        List<Unprocessed> unprocessed,
        Map<String, Duration> delays,
        Duration administratorSettling) {

    /** Injects nothing. */
    public static final FaultScript NONE = builder().build();

    public FaultScript {
        throttled = List.copyOf(throttled);
        failed = List.copyOf(failed);
        denied = List.copyOf(denied);
        unprocessed = List.copyOf(unprocessed);
        delays = Map.copyOf(delays);
    }

    /**
     * The share of calls that a fault hits.
     *
     * @param share between 0 and 1
     * @param service whose calls it hits; all services' when null
     */
    public record Rate(double share, @Nullable String service) {
        public Rate {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a rate is between 0 and 1, not " + share);
            }
        }
    }

    /** Calls that are denied: all of an account's, or those to a service, or to one operation. */
    public record Denial(String account, @Nullable String service, @Nullable String operation) {}

    /** An account that a service answers as unprocessed or failed in calls about many accounts. */
    public record Unprocessed(String account, String service) {}

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the faults of a script. */
    public static final class Builder {

        private long seed;
        private final List<Rate> throttled = new ArrayList<>();
        private final List<Rate> failed = new ArrayList<>();
        private final List<Denial> denied = new ArrayList<>();
        private final List<Unprocessed> unprocessed = new ArrayList<>();
        private final Map<String, Duration> delays = new HashMap<>();
        private Duration administratorSettling = Duration.ZERO;

        private Builder() {}

        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        public Builder throttle(double share) {
            throttled.add(new Rate(share, null));
            return this;
        }

        public Builder throttle(double share, String service) {
            throttled.add(new Rate(share, service));
            return this;
        }

        public Builder fail(double share) {
            failed.add(new Rate(share, null));
            return this;
        }

        public Builder fail(double share, String service) {
            failed.add(new Rate(share, service));
            return this;
        }

        public Builder deny(String account) {
            denied.add(new Denial(account, null, null));
            return this;
        }

        public Builder deny(String account, String service) {
            denied.add(new Denial(account, service, null));
            return this;
        }

        public Builder deny(String account, String service, String operation) {
            denied.add(new Denial(account, service, operation));
            return this;
        }

        public Builder unprocessed(String account, String service) {
            unprocessed.add(new Unprocessed(account, service));
            return this;
        }

        public Builder delay(String transition, Duration duration) {
            delays.put(transition, duration);
            return this;
        }

        public Builder administratorSettling(Duration duration) {
            administratorSettling = duration;
            return this;
        }

        public FaultScript build() {
            return new FaultScript(
                    seed, throttled, failed, denied, unprocessed, delays, administratorSettling);
        }
    }
}
