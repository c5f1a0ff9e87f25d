package io.vedette.aws.guardduty;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.guardduty.model.DetectorAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.MemberAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfiguration;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.OrgFeatureStatus;
import software.amazon.awssdk.services.guardduty.model.OrganizationAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfigurationResult;

/**
 * Translates features between Vedette's records and the three families of shapes that GuardDuty has
 * for them: the detector's, the member's and the organization's.
 */
final class FeatureShapes {

    private FeatureShapes() {}

    static Map<String, Protection> ofDetector(List<DetectorFeatureConfigurationResult> features) {
        return Protection.byName(
                features,
                DetectorFeatureConfigurationResult::nameAsString,
                feature ->
                        new Protection(
                                feature.status(),
                                Protection.byName(
                                        feature.additionalConfiguration(),
                                        agent -> agent.nameAsString(),
                                        agent -> agent.status())));
    }

    static Map<String, Protection> ofMember(List<MemberFeaturesConfigurationResult> features) {
        return Protection.byName(
                features,
                MemberFeaturesConfigurationResult::nameAsString,
                feature ->
                        new Protection(
                                feature.status(),
                                Protection.byName(
                                        feature.additionalConfiguration(),
                                        agent -> agent.nameAsString(),
                                        agent -> agent.status())));
    }

    static Map<String, AutoProtection> ofOrganization(
            List<OrganizationFeatureConfigurationResult> features) {
        return Protection.byName(
                features,
                OrganizationFeatureConfigurationResult::nameAsString,
                feature ->
                        new AutoProtection(
                                feature.autoEnable(),
                                Protection.byName(
                                        feature.additionalConfiguration(),
                                        agent -> agent.nameAsString(),
                                        agent -> agent.autoEnable())));
    }

    static DetectorFeatureConfiguration forDetector(String name, Protection protection) {
        return DetectorFeatureConfiguration.builder()
                .name(name)
                .status(protection.status())
                .additionalConfiguration(
                        protection.agents().entrySet().stream()
                                .map(agent -> detectorAgent(agent.getKey(), agent.getValue()))
                                .toList())
                .build();
    }

    private static DetectorAdditionalConfiguration detectorAgent(
            String name, FeatureStatus status) {
        return DetectorAdditionalConfiguration.builder().name(name).status(status).build();
    }

    static MemberFeaturesConfiguration forMember(String name, Protection protection) {
        return MemberFeaturesConfiguration.builder()
                .name(name)
                .status(protection.status())
                .additionalConfiguration(
                        protection.agents().entrySet().stream()
                                .map(agent -> memberAgent(agent.getKey(), agent.getValue()))
                                .toList())
                .build();
    }

    private static MemberAdditionalConfiguration memberAgent(String name, FeatureStatus status) {
        return MemberAdditionalConfiguration.builder().name(name).status(status).build();
    }

    static OrganizationFeatureConfiguration forOrganization(String name, AutoProtection feature) {
        return OrganizationFeatureConfiguration.builder()
                .name(name)
                .autoEnable(feature.autoEnable())
                .additionalConfiguration(
                        feature.agents().entrySet().stream()
                                .map(agent -> organizationAgent(agent.getKey(), agent.getValue()))
                                .toList())
                .build();
    }

    private static OrganizationAdditionalConfiguration organizationAgent(
            String name, OrgFeatureStatus status) {
        return OrganizationAdditionalConfiguration.builder().name(name).autoEnable(status).build();
    }
}
