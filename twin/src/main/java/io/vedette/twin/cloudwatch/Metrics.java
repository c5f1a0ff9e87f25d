package io.vedette.twin.cloudwatch;

import io.vedette.twin.World;
import java.time.Instant;
import java.util.Map;

/**
 * Takes the metrics that AWS services publish about an account in a Region, and lets the alarms on
 * them ring.
 */
public final class Metrics {

    private final World world;

    public Metrics(World world) {
        this.world = world;
    }

    /** Publishes one value, now. */
    public void publish(
            String account,
            String region,
            String namespace,
            String name,
            Map<String, String> dimensions,
            double value) {
        note(account, region, namespace, name, dimensions, value);
        ring(account, region);
    }

    /** Takes one value, now, that no alarm sees before {@link #ring}. */
    public void note(
            String account,
            String region,
            String namespace,
            String name,
            Map<String, String> dimensions,
            double value) {
        add(account, region, Metric.of(namespace, name, dimensions), value, world.now());
    }

    /** Lets the alarms of an account's Region see what was noted. */
    public void ring(String account, String region) {
        new AlarmWatch(world).catchUp(account, region);
    }

    void add(String account, String region, Metric metric, double value, Instant time) {
        world.state(MetricsState.class, account, region)
                .add(metric.key(), time, MetricsState.Point.of(value), world.now());
    }

    /** Publishes values of one by itself from now on, so many a minute, until {@link #ebb}. */
    public void flow(
            String account,
            String region,
            String namespace,
            String name,
            Map<String, String> dimensions,
            double perMinute) {
        world.state(MetricsState.class, account, region)
                .flow(Metric.of(namespace, name, dimensions).key(), perMinute, world.now());
    }

    /** Ends what flows. */
    public void ebb(
            String account,
            String region,
            String namespace,
            String name,
            Map<String, String> dimensions) {
        if (world.peek(MetricsState.class, account, region).isPresent()) {
            world.state(MetricsState.class, account, region)
                    .ebb(Metric.of(namespace, name, dimensions).key(), world.now());
        }
    }
}
