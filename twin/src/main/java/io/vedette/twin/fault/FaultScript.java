package io.vedette.twin.fault;

import io.vedette.twin.document.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which calls fail and what takes long.
 *
 * @param seed decides, with the number of the call, which calls the shares hit
 * @param throttled calls that are throttled, with the service's own throttling error
 * @param failed calls that end in another error
 * @param denied calls that are denied
 * @param unprocessed accounts that services leave out of calls about many accounts
 * @param delays how long asynchronous transitions take, by name, such as {@code
 *     securityhub.standard}
 * @param administratorSettling how long after a service's delegated administrator is registered in
 *     one region its registration in others is refused
 */
public record FaultScript(
        long seed,
        List<Share> throttled,
        List<Failure> failed,
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
     * Reads a YAML document; every key may be left out:
     *
     * <pre>{@code
     * seed: 7
     * throttled: [{share: 0.05}, {share: 0.2, service: organizations}]
     * failed: [{share: 0.01, service: organizations, code: ConcurrentModificationException, status: 400}]
     * denied: [{account: "444444444444", service: guardduty, operation: CreateDetector}]
     * unprocessed: [{account: "444444444444", service: guardduty}]
     * delays: {securityhub.standard: PT2M}
     * administrator-settling: PT20S
     * }</pre>
     */
    public static FaultScript read(Path path) {
        return FaultDocument.script(Section.read(path, FaultDocument.KEYS));
    }

    /** Parses the text of a document; the name is for its errors. */
    public static FaultScript parse(String name, String text) {
        return FaultDocument.script(Section.parse(name, text, FaultDocument.KEYS));
    }

    /**
     * How many of which calls.
     *
     * @param of between 0 and 1
     * @param service null for all services
     * @param operation null for all operations
     */
    public record Share(double of, @Nullable String service, @Nullable String operation) {
        public Share {
            if (!(of >= 0 && of <= 1)) {
                throw new IllegalArgumentException("a share is between 0 and 1, not " + of);
            }
        }

        boolean covers(String service, String operation) {
            return isAnyOr(this.service, service) && isAnyOr(this.operation, operation);
        }
    }

    /** Calls that end in an error of the service. */
    public record Failure(Share share, String code, int status) {}

    /** Calls that are denied: all of an account's, or those to a service, or to one operation. */
    public record Denial(String account, @Nullable String service, @Nullable String operation) {

        boolean covers(String account, String service, String operation) {
            return this.account.equals(account)
                    && isAnyOr(this.service, service)
                    && isAnyOr(this.operation, operation);
        }
    }

    /** An account that a service answers as unprocessed or failed in calls about many accounts. */
    public record Unprocessed(String account, String service) {}

    public static Builder builder() {
        return new Builder();
    }

    private static boolean isAnyOr(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    /** Collects the faults of a script. */
    public static final class Builder {

        private long seed;
        private final List<Share> throttled = new ArrayList<>();
        private final List<Failure> failed = new ArrayList<>();
        private final List<Denial> denied = new ArrayList<>();
        private final List<Unprocessed> unprocessed = new ArrayList<>();
        private final Map<String, Duration> delays = new HashMap<>();
        private Duration administratorSettling = Duration.ZERO;

        private Builder() {}

        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Throttles a share of all calls. */
        public Builder throttle(double share) {
            return throttle(new Share(share, null, null));
        }

        public Builder throttle(Share share) {
            throttled.add(share);
            return this;
        }

        /** Lets a share of all calls end in an internal error. */
        public Builder fail(double share) {
            return fail(
                    new Failure(
                            new Share(share, null, null),
                            FaultDocument.INTERNAL,
                            FaultDocument.INTERNAL_STATUS));
        }

        public Builder fail(Failure failure) {
            failed.add(failure);
            return this;
        }

        /** Denies the account everything. */
        public Builder deny(String account) {
            return deny(new Denial(account, null, null));
        }

        public Builder deny(Denial denial) {
            denied.add(denial);
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
