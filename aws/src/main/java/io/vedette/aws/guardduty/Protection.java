package io.vedette.aws.guardduty;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;

/**
 * Whether one feature is on for an account, and which agents GuardDuty manages for it.
 *
 * @param agents the feature's additional configuration, such as {@code EKS_ADDON_MANAGEMENT}
 * @see <a
 *     href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html">
 *     GuardDuty: DetectorFeatureConfiguration</a>
 */
record Protection(FeatureStatus status, Map<String, FeatureStatus> agents) {

    private static final Protection OFF = new Protection(FeatureStatus.DISABLED, Map.of());

    Protection {
        agents = sorted(agents);
    }

    /**
     * What is observed of the features and agents that are decided. One that AWS does not speak of
     * is off: GuardDuty leaves out what a Region does not offer.
     */
    static Map<String, Protection> observed(
            Map<String, Protection> all, Map<String, Protection> decided) {
        Map<String, Protection> observed = new TreeMap<>();
        decided.forEach((name, desired) -> {
            Protection found = all.getOrDefault(name, OFF);
            observed.put(
                    name,
                    new Protection(
                            found.status,
                            only(desired.agents, found.agents, FeatureStatus.DISABLED)));
        });
        return observed;
    }

    /** What is to be asked of AWS: the features that are not as desired. */
    static <P> Map<String, P> differing(Map<String, P> before, Map<String, P> desired) {
        Map<String, P> differing = new TreeMap<>(desired);
        differing.entrySet().removeIf(it -> it.getValue().equals(before.get(it.getKey())));
        return differing;
    }

    /** An unmodifiable copy whose order, and so whatever is printed of it, is stable. */
    static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    static <V> Map<String, V> only(Map<String, V> decided, Map<String, V> found, V otherwise) {
        Map<String, V> only = new TreeMap<>();
        decided.keySet().forEach(name -> only.put(name, found.getOrDefault(name, otherwise)));
        return only;
    }

    static <T, V> Map<String, V> byName(
            Iterable<T> items, Function<T, String> name, Function<T, V> value) {
        Map<String, V> byName = new TreeMap<>();
        items.forEach(item -> byName.put(name.apply(item), value.apply(item)));
        return byName;
    }
}
