package io.vedette.aws.guardduty;

import io.vedette.aws.Managed;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Administrator;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorStatus;
import software.amazon.awssdk.services.guardduty.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorRequest;

/**
 * Keeps an account's own detector: that it is enabled, how often it publishes, and its features
 * ({@code CreateDetector}, {@code UpdateDetector}).
 */
final class GuardDutyDetector implements SingleResourceKind<GuardDutyDetector.State> {

    /**
     * The detector, as far as Vedette decides it.
     *
     * @param status null where the administrator decides it, like everything else
     * @param features by GuardDuty's names
     */
    record State(
            @Nullable DetectorStatus status,
            @Nullable FindingPublishingFrequency findingPublishingFrequency,
            Map<String, Protection> features) {

        /** A detector that somebody else configures. */
        static final State THERE = new State(null, null, Map.of());

        State {
            features = Protection.sorted(features);
        }

        static State enabled(
                FindingPublishingFrequency frequency, Map<String, Protection> features) {
            return new State(DetectorStatus.ENABLED, frequency, features);
        }
    }

    private final Detectors detectors;

    GuardDutyDetector(Detectors detectors) {
        this.detectors = detectors;
    }

    @Override
    public String name() {
        return "guardduty.detector";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        Optional<String> detector = detectors.find(resource.target());
        if (detector.isEmpty()) {
            return new Reading.Absent<>();
        }
        if (resource.desired().equals(State.THERE)) {
            return new Reading.Present<>(State.THERE);
        }
        GetDetectorResponse found =
                detectors
                        .client(resource.target())
                        .getDetector(request -> request.detectorId(detector.get()));
        return new Reading.Present<>(observed(found, resource.desired()));
    }

    private static State observed(GetDetectorResponse found, State desired) {
        return new State(
                found.status(),
                found.findingPublishingFrequency(),
                Protection.observed(
                        FeatureShapes.ofDetector(found.features()), desired.features()));
    }

    @Override
    public Result create(Resource<State> resource) {
        State desired = resource.desired();
        List<DetectorFeatureConfiguration> features =
                desired.features().entrySet().stream()
                        .map(it -> FeatureShapes.forDetector(it.getKey(), it.getValue()))
                        .toList();
        try {
            createDetector(resource, features);
            detectors.lookAgain();
            return Result.done();
        } catch (BadRequestException refused) {
            // Somebody else made it meanwhile, or a feature is not offered here.
            detectors.lookAgain();
            if (detectors.find(resource.target()).isEmpty()) {
                if (features.isEmpty()) {
                    throw refused;
                }
                createDetector(resource, List.of());
                detectors.lookAgain();
            }
            return desired.equals(State.THERE)
                    ? Result.done()
                    : update(resource.target(), desired, desired.features());
        }
    }

    private void createDetector(
            Resource<State> resource, List<DetectorFeatureConfiguration> features) {
        CreateDetectorRequest.Builder request =
                CreateDetectorRequest.builder()
                        .enable(resource.desired().status() != DetectorStatus.DISABLED)
                        .findingPublishingFrequency(resource.desired().findingPublishingFrequency())
                        .tags(Map.of(Managed.TAG, Managed.VALUE));
        if (!features.isEmpty()) {
            request.features(features);
        }
        detectors.client(resource.target()).createDetector(request.build());
    }

    @Override
    public Result update(Update<State> update) {
        State desired = update.resource().desired();
        return update(
                update.resource().target(),
                desired,
                Protection.differing(update.before().features(), desired.features()));
    }

    private Result update(Target target, State desired, Map<String, Protection> features) {
        Optional<String> detector = detectors.find(target);
        if (detector.isEmpty()) {
            return Detectors.missing(target);
        }
        return FeatureRequests.send(
                features,
                FeatureShapes::forDetector,
                some -> {
                    UpdateDetectorRequest.Builder request =
                            UpdateDetectorRequest.builder()
                                    .detectorId(detector.get())
                                    .enable(desired.status() == DetectorStatus.ENABLED)
                                    .findingPublishingFrequency(
                                            desired.findingPublishingFrequency());
                    if (!some.isEmpty()) {
                        request.features(some);
                    }
                    detectors.client(target).updateDetector(request.build());
                });
    }

    /** Filters and destinations go with it; Vedette's own are gone by then. */
    @Override
    public Result delete(Removal<State> removal) {
        Target target = removal.resource().target();
        Optional<String> detector = detectors.find(target);
        if (detector.isEmpty()) {
            return Result.done();
        }
        detectors.forget(target);
        try {
            detectors.client(target).deleteDetector(it -> it.detectorId(detector.get()));
        } catch (BadRequestException refused) {
            return stillThere(target, refused);
        }
        return Result.done();
    }

    private Result stillThere(Target target, BadRequestException refused) {
        Optional<String> detector = detectors.find(target);
        if (detector.isEmpty()) {
            return Result.done();
        }
        Administrator administrator =
                detectors
                        .client(target)
                        .getAdministratorAccount(it -> it.detectorId(detector.get()))
                        .administrator();
        if (administrator == null || administrator.accountId() == null) {
            throw refused;
        }
        return new Result.Left(
                "account %s still administers it".formatted(administrator.accountId()));
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return desired.status() == DetectorStatus.ENABLED
                ? AnalyzedSources.of(desired.features())
                : Set.of();
    }

    @Override
    public Set<String> readActions() {
        return Set.of(Detectors.ACTION, "guardduty:GetDetector");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "guardduty:CreateDetector",
                "guardduty:TagResource",
                "guardduty:UpdateDetector",
                "iam:CreateServiceLinkedRole");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("guardduty:DeleteDetector", "guardduty:GetAdministratorAccount");
    }
}
