package io.vedette.twin.guardduty;

import io.vedette.twin.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.DetectorAdditionalConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorRequest;

/** The caller's own detector. */
final class Detectors {

    private static final int PAGE = 50;

    private final Ground ground;

    Detectors(Ground ground) {
        this.ground = ground;
    }

    ListDetectorsResponse list(ListDetectorsRequest request) {
        List<String> ids =
                ground.detectorOf(ground.caller().account()).stream().map(Detector::id).toList();
        Page<String> page =
                Page.of(ids, request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(() -> Refusal.invalid("nextToken"));
        return ListDetectorsResponse.builder()
                .detectorIds(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    String create(CreateDetectorRequest request) {
        List<FeatureRequest> features = FeatureRequest.ofDetector(request.features());
        FeatureCatalog.check(ground.region(), features);
        if (ground.detectorOf(ground.caller().account()).isPresent()) {
            throw Refusal.because("a detector already exists for the current account.");
        }
        Detector detector = ground.make(ground.caller().account());
        detector.features = FeatureCatalog.defaults(ground.region(), ground.now());
        detector.apply(features, ground.now());
        detector.enabled = request.enable();
        if (request.findingPublishingFrequency() != null) {
            detector.frequency = request.findingPublishingFrequencyAsString();
        }
        detector.tags = new TreeMap<>(request.tags());
        return detector.id();
    }

    GetDetectorResponse get(String id) {
        Detector detector = ground.detector(id);
        return GetDetectorResponse.builder()
                .createdAt(detector.createdAt.toString())
                .updatedAt(detector.updatedAt.toString())
                .status(detector.enabled ? Feature.ENABLED : Feature.DISABLED)
                .findingPublishingFrequency(detector.frequency)
                .serviceRole(
                        "arn:aws:iam::%s:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty"
                                .formatted(ground.caller().account()))
                .features(features(detector))
                .tags(detector.tags)
                .build();
    }

    private static List<DetectorFeatureConfigurationResult> features(Detector detector) {
        List<DetectorFeatureConfigurationResult> features = new ArrayList<>();
        String foundation = detector.enabled ? Feature.ENABLED : Feature.DISABLED;
        for (String name : FeatureCatalog.FOUNDATIONAL) {
            features.add(
                    DetectorFeatureConfigurationResult.builder()
                            .name(name)
                            .status(foundation)
                            .updatedAt(detector.createdAt)
                            .build());
        }
        detector.features.forEach((name, feature) ->
                features.add(
                        DetectorFeatureConfigurationResult.builder()
                                .name(name)
                                .status(feature.status())
                                .updatedAt(feature.updatedAt())
                                .additionalConfiguration(agents(feature))
                                .build()));
        return features;
    }

    private static List<DetectorAdditionalConfigurationResult> agents(Feature feature) {
        return feature.agents().entrySet().stream()
                .map(agent ->
                        DetectorAdditionalConfigurationResult.builder()
                                .name(agent.getKey())
                                .status(agent.getValue())
                                .updatedAt(feature.updatedAt())
                                .build())
                .toList();
    }

    void update(UpdateDetectorRequest request) {
        Detector detector = ground.detector(request.detectorId());
        boolean member =
                ground.membership(ground.caller().account())
                        .filter(Membership::associated)
                        .isPresent();
        if (member) {
            throw Refusal.because(
                    "a member account cannot change settings that its administrator account manages.");
        }
        List<FeatureRequest> features = FeatureRequest.ofDetector(request.features());
        FeatureCatalog.check(ground.region(), features);
        detector.apply(features, ground.now());
        if (request.enable() != null) {
            detector.enabled = request.enable();
        }
        if (request.findingPublishingFrequency() != null) {
            detector.frequency = request.findingPublishingFrequencyAsString();
            new Members(ground).all(true).forEach(this::followFrequency);
        }
    }

    private void followFrequency(String member) {
        Detector own = ground.detector(ground.world().state(Detector.class, ground.caller()).id);
        ground.world().state(Detector.class, member, ground.region()).frequency = own.frequency;
    }

    void delete(String id) {
        Detector detector = ground.detector(id);
        if (!new Members(ground).all(false).isEmpty()) {
            throw Refusal.because(
                    "the current account cannot delete detector while it has invited or associated members.");
        }
        if (ground.membership(ground.caller().account())
                .filter(Membership::associated)
                .isPresent()) {
            throw Refusal.because(
                    "the current account cannot delete detector while it is an associated member of an administrator account.");
        }
        detector.remove();
    }

    NavigableMap<String, String> tags(String arn) {
        String own =
                "arn:aws:guardduty:%s:%s:detector/"
                        .formatted(ground.region(), ground.caller().account());
        if (!arn.startsWith(own)) {
            throw Refusal.noSuchResource();
        }
        String[] path = arn.substring(own.length()).split("/", -1);
        Detector detector = ground.detector(path[0]);
        if (path.length == 1) {
            return detector.tags;
        }
        if (path.length != 3) {
            throw Refusal.noSuchResource();
        }
        return switch (path[1]) {
            case "filter" -> new Filters(ground).saved(detector, path[2]).tags();
            case "publishingDestination" ->
                    new Destinations(ground).saved(detector, path[2]).tags();
            default -> throw Refusal.noSuchResource();
        };
    }
}
