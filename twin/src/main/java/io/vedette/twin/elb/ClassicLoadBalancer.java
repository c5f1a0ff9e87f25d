package io.vedette.twin.elb;

import io.vedette.twin.stored.StoredShape;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancing.model.AccessLog;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;

/** One classic load balancer. */
final class ClassicLoadBalancer {

    private String name = "";
    private String scheme = "";
    private Instant created = Instant.EPOCH;

    /** Protocols by port. */
    private NavigableMap<Integer, String> listeners = new TreeMap<>();

    private NavigableMap<String, Object> attributes =
            StoredShape.write(
                    LoadBalancerAttributes.builder()
                            .accessLog(AccessLog.builder().enabled(false).build())
                            .crossZoneLoadBalancing(it -> it.enabled(false))
                            .connectionDraining(it -> it.enabled(false).timeout(300))
                            .connectionSettings(it -> it.idleTimeout(60))
                            .build());

    static ClassicLoadBalancer of(String name, String scheme, Instant created) {
        ClassicLoadBalancer made = new ClassicLoadBalancer();
        made.name = name;
        made.scheme = scheme;
        made.created = created;
        return made;
    }

    String name() {
        return name;
    }

    String scheme() {
        return scheme;
    }

    Instant created() {
        return created;
    }

    NavigableMap<Integer, String> listeners() {
        return listeners;
    }

    LoadBalancerAttributes attributes() {
        return StoredShape.read(attributes, LoadBalancerAttributes.builder());
    }

    void attributes(LoadBalancerAttributes wanted) {
        attributes = StoredShape.write(wanted);
    }
}
