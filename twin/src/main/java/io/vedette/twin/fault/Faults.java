package io.vedette.twin.fault;

import io.vedette.twin.fault.FaultScript.Failure;
import io.vedette.twin.fault.FaultScript.Share;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Plays a script: decides for each call whether it fails and how. */
public final class Faults {

    private static final Fate PROCEEDS = new Fate.Proceeds();
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

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
            return PROCEEDS;
        }
        SplittableRandom random =
                new SplittableRandom(script.seed() * SPREAD + calls.getAndIncrement());
        if (script.denied().stream().anyMatch(each -> each.covers(account, service, operation))) {
            return new Fate.Denied();
        }
        for (Share share : script.throttled()) {
            if (share.covers(service, operation) && random.nextDouble() < share.of()) {
                return new Fate.Throttled();
            }
        }
        for (Failure failure : script.failed()) {
            Share share = failure.share();
            if (share.covers(service, operation) && random.nextDouble() < share.of()) {
                return new Fate.Fails(failure.code(), failure.status());
            }
        }
        return PROCEEDS;
    }

    /** Whether the service answers the account as unprocessed in a call about several accounts. */
    public boolean unprocessed(String service, String account) {
        return script.unprocessed().contains(new FaultScript.Unprocessed(account, service));
    }

    /** How long a transition takes: what the script says of it, otherwise the given time. */
    public Duration delay(String transition, Duration otherwise) {
        return script.delays().getOrDefault(transition, otherwise);
    }

    /** How long a delegated administrator's first registration blocks those in other regions. */
    public Duration administratorSettling() {
        return script.administratorSettling();
    }
}
