package io.vedette.aws.guardduty;

import io.vedette.core.resource.CostDriver;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;

/** What GuardDuty analyzes of an account, and bills: the foundational sources, and its plans. */
final class AnalyzedSources {

    private static final Map<String, CostDriver> PLANS =
            Map.of(
                    "S3_DATA_EVENTS", CostDriver.GUARDDUTY_S3_EVENTS,
                    "EKS_AUDIT_LOGS", CostDriver.GUARDDUTY_EKS_AUDIT_EVENTS,
                    "EBS_MALWARE_PROTECTION", CostDriver.GUARDDUTY_MALWARE_GB,
                    "RDS_LOGIN_EVENTS", CostDriver.GUARDDUTY_RDS_VCPUS,
                    "LAMBDA_NETWORK_LOGS", CostDriver.GUARDDUTY_LAMBDA_NETWORK_GB,
                    "RUNTIME_MONITORING", CostDriver.GUARDDUTY_RUNTIME_VCPUS);

    private AnalyzedSources() {}

    static Set<CostDriver> of(Map<String, Protection> features) {
        Set<CostDriver> drivers =
                EnumSet.of(
                        CostDriver.GUARDDUTY_MANAGEMENT_EVENTS,
                        CostDriver.GUARDDUTY_FLOW_AND_DNS_LOGS);
        features.forEach((name, protection) -> {
            CostDriver driver = PLANS.get(name);
            if (driver != null && protection.status() == FeatureStatus.ENABLED) {
                drivers.add(driver);
            }
        });
        return drivers;
    }
}
