package io.vedette.twin.elb;

import io.vedette.twin.Caller;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/** One application, network or gateway load balancer. */
final class LoadBalancer {

    private String arn = "";
    private String name = "";
    private String type = "";
    private String scheme = "";
    private Instant created = Instant.EPOCH;
    private NavigableMap<String, String> attributes = new TreeMap<>();

    /** Protocols by listener, by its ARN. */
    private NavigableMap<String, String> protocols = new TreeMap<>();

    private NavigableMap<String, Integer> ports = new TreeMap<>();

    static LoadBalancer of(
            Caller owner, String id, String name, String type, String scheme, Instant created) {
        LoadBalancer made = new LoadBalancer();
        made.arn =
                "arn:aws:elasticloadbalancing:%s:%s:loadbalancer/%s/%s/%s"
                        .formatted(owner.region(), owner.account(), kind(type), name, id);
        made.name = name;
        made.type = type;
        made.scheme = scheme;
        made.created = created;
        made.attributes.putAll(AttributeRules.defaults(type));
        return made;
    }

    private static String kind(String type) {
        return switch (type) {
            case "application" -> "app";
            case "network" -> "net";
            default -> "gwy";
        };
    }

    String arn() {
        return arn;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    String scheme() {
        return scheme;
    }

    Instant created() {
        return created;
    }

    NavigableMap<String, String> attributes() {
        return attributes;
    }

    Listener listen(String id, String protocol, int port) {
        String listener = arn.replace(":loadbalancer/", ":listener/") + "/" + id;
        protocols.put(listener, protocol);
        ports.put(listener, port);
        return listener(listener);
    }

    NavigableMap<String, String> protocols() {
        return protocols;
    }

    Listener listener(String listenerArn) {
        return Listener.builder()
                .listenerArn(listenerArn)
                .loadBalancerArn(arn)
                .protocol(protocols.get(listenerArn))
                .port(ports.get(listenerArn))
                .build();
    }
}
