package io.vedette.twin.guardduty;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;

/**
 * One feature as a request names it, whichever family of shapes it comes in.
 *
 * @param status the status, or for whom it is enabled by itself
 */
record FeatureRequest(String name, String status, SortedMap<String, String> agents) {

    static List<FeatureRequest> ofDetector(List<DetectorFeatureConfiguration> features) {
        return features.stream()
                .map(feature -> {
                    SortedMap<String, String> agents = new TreeMap<>();
                    feature.additionalConfiguration()
                            .forEach(it -> agents.put(it.nameAsString(), it.statusAsString()));
                    return new FeatureRequest(
                            feature.nameAsString(), feature.statusAsString(), agents);
                })
                .toList();
    }

    static List<FeatureRequest> ofMember(List<MemberFeaturesConfiguration> features) {
        return features.stream()
                .map(feature -> {
                    SortedMap<String, String> agents = new TreeMap<>();
                    feature.additionalConfiguration()
                            .forEach(it -> agents.put(it.nameAsString(), it.statusAsString()));
                    return new FeatureRequest(
                            feature.nameAsString(), feature.statusAsString(), agents);
                })
                .toList();
    }

    static List<FeatureRequest> ofOrganization(List<OrganizationFeatureConfiguration> features) {
        return features.stream()
                .map(feature -> {
                    SortedMap<String, String> agents = new TreeMap<>();
                    feature.additionalConfiguration()
                            .forEach(it -> agents.put(it.nameAsString(), it.autoEnableAsString()));
                    return new FeatureRequest(
                            feature.nameAsString(), feature.autoEnableAsString(), agents);
                })
                .toList();
    }
}
