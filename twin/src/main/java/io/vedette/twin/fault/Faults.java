package io.vedette.twin.fault;

import io.vedette.twin.fault.FaultScript.Denial;
import io.vedette.twin.fault.FaultScript.Rate;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Plays a script: decides for each call whether it fails and how. */
public final class Faults {

    private final FaultScript script;
    private final AtomicLong calls = new AtomicLong();
    private final boolean quiet;

    public Faults(FaultScript script) {
        this.script = script;
        this.quiet =
                script.throttled().isEmpty()
                        && script.failed().isEmpty()
                        && script.denied().isEmpty();
    }

    /** What happens to the next call. The same calls in the same order have the same fate. */
    public Fate next(String service, String operation, String account) {
        if (quiet) {
            return Fate.PROCEED;
        }
        long call = calls.getAndIncrement();
        if (script.denied().stream()
                .anyMatch(denial -> hits(denial, service, operation, account))) {
            return Fate.DENIED;
        }
        SplittableRandom random = new SplittableRandom(script.seed() * 0x9e3779b97f4a7c15L + call);
        if (random.nextDouble() < share(script.throttled(), service)) {
            return Fate.THROTTLED;
        }
        return random.nextDouble() < share(script.failed(), service) ? Fate.FAILED : Fate.PROCEED;
    }

    /** Whether the service answers the account as unprocessed in a call about several accounts. */
    public boolean unprocessed(String service, String account) {
        return script.unprocessed().contains(new FaultScript.Unprocessed(account, service));
    }

    /** How long a transition takes: what the script says of it, otherwise the given time. */
    public Duration delay(String transition, Duration otherwise) {
        return script.delays().getOrDefault(transition, otherwise);
    }

    public Duration administratorSettling() {
        return script.administratorSettling();
    }

    private static boolean hits(Denial denial, String service, String operation, String account) {
        return denial.account().equals(account)
                && isAnyOr(denial.service(), service)
                && isAnyOr(denial.operation(), operation);
    }

    private static boolean isAnyOr(@Nullable String pattern, String value) {
        return pattern == null || pattern.equals(value);
    }

    private static double share(List<Rate> rates, String service) {
        double share = 0;
        for (Rate rate : rates) {
            if (isAnyOr(rate.service(), service)) {
                share += rate.share();
            }
        }
        return share;
    }

    /** What becomes of a call. */
    public enum Fate {
        PROCEED,
        THROTTLED,
        FAILED,
        DENIED
    }
}
