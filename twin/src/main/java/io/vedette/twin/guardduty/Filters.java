package io.vedette.twin.guardduty;

import io.vedette.twin.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.CreateFilterRequest;
import software.amazon.awssdk.services.guardduty.model.FilterAction;
import software.amazon.awssdk.services.guardduty.model.GetFilterResponse;
import software.amazon.awssdk.services.guardduty.model.ListFiltersRequest;
import software.amazon.awssdk.services.guardduty.model.ListFiltersResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateFilterRequest;

/** The filters of the caller's detector. */
final class Filters {

    private static final int PAGE = 50;
    private static final int MOST = 100;

    private final Ground ground;

    Filters(Ground ground) {
        this.ground = ground;
    }

    SavedFilter saved(Detector detector, String name) {
        SavedFilter filter = detector.filters.get(name);
        if (filter == null) {
            throw Refusal.noSuchResource();
        }
        return filter;
    }

    void create(CreateFilterRequest request) {
        Detector detector = ground.detector(request.detectorId());
        requireNoMember();
        if (detector.filters.containsKey(request.name())) {
            throw Refusal.because("a filter with the given name already exists.");
        }
        if (detector.filters.size() >= MOST) {
            throw Refusal.because("the current account has reached its limit of filters.");
        }
        FilterAction action = request.action();
        SavedFilter filter =
                new SavedFilter(
                        request.description() == null ? "" : request.description(),
                        (action == null ? FilterAction.NOOP : action).toString(),
                        1,
                        SavedFilter.saved(request.findingCriteria()),
                        new TreeMap<>(request.tags()));
        rank(detector, request.name(), filter, request.rank() == null ? 1 : request.rank());
    }

    void update(UpdateFilterRequest request) {
        Detector detector = ground.detector(request.detectorId());
        requireNoMember();
        SavedFilter before = saved(detector, request.filterName());
        SavedFilter after =
                new SavedFilter(
                        orElse(request.description(), before.description()),
                        orElse(request.actionAsString(), before.action()),
                        before.rank(),
                        request.findingCriteria() == null
                                ? before.criteria()
                                : SavedFilter.saved(request.findingCriteria()),
                        before.tags());
        rank(
                detector,
                request.filterName(),
                after,
                request.rank() == null ? before.rank() : request.rank());
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    /** Puts a filter at a position; those from there on move back by one. */
    private static void rank(Detector detector, String name, SavedFilter filter, int rank) {
        detector.filters.remove(name);
        List<Map.Entry<String, SavedFilter>> order = inOrder(detector);
        order.add(Math.min(rank - 1, order.size()), Map.entry(name, filter));
        detector.filters = new TreeMap<>();
        for (int i = 0; i < order.size(); i++) {
            Map.Entry<String, SavedFilter> entry = order.get(i);
            detector.filters.put(entry.getKey(), entry.getValue().ranked(i + 1));
        }
    }

    private static List<Map.Entry<String, SavedFilter>> inOrder(Detector detector) {
        List<Map.Entry<String, SavedFilter>> order = new ArrayList<>(detector.filters.entrySet());
        order.sort(Comparator.comparingInt(it -> it.getValue().rank()));
        return order;
    }

    private void requireNoMember() {
        if (ground.membership(ground.caller().account())
                .filter(Membership::associated)
                .isPresent()) {
            throw Refusal.because("a member account cannot manage filters.");
        }
    }

    GetFilterResponse get(String detectorId, String name) {
        SavedFilter filter = saved(ground.detector(detectorId), name);
        return GetFilterResponse.builder()
                .name(name)
                .description(filter.description())
                .action(filter.action())
                .rank(filter.rank())
                .findingCriteria(filter.findingCriteria())
                .tags(filter.tags())
                .build();
    }

    ListFiltersResponse list(ListFiltersRequest request) {
        Detector detector = ground.detector(request.detectorId());
        Page<String> page =
                Page.of(detector.filters.keySet(), request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(() -> Refusal.invalid("nextToken"));
        return ListFiltersResponse.builder()
                .filterNames(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    void delete(String detectorId, String name) {
        Detector detector = ground.detector(detectorId);
        saved(detector, name);
        detector.filters.remove(name);
        List<Map.Entry<String, SavedFilter>> left = inOrder(detector);
        for (int i = 0; i < left.size(); i++) {
            detector.filters.put(left.get(i).getKey(), left.get(i).getValue().ranked(i + 1));
        }
    }
}
