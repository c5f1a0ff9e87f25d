package io.vedette.twin.guardduty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which features GuardDuty has, where it offers them, and how a new detector has them.
 *
 * @see <a href="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html">GuardDuty:
 *     Region-specific feature availability</a>
 */
final class FeatureCatalog {

    static final List<String> FOUNDATIONAL = List.of("CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS");

    private static final String RUNTIME = "RUNTIME_MONITORING";
    private static final String EKS_RUNTIME = "EKS_RUNTIME_MONITORING";
    private static final String EKS_AGENT = "EKS_ADDON_MANAGEMENT";

    private static final Map<String, List<String>> AGENTS =
            Map.of(
                    RUNTIME,
                    List.of(EKS_AGENT, "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"),
                    EKS_RUNTIME,
                    List.of(EKS_AGENT));

    private static final List<String> OPTIONAL =
            List.of(
                    "S3_DATA_EVENTS",
                    "EKS_AUDIT_LOGS",
                    "EBS_MALWARE_PROTECTION",
                    "RDS_LOGIN_EVENTS",
                    "LAMBDA_NETWORK_LOGS",
                    EKS_RUNTIME,
                    RUNTIME);

    private static final Map<String, Set<String>> UNOFFERED =
            Map.of("RDS_LOGIN_EVENTS", Set.of("ap-east-2"));

    private FeatureCatalog() {}

    /** The optional features that a Region offers. */
    static List<String> offered(String region) {
        return OPTIONAL.stream().filter(feature -> isOffered(feature, region)).toList();
    }

    private static boolean isOffered(String feature, String region) {
        return !UNOFFERED.getOrDefault(feature, Set.of()).contains(region);
    }

    static List<String> agents(String feature) {
        return AGENTS.getOrDefault(feature, List.of());
    }

    /** All optional features off, as in an account that an administrator enrols. */
    static NavigableMap<String, Feature> off(String region, Instant now) {
        NavigableMap<String, Feature> features = new TreeMap<>();
        for (String name : offered(region)) {
            SortedMap<String, String> agents = new TreeMap<>();
            agents(name).forEach(agent -> agents.put(agent, Feature.DISABLED));
            features.put(name, new Feature(Feature.DISABLED, now, agents));
        }
        return features;
    }

    /** As {@code CreateDetector} has them: all on but runtime monitoring. */
    static NavigableMap<String, Feature> defaults(String region, Instant now) {
        NavigableMap<String, Feature> features = off(region, now);
        features.replaceAll((name, feature) ->
                AGENTS.containsKey(name)
                        ? feature
                        : new Feature(Feature.ENABLED, now, feature.agents()));
        return features;
    }

    /** Refuses what GuardDuty refuses about a list of features. */
    static void check(String region, List<FeatureRequest> requests) {
        List<String> enabled = new ArrayList<>();
        for (FeatureRequest request : requests) {
            if (!isOffered(request.name(), region)) {
                throw Refusal.because(
                        "the feature %s is not supported in this Region."
                                .formatted(request.name()));
            }
            if (!agents(request.name()).containsAll(request.agents().keySet())) {
                throw Refusal.because(
                        "the feature %s does not have the given additional configuration."
                                .formatted(request.name()));
            }
            enabled.add(request.name());
        }
        if (enabled.contains(RUNTIME) && enabled.contains(EKS_RUNTIME)) {
            throw Refusal.because(
                    "both EKS_RUNTIME_MONITORING and RUNTIME_MONITORING are provided in the request.");
        }
    }
}
