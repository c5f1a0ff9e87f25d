package io.vedette.aws.guardduty;

import io.vedette.aws.Managed;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.FilterAction;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;
import software.amazon.awssdk.services.guardduty.model.GetFilterResponse;

/**
 * Keeps one filter over findings, by its name ({@code CreateFilter}, {@code UpdateFilter}). One
 * that archives is a suppression rule.
 */
final class GuardDutyFilter implements SingleResourceKind<GuardDutyFilter.State> {

    /** What a filter matches and does; its rank among other filters is left alone. */
    record State(String description, FilterAction action, Map<String, Criterion> criteria) {
        State {
            criteria = Protection.sorted(criteria);
        }

        static State of(GuardDutySettings.Filter filter) {
            return new State(
                    filter.description(),
                    filter.archive() ? FilterAction.ARCHIVE : FilterAction.NOOP,
                    Protection.byName(
                            filter.criteria().entrySet(),
                            Map.Entry::getKey,
                            it -> Criterion.of(it.getValue())));
        }

        FindingCriteria findingCriteria() {
            return FindingCriteria.builder()
                    .criterion(
                            Protection.byName(
                                    criteria.entrySet(),
                                    Map.Entry::getKey,
                                    it -> it.getValue().condition()))
                    .build();
        }
    }

    private final Detectors detectors;

    GuardDutyFilter(Detectors detectors) {
        this.detectors = detectors;
    }

    @Override
    public String name() {
        return "guardduty.filter";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        Optional<String> detector = detectors.find(resource.target());
        if (detector.isEmpty()) {
            return new Reading.Absent<>();
        }
        try {
            GetFilterResponse found =
                    detectors
                            .client(resource.target())
                            .getFilter(request ->
                                    request.detectorId(detector.get()).filterName(resource.name()));
            return new Reading.Present<>(
                    new State(
                            found.description() == null ? "" : found.description(),
                            found.action(),
                            Protection.byName(
                                    found.findingCriteria().criterion().entrySet(),
                                    Map.Entry::getKey,
                                    it -> Criterion.of(it.getValue()))));
        } catch (BadRequestException refused) {
            if (isGone(refused)) {
                return new Reading.Absent<>();
            }
            throw refused;
        }
    }

    @Override
    public Result create(Resource<State> resource) {
        State desired = resource.desired();
        return withDetector(
                resource,
                detector ->
                        detectors
                                .client(resource.target())
                                .createFilter(request ->
                                        request.detectorId(detector)
                                                .name(resource.name())
                                                .description(desired.description())
                                                .action(desired.action())
                                                .findingCriteria(desired.findingCriteria())
                                                .tags(Map.of(Managed.TAG, Managed.VALUE))));
    }

    @Override
    public Result update(Update<State> update) {
        Resource<State> resource = update.resource();
        State desired = resource.desired();
        return withDetector(
                resource,
                detector ->
                        detectors
                                .client(resource.target())
                                .updateFilter(request ->
                                        request.detectorId(detector)
                                                .filterName(resource.name())
                                                .description(desired.description())
                                                .action(desired.action())
                                                .findingCriteria(desired.findingCriteria())));
    }

    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        Optional<String> detector = detectors.find(resource.target());
        if (detector.isEmpty()) {
            return Result.done();
        }
        try {
            detectors
                    .client(resource.target())
                    .deleteFilter(it -> it.detectorId(detector.get()).filterName(resource.name()));
        } catch (BadRequestException refused) {
            if (!isGone(refused)) {
                throw refused;
            }
        }
        return Result.done();
    }

    private static boolean isGone(BadRequestException refused) {
        return Refusals.describe(refused).contains("no such resource found");
    }

    private Result withDetector(Resource<State> resource, Consumer<String> change) {
        Optional<String> detector = detectors.find(resource.target());
        if (detector.isEmpty()) {
            return Detectors.missing(resource.target());
        }
        change.accept(detector.get());
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of(Detectors.ACTION, "guardduty:GetFilter");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("guardduty:CreateFilter", "guardduty:TagResource", "guardduty:UpdateFilter");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("guardduty:DeleteFilter");
    }
}
