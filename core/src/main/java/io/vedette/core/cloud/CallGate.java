package io.vedette.core.cloud;

import io.vedette.core.cloud.CloudFailures.Retry;
import io.vedette.core.cloud.RequestRates.Rate;
import io.vedette.core.organization.Target;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The one gate that every call to the cloud passes: it spaces calls by token bucket, caps how many
 * are open, retries what is worth retrying with exponential backoff and full jitter, and counts.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry
 *     behavior of the AWS SDKs</a>
 */
public final class CallGate {

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(20);

    private record BucketKey(Target target, String service, String bucket) {}

    private record CallKind(String service, String operation) {}

    private final Time time;
    private final RequestRates rates;
    private final CloudFailures failures;
    private final RandomGenerator random;
    private final Time.Slots slots;
    private final Map<BucketKey, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Map<CallKind, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, Time.Slots> turns = new ConcurrentHashMap<>();

    public CallGate(
            Time time,
            RequestRates rates,
            CloudFailures failures,
            RandomGenerator random,
            int maxOpenCalls) {
        this.time = time;
        this.rates = rates;
        this.failures = failures;
        this.random = random;
        this.slots = time.slots(maxOpenCalls);
    }

    /** Makes a call; what it throws in the end is the cloud's own exception. */
    public <T> T call(Call call, Supplier<T> action) {
        return retrying(
                call,
                () -> {
                    slots.take();
                    try {
                        return action.get();
                    } finally {
                        slots.giveBack();
                    }
                });
    }

    /**
     * Makes a call on behalf of one that is open, such as taking a role for it. It takes no slot of
     * its own: were all slots held by calls that wait for one more, nothing would ever go on.
     */
    public <T> T callWithin(Call call, Supplier<T> action) {
        return retrying(call, action);
    }

    /**
     * Does something that nobody else does at the same time to the same thing: reading a document
     * that others write to as well, changing it and writing it back.
     */
    public <T> T alone(String thing, Supplier<T> action) {
        Time.Slots turn = turns.computeIfAbsent(thing, _ -> time.slots(1));
        turn.take();
        try {
            return action.get();
        } finally {
            turn.giveBack();
        }
    }

    private <T> T retrying(Call call, Supplier<T> action) {
        TokenBucket bucket = bucket(call);
        // A throttled call says nothing of how often it may fail, and the other way round.
        Map<Retry, Integer> failed = new EnumMap<>(Retry.class);
        for (int attempt = 1; ; attempt++) {
            time.sleep(bucket.take(time.now()));
            count(call);
            try {
                T answer = action.get();
                bucket.speedUp();
                return answer;
            } catch (RuntimeException failure) {
                Retry retry = failures.retry(failure);
                if (retry == Retry.SLOWER) {
                    bucket.slowDown();
                }
                if (failed.merge(retry, 1, Integer::sum) >= attempts(retry)) {
                    failure.addSuppressed(new FailedCall(call, attempt));
                    throw failure;
                }
                time.sleep(backoff(retry, attempt));
            }
        }
    }

    private void count(Call call) {
        counts.computeIfAbsent(new CallKind(call.service(), call.operation()), _ -> new LongAdder())
                .increment();
    }

    /** Throttling always ends; a failure that lasts is better reported than waited for. */
    private static int attempts(Retry retry) {
        return switch (retry) {
            case SLOWER -> 15;
            case AGAIN -> 8;
            case LATER -> 6;
            case NEVER -> 1;
        };
    }

    private TokenBucket bucket(Call call) {
        Rate rate = rates.of(call);
        return buckets.computeIfAbsent(
                new BucketKey(call.target(), call.service(), rate.bucket()),
                _ -> new TokenBucket(rate, time.now()));
    }

    private Duration backoff(Retry retry, int attempt) {
        long base = retry == Retry.LATER ? 2_000 : 100;
        long ceiling = Math.min(LONGEST_BACKOFF.toMillis(), base << attempt);
        return Duration.ofMillis(random.nextLong(base / 2, ceiling));
    }

    /** How many calls were made, retries included. */
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How many calls were made of each operation, as {@code service:Operation}. */
    public Map<String, Long> byOperation() {
        return counts.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                it -> it.getKey().service() + ":" + it.getKey().operation(),
                                it -> it.getValue().sum()));
    }
}
