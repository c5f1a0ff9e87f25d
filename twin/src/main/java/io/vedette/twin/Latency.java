package io.vedette.twin;

import java.time.Duration;
import java.util.Map;

/**
 * How long calls take.
 *
 * @param call every call's time
 * @param services the time of a call to a service that differs, by service name
 */
public record Latency(Duration call, Map<String, Duration> services) {

    /** Calls take no time. */
    public static final Latency NONE = new Latency(Duration.ZERO, Map.of());

    public Latency {
        services = Map.copyOf(services);
    }

    public static Latency of(Duration call) {
        return new Latency(call, Map.of());
    }

    Duration of(String service) {
        return services.getOrDefault(service, call);
    }
}
