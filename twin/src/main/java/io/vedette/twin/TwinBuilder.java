package io.vedette.twin;

import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.fault.Faults;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a twin before it is opened. Without anything said, it has no faults, no latency and no
 * rates.
 */
public final class TwinBuilder {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final List<TwinService> services;
    private TwinClock clock = TwinClock.simulated(START);
    private FaultScript faults = FaultScript.NONE;
    private long seed;
    private RequestCheck check = RequestCheck.NONE;
    private Latency latency = Latency.NONE;
    private Map<String, RequestRate> rates = Map.of();
    private @Nullable Consumer<CallRecord> log;

    TwinBuilder(List<TwinService> services) {
        this.services = List.copyOf(services);
    }

    /** By default a simulated clock that starts at the same instant in every twin. */
    public TwinBuilder clock(TwinClock clock) {
        this.clock = clock;
        return this;
    }

    public TwinBuilder faults(FaultScript faults) {
        this.faults = faults;
        return this;
    }

    /** Decides the ids of what services create. */
    public TwinBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    public TwinBuilder check(RequestCheck check) {
        this.check = check;
        return this;
    }

    public TwinBuilder latency(Latency latency) {
        this.latency = latency;
        return this;
    }

    /** The rates to hold callers to, by service name or {@link RequestRate#ANY_SERVICE}. */
    public TwinBuilder rates(Map<String, RequestRate> rates) {
        this.rates = Map.copyOf(rates);
        return this;
    }

    /** Receives every call as it ends, from the calling thread. */
    public TwinBuilder log(Consumer<CallRecord> log) {
        this.log = log;
        return this;
    }

    /** Opens a twin that is gone when the program ends. */
    public Twin inMemory() {
        return new Twin(world(), services, this, null);
    }

    /** Opens the twin that the file holds, or an empty one kept in it. */
    public Twin open(Path path) {
        StateFile file = StateFile.open(path);
        try {
            World world = world();
            world.load(file.load());
            return new Twin(world, services, this, file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private World world() {
        return new World(clock, new Faults(faults), seed);
    }

    TwinClock clock() {
        return clock;
    }

    RequestCheck check() {
        return check;
    }

    Latency latency() {
        return latency;
    }

    Map<String, RequestRate> rates() {
        return rates;
    }

    @Nullable Consumer<CallRecord> log() {
        return log;
    }
}
