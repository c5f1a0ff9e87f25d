package io.vedette.aws.guardduty;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.OrgFeatureStatus;

/**
 * For which members GuardDuty turns one feature on by itself, and likewise its agents.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/guardduty/latest/APIReference/API_OrganizationFeatureConfiguration.html">
 *     GuardDuty: OrganizationFeatureConfiguration</a>
 */
record AutoProtection(OrgFeatureStatus autoEnable, Map<String, OrgFeatureStatus> agents) {

    private static final AutoProtection OFF = new AutoProtection(OrgFeatureStatus.NONE, Map.of());

    AutoProtection {
        agents = Protection.sorted(agents);
    }

    /** What is observed of the features and agents that are decided; the rest is left out. */
    static Map<String, AutoProtection> observed(
            Map<String, AutoProtection> all, Map<String, AutoProtection> decided) {
        Map<String, AutoProtection> observed = new TreeMap<>();
        decided.forEach((name, desired) -> {
            AutoProtection found = all.getOrDefault(name, OFF);
            observed.put(
                    name,
                    new AutoProtection(
                            found.autoEnable,
                            Protection.only(desired.agents, found.agents, OrgFeatureStatus.NONE)));
        });
        return observed;
    }
}
