package io.vedette.aws.elb;

import java.util.Optional;

/**
 * A load balancer, as far as its logs go.
 *
 * @param id a classic one's name; of the others what their ARN says after {@code loadbalancer/}
 * @param tls whether it has a listener for TLS; told of network load balancers only
 */
record LoadBalancer(String id, Type type, boolean tls) {

    /** What Elastic Load Balancing offers; each has logs of its own form, or none. */
    enum Type {
        APPLICATION("application"),
        NETWORK("network"),
        GATEWAY("gateway"),
        CLASSIC("classic");

        private final String prefix;

        Type(String prefix) {
            this.prefix = prefix;
        }

        /** Where in the bucket its logs are. */
        String prefix() {
            return prefix;
        }
    }

    /** Why it keeps no access logs, whatever it is told; empty where it can. */
    Optional<String> mute() {
        return switch (type) {
            case APPLICATION, CLASSIC -> Optional.empty();
            case NETWORK ->
                    tls
                            ? Optional.empty()
                            : Optional.of(
                                    "it has no TLS listener, and a network load balancer logs TLS"
                                            + " requests only");
            case GATEWAY ->
                    Optional.of("gateway load balancers keep no access logs; flow logs tell");
        };
    }
}
