package io.vedette.twin.elb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.List;
import java.util.Locale;

/**
 * A load balancer that is there before anybody looks.
 *
 * @param listeners the protocols of its listeners, such as {@code TLS}; each has a port of its own
 */
public record LoadBalancerEntry(
        String account, String region, String name, Type type, List<String> listeners) {

    private static final int FIRST_PORT = 443;

    /** What Elastic Load Balancing offers. */
    public enum Type {
        APPLICATION,
        NETWORK,
        GATEWAY,
        CLASSIC
    }

    public LoadBalancerEntry {
        listeners = List.copyOf(listeners);
    }

    /** Puts it into a world. */
    public void in(World world) {
        Caller owner = new Caller(account, region);
        if (type == Type.CLASSIC) {
            ClassicLoadBalancer made = ClassicLoadBalancer.of(name, "internet-facing", world.now());
            int port = FIRST_PORT;
            for (String protocol : listeners) {
                made.listeners().put(port++, protocol);
            }
            world.state(ClassicFleet.class, owner).byName().put(name, made);
            return;
        }
        LoadBalancer made =
                LoadBalancer.of(
                        owner,
                        world.ids().hex(owner, "load-balancer", 16),
                        name,
                        type.name().toLowerCase(Locale.ROOT),
                        "internet-facing",
                        world.now());
        int port = FIRST_PORT;
        for (String protocol : listeners) {
            made.listen(world.ids().hex(owner, "listener", 16), protocol, port++);
        }
        world.state(Fleet.class, owner).byName().put(name, made);
    }
}
