package io.vedette.twin.elb;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which attributes a load balancer has, and which values they take.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html">LoadBalancerAttribute</a>
 */
final class AttributeRules {

    private static final String OFF = "false";

    private static final Map<String, String> OF_ALL = Map.of("deletion_protection.enabled", OFF);

    private static final Map<String, String> OF_APPLICATION_AND_NETWORK =
            Map.of(
                    "access_logs.s3.enabled", OFF,
                    "access_logs.s3.bucket", "",
                    "access_logs.s3.prefix", "",
                    "ipv6.deny_all_igw_traffic", OFF,
                    "zonal_shift.config.enabled", OFF);

    private static final Map<String, String> OF_APPLICATION =
            Map.ofEntries(
                    Map.entry("client_keep_alive.seconds", "3600"),
                    Map.entry("connection_logs.s3.enabled", OFF),
                    Map.entry("connection_logs.s3.bucket", ""),
                    Map.entry("connection_logs.s3.prefix", ""),
                    Map.entry("health_check_logs.s3.enabled", OFF),
                    Map.entry("health_check_logs.s3.bucket", ""),
                    Map.entry("health_check_logs.s3.prefix", ""),
                    Map.entry("idle_timeout.timeout_seconds", "60"),
                    Map.entry("load_balancing.cross_zone.enabled", "true"),
                    Map.entry("routing.http.desync_mitigation_mode", "defensive"),
                    Map.entry("routing.http.drop_invalid_header_fields.enabled", OFF),
                    Map.entry("routing.http2.enabled", "true"),
                    Map.entry("waf.fail_open.enabled", OFF));

    private static final Map<String, String> OF_NETWORK =
            Map.of(
                    "dns_record.client_routing_policy", "any_availability_zone",
                    "load_balancing.cross_zone.enabled", OFF,
                    "secondary_ips.auto_assigned.per_subnet", "0");

    private static final Map<String, String> OF_GATEWAY =
            Map.of("load_balancing.cross_zone.enabled", OFF);

    private AttributeRules() {}

    static Map<String, String> defaults(String type) {
        Map<String, String> defaults = new TreeMap<>(OF_ALL);
        switch (type) {
            case "application" -> {
                defaults.putAll(OF_APPLICATION_AND_NETWORK);
                defaults.putAll(OF_APPLICATION);
            }
            case "network" -> {
                defaults.putAll(OF_APPLICATION_AND_NETWORK);
                defaults.putAll(OF_NETWORK);
            }
            default -> defaults.putAll(OF_GATEWAY);
        }
        return defaults;
    }

    /** Why a load balancer of a type does not take an attribute; empty where it does. */
    static Optional<String> refusal(String type, String key, String value) {
        if (!defaults(type).containsKey(key)) {
            boolean known =
                    defaults("application").containsKey(key)
                            || defaults("network").containsKey(key);
            return Optional.of(
                    known
                            ? "Load balancer attribute key '%s' is not supported on load balancers with type '%s'"
                                    .formatted(key, type)
                            : "Load balancer attribute key '%s' is not recognized".formatted(key));
        }
        if (key.endsWith(".enabled") && !value.equals("true") && !value.equals(OFF)) {
            return Optional.of(
                    "Load balancer attribute value '%s' is not valid for key '%s': must be true or false"
                            .formatted(value, key));
        }
        return Optional.empty();
    }
}
