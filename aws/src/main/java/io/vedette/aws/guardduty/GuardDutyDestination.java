package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationResponse;
import software.amazon.awssdk.services.guardduty.model.Destination;
import software.amazon.awssdk.services.guardduty.model.DestinationProperties;
import software.amazon.awssdk.services.guardduty.model.DestinationType;
import software.amazon.awssdk.services.guardduty.model.PublishingStatus;

/**
 * Keeps the export of findings to an S3 bucket ({@code CreatePublishingDestination}, {@code
 * UpdatePublishingDestination}), until GuardDuty says that it publishes.
 */
final class GuardDutyDestination implements SingleResourceKind<GuardDutyDestination.State> {

    /**
     * Where findings go, and that they get there.
     *
     * @param kmsKey the ARN of the key's alias; of the key itself where it is another one
     */
    record State(String bucket, String kmsKey, PublishingStatus status) {
        static State publishing(String bucket, String kmsKey) {
            return new State(bucket, kmsKey, PublishingStatus.PUBLISHING);
        }
    }

    private record Found(String id, DescribePublishingDestinationResponse properties) {}

    private final Detectors detectors;
    private final KeyArns keys;

    GuardDutyDestination(AwsClients clients, Detectors detectors) {
        this.detectors = detectors;
        this.keys = new KeyArns(clients);
    }

    @Override
    public String name() {
        return "guardduty.publishing-destination";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        Optional<Found> found = find(resource.target());
        if (found.isEmpty()) {
            return new Reading.Absent<>();
        }
        DescribePublishingDestinationResponse there = found.get().properties();
        if (there.status() == PublishingStatus.PENDING_VERIFICATION) {
            return new Reading.Settling<>("GuardDuty to verify that it can export findings");
        }
        return new Reading.Present<>(
                new State(
                        there.destinationProperties().destinationArn(),
                        keys.named(
                                there.destinationProperties().kmsKeyArn(),
                                resource.desired().kmsKey()),
                        there.status()));
    }

    private Optional<Found> find(Target target) {
        GuardDutyClient client = detectors.client(target);
        return detectors
                .find(target)
                .flatMap(detector ->
                        client
                                .listPublishingDestinations(request -> request.detectorId(detector))
                                .destinations()
                                .stream()
                                .filter(it -> it.destinationType() == DestinationType.S3)
                                .findFirst()
                                .map(Destination::destinationId)
                                .map(id ->
                                        new Found(
                                                id,
                                                client.describePublishingDestination(request ->
                                                        request.detectorId(detector)
                                                                .destinationId(id)))));
    }

    @Override
    public Result create(Resource<State> resource) {
        Optional<String> detector = detectors.find(resource.target());
        Optional<DestinationProperties> properties = properties(resource.desired());
        if (detector.isEmpty()) {
            return Detectors.missing(resource.target());
        }
        if (properties.isEmpty()) {
            return noKey(resource);
        }
        detectors
                .client(resource.target())
                .createPublishingDestination(request ->
                        request.detectorId(detector.get())
                                .destinationType(DestinationType.S3)
                                .destinationProperties(properties.get())
                                .tags(Map.of(Managed.TAG, Managed.VALUE)));
        return new Result.Pending("GuardDuty to verify that it can export findings");
    }

    /** Sends all properties again even where only the status differs: GuardDuty then verifies. */
    @Override
    public Result update(Update<State> update) {
        Resource<State> resource = update.resource();
        Optional<String> detector = detectors.find(resource.target());
        Optional<Found> found = find(resource.target());
        Optional<DestinationProperties> properties = properties(resource.desired());
        if (detector.isEmpty() || found.isEmpty()) {
            return Detectors.missing(resource.target());
        }
        if (properties.isEmpty()) {
            return noKey(resource);
        }
        detectors
                .client(resource.target())
                .updatePublishingDestination(request ->
                        request.detectorId(detector.get())
                                .destinationId(found.get().id())
                                .destinationProperties(properties.get()));
        // A destination that did not work before is not waited for when it is put back.
        return resource.desired().status() == PublishingStatus.PUBLISHING
                ? new Result.Pending("GuardDuty to verify that it can export findings")
                : Result.done();
    }

    @Override
    public Result delete(Removal<State> removal) {
        Target target = removal.resource().target();
        Optional<String> detector = detectors.find(target);
        Optional<Found> found = find(target);
        if (detector.isEmpty() || found.isEmpty()) {
            return Result.done();
        }
        String id = found.get().id();
        try {
            detectors
                    .client(target)
                    .deletePublishingDestination(
                            it -> it.detectorId(detector.get()).destinationId(id));
        } catch (BadRequestException refused) {
            if (find(target).filter(it -> it.id().equals(id)).isPresent()) {
                throw refused;
            }
        }
        return Result.done();
    }

    private Optional<DestinationProperties> properties(State desired) {
        return keys.find(desired.kmsKey())
                .map(key ->
                        DestinationProperties.builder()
                                .destinationArn(desired.bucket())
                                .kmsKeyArn(key)
                                .build());
    }

    private static Result noKey(Resource<State> resource) {
        return new Result.Refused("there is no KMS key " + resource.desired().kmsKey());
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                Detectors.ACTION,
                "guardduty:DescribePublishingDestination",
                "guardduty:ListPublishingDestinations",
                "kms:DescribeKey");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "guardduty:CreatePublishingDestination",
                "guardduty:TagResource",
                "guardduty:UpdatePublishingDestination");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("guardduty:DeletePublishingDestination");
    }
}
