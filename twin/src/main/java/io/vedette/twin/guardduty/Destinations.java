package io.vedette.twin.guardduty;

import io.vedette.twin.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.CreatePublishingDestinationRequest;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationResponse;
import software.amazon.awssdk.services.guardduty.model.Destination;
import software.amazon.awssdk.services.guardduty.model.DestinationProperties;
import software.amazon.awssdk.services.guardduty.model.DestinationType;
import software.amazon.awssdk.services.guardduty.model.ListPublishingDestinationsRequest;
import software.amazon.awssdk.services.guardduty.model.ListPublishingDestinationsResponse;
import software.amazon.awssdk.services.guardduty.model.PublishingStatus;
import software.amazon.awssdk.services.guardduty.model.UpdatePublishingDestinationRequest;

/** The publishing destinations of the caller's detector. */
final class Destinations {

    private static final int PAGE = 50;
    private static final Duration VERIFICATION = Duration.ofSeconds(20);

    private final Ground ground;

    Destinations(Ground ground) {
        this.ground = ground;
    }

    SavedDestination saved(Detector detector, String id) {
        SavedDestination destination = detector.destinations.get(id);
        if (destination == null) {
            throw Refusal.because("the input destinationId is not owned by the current account.");
        }
        return destination;
    }

    String create(CreatePublishingDestinationRequest request) {
        Detector detector = ground.detector(request.detectorId());
        if (!detector.destinations.isEmpty()) {
            throw Refusal.failed("a publishing destination of this type already exists.");
        }
        String id = ground.world().ids().hex(ground.caller(), "guardduty.destination", 32);
        detector.destinations.put(
                id,
                destination(request.destinationProperties(), null, new TreeMap<>(request.tags())));
        return id;
    }

    void update(UpdatePublishingDestinationRequest request) {
        Detector detector = ground.detector(request.detectorId());
        SavedDestination before = saved(detector, request.destinationId());
        DestinationProperties properties =
                request.destinationProperties() == null
                        ? DestinationProperties.builder().build()
                        : request.destinationProperties();
        detector.destinations.put(
                request.destinationId(),
                destination(properties, before, new TreeMap<>(before.tags())));
    }

    private SavedDestination destination(
            DestinationProperties properties,
            @Nullable SavedDestination before,
            NavigableMap<String, String> tags) {
        String arn = given(properties.destinationArn(), before == null ? null : before.arn());
        String key = given(properties.kmsKeyArn(), before == null ? null : before.kmsKeyArn());
        new PublishingRights(ground).require(arn, key);
        Instant verified = ground.now().plus(ground.delay("publishing", VERIFICATION));
        return new SavedDestination(arn, key, verified, tags);
    }

    private static String given(@Nullable String value, @Nullable String before) {
        if (value != null) {
            return value;
        }
        if (before == null) {
            throw Refusal.invalid("destinationProperties");
        }
        return before;
    }

    DescribePublishingDestinationResponse describe(String detectorId, String id) {
        SavedDestination destination = saved(ground.detector(detectorId), id);
        return DescribePublishingDestinationResponse.builder()
                .destinationId(id)
                .destinationType(DestinationType.S3)
                .status(status(destination))
                .publishingFailureStartTimestamp(0L)
                .destinationProperties(properties ->
                        properties
                                .destinationArn(destination.arn())
                                .kmsKeyArn(destination.kmsKeyArn()))
                .tags(destination.tags())
                .build();
    }

    private PublishingStatus status(SavedDestination destination) {
        if (destination.verified().isAfter(ground.now())) {
            return PublishingStatus.PENDING_VERIFICATION;
        }
        return new PublishingRights(ground).suffice(destination.arn(), destination.kmsKeyArn())
                ? PublishingStatus.PUBLISHING
                : PublishingStatus.UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY;
    }

    ListPublishingDestinationsResponse list(ListPublishingDestinationsRequest request) {
        Detector detector = ground.detector(request.detectorId());
        List<Destination> all =
                detector.destinations.entrySet().stream()
                        .map(it ->
                                Destination.builder()
                                        .destinationId(it.getKey())
                                        .destinationType(DestinationType.S3)
                                        .status(status(it.getValue()))
                                        .build())
                        .toList();
        Page<Destination> page =
                Page.of(all, request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(() -> Refusal.invalid("nextToken"));
        return ListPublishingDestinationsResponse.builder()
                .destinations(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    void delete(String detectorId, String id) {
        Detector detector = ground.detector(detectorId);
        saved(detector, id);
        detector.destinations.remove(id);
    }
}
