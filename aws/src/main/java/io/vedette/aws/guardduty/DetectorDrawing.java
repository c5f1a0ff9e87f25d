package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.GuardDutySettings.PublishingFrequency;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.guardduty.model.FindingPublishingFrequency;

/** Draws one account's own GuardDuty in a Region: detector, filters and export. */
final class DetectorDrawing {

    private static final String NAME = "detector";

    private final Draft draft;
    private final GuardDutySettings settings;
    private final Features features;
    private final GuardDutyDetector detectors;
    private final GuardDutyFilter filters;
    private final FindingsExport export;
    private final UnofferedFeature unoffered = new UnofferedFeature();

    DetectorDrawing(
            AwsClients clients,
            Draft draft,
            GuardDutySettings settings,
            Features features,
            Collection<AccountId> publishers,
            Detectors ids) {
        this.draft = draft;
        this.settings = settings;
        this.features = features;
        this.detectors = new GuardDutyDetector(ids);
        this.filters = new GuardDutyFilter(ids);
        this.export = new FindingsExport(clients, draft, settings.export(), publishers, ids);
    }

    /** A detector with all that the baseline decides. */
    ResourceId drawFull(Target target) {
        GuardDutyDetector.State desired =
                GuardDutyDetector.State.enabled(
                        frequency(settings.findingPublishingFrequency()),
                        features.of(target.region()));
        return draw(target, desired);
    }

    ResourceId draw(Target target, GuardDutyDetector.State desired) {
        return draft.add(Resource.of(detectors, target, NAME, desired));
    }

    Set<ResourceId> drawFiltersAndExport(Target target, ResourceId detector) {
        Set<ResourceId> drawn = new HashSet<>();
        for (GuardDutySettings.Filter filter : settings.filters()) {
            drawn.add(
                    draft.add(
                            filters,
                            target,
                            filter.name(),
                            GuardDutyFilter.State.of(filter),
                            Set.of(detector)));
        }
        if (settings.export().enabled()) {
            drawn.addAll(export.draw(target, detector));
        }
        return drawn;
    }

    /** Reports what is asked for and not offered; no deployment stands on it. */
    void drawUnoffered(Target target) {
        features.unofferedIn(target.region())
                .forEach(feature ->
                        draft.add(
                                unoffered,
                                target,
                                feature,
                                new UnofferedFeature.State(feature),
                                Set.of()));
    }

    private static FindingPublishingFrequency frequency(PublishingFrequency frequency) {
        return switch (frequency) {
            case FIFTEEN_MINUTES -> FindingPublishingFrequency.FIFTEEN_MINUTES;
            case ONE_HOUR -> FindingPublishingFrequency.ONE_HOUR;
            case SIX_HOURS -> FindingPublishingFrequency.SIX_HOURS;
        };
    }
}
