package io.vedette.aws.guardduty;

import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.GuardDutySettings.AutoEnable;
import io.vedette.core.catalog.GuardDutySettings.ProtectionPlan;
import io.vedette.core.catalog.GuardDutySettings.RuntimeAgent;
import io.vedette.core.organization.Region;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.OrgFeature;
import software.amazon.awssdk.services.guardduty.model.OrgFeatureAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrgFeatureStatus;

/**
 * Turns the protection plans of the baseline into GuardDuty's features: those chosen on, all others
 * off.
 *
 * <p>{@code EKS_RUNTIME_MONITORING} is never among them: {@code RUNTIME_MONITORING} includes it,
 * and GuardDuty refuses the two together.
 */
final class Features {

    /**
     * What GuardDuty does not offer everywhere it has an endpoint.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html">GuardDuty:
     *     Region-specific feature availability</a>
     */
    private static final Map<OrgFeature, Set<String>> UNOFFERED =
            Map.of(OrgFeature.RDS_LOGIN_EVENTS, Set.of("ap-east-2"));

    private final GuardDutySettings settings;
    private final AutoEnableMembers enrolment;

    Features(GuardDutySettings settings, AutoEnableMembers enrolment) {
        this.settings = settings;
        this.enrolment = enrolment;
    }

    /** The features that the baseline asks for and GuardDuty does not offer in a Region. */
    List<String> unofferedIn(Region region) {
        return Arrays.stream(ProtectionPlan.values())
                .filter(settings.protectionPlans()::contains)
                .map(Features::feature)
                .filter(feature -> !isOffered(feature, region))
                .map(OrgFeature::toString)
                .toList();
    }

    /** Each feature of an account's detector. */
    Map<String, Protection> of(Region region) {
        Map<String, Protection> features = new TreeMap<>();
        for (ProtectionPlan plan : ProtectionPlan.values()) {
            if (isOffered(feature(plan), region)) {
                Map<String, FeatureStatus> agents = new TreeMap<>();
                if (hasAgents(plan)) {
                    for (RuntimeAgent agent : RuntimeAgent.values()) {
                        agents.put(agent(agent), status(settings.runtimeAgents().contains(agent)));
                    }
                }
                features.put(
                        feature(plan).toString(),
                        new Protection(status(settings.protectionPlans().contains(plan)), agents));
            }
        }
        return features;
    }

    /** Each feature of the organization's configuration. */
    Map<String, AutoProtection> ofOrganization(Region region) {
        Map<String, AutoProtection> features = new TreeMap<>();
        of(region)
                .forEach((name, protection) -> {
                    Map<String, OrgFeatureStatus> agents = new TreeMap<>();
                    protection
                            .agents()
                            .forEach((agent, status) -> agents.put(agent, autoEnable(status)));
                    features.put(name, new AutoProtection(autoEnable(protection.status()), agents));
                });
        return features;
    }

    private boolean hasAgents(ProtectionPlan plan) {
        return plan == ProtectionPlan.RUNTIME && settings.protectionPlans().contains(plan);
    }

    private OrgFeatureStatus autoEnable(FeatureStatus status) {
        return status == FeatureStatus.ENABLED
                ? OrgFeatureStatus.fromValue(enrolment.toString())
                : OrgFeatureStatus.NONE;
    }

    private static FeatureStatus status(boolean on) {
        return on ? FeatureStatus.ENABLED : FeatureStatus.DISABLED;
    }

    private static boolean isOffered(OrgFeature feature, Region region) {
        return !UNOFFERED.getOrDefault(feature, Set.of()).contains(region.code());
    }

    private static OrgFeature feature(ProtectionPlan plan) {
        return switch (plan) {
            case S3 -> OrgFeature.S3_DATA_EVENTS;
            case EKS_AUDIT_LOGS -> OrgFeature.EKS_AUDIT_LOGS;
            case MALWARE -> OrgFeature.EBS_MALWARE_PROTECTION;
            case RDS_LOGIN -> OrgFeature.RDS_LOGIN_EVENTS;
            case LAMBDA -> OrgFeature.LAMBDA_NETWORK_LOGS;
            case RUNTIME -> OrgFeature.RUNTIME_MONITORING;
        };
    }

    private static String agent(RuntimeAgent agent) {
        OrgFeatureAdditionalConfiguration configuration =
                switch (agent) {
                    case EKS -> OrgFeatureAdditionalConfiguration.EKS_ADDON_MANAGEMENT;
                    case ECS_FARGATE ->
                            OrgFeatureAdditionalConfiguration.ECS_FARGATE_AGENT_MANAGEMENT;
                    case EC2 -> OrgFeatureAdditionalConfiguration.EC2_AGENT_MANAGEMENT;
                };
        return configuration.toString();
    }

    /** Which accounts GuardDuty is to enrol by itself. */
    static AutoEnableMembers enrolment(AutoEnable chosen, boolean someExcluded) {
        return switch (chosen) {
            // ALL would enrol the accounts that the baseline leaves out, again and again.
            case ALL -> someExcluded ? AutoEnableMembers.NEW : AutoEnableMembers.ALL;
            case NEW -> AutoEnableMembers.NEW;
            case NONE -> AutoEnableMembers.NONE;
        };
    }
}
