package io.vedette.twin.inspector2;

import io.vedette.twin.Page;
import io.vedette.twin.stored.StoredShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.CreateFilterRequest;
import software.amazon.awssdk.services.inspector2.model.Filter;
import software.amazon.awssdk.services.inspector2.model.ListFiltersRequest;
import software.amazon.awssdk.services.inspector2.model.ListFiltersResponse;
import software.amazon.awssdk.services.inspector2.model.UpdateFilterRequest;

/** The caller's filters; those of an administrator hold for its members' findings. */
final class Filters {

    private static final int PAGE = 100;

    /** Inspector's quota of suppression rules of an account. */
    private static final int MOST = 500;

    private final Ground ground;

    Filters(Ground ground) {
        this.ground = ground;
    }

    private NavigableMap<String, SavedFilter> saved() {
        return ground.world()
                .peek(SavedFilters.class, ground.account(), ground.region())
                .orElseGet(SavedFilters::new)
                .byArn;
    }

    private NavigableMap<String, SavedFilter> changing() {
        return ground.change(SavedFilters.class, ground.account()).byArn;
    }

    private SavedFilter find(String arn) {
        SavedFilter filter = saved().get(arn);
        if (filter == null) {
            throw Refusal.notFound("The filter %s does not exist.".formatted(arn));
        }
        return filter;
    }

    private void requireFree(String name) {
        if (saved().values().stream().anyMatch(it -> it.name().equals(name))) {
            throw Refusal.bad("A filter with the name %s already exists.".formatted(name));
        }
    }

    String create(CreateFilterRequest request) {
        ground.requireEnabled();
        requireFree(request.name());
        if (saved().size() >= MOST) {
            throw Refusal.tooMany(ground.account(), "The account has its limit of filters.");
        }
        String arn =
                "arn:aws:inspector2:%s:%s:owner/%s/filter/%s"
                        .formatted(
                                ground.region(),
                                ground.account(),
                                ground.account(),
                                ground.world().ids().hex(ground.caller(), "inspector2.filter", 16));
        changing()
                .put(
                        arn,
                        new SavedFilter(
                                request.name(),
                                request.actionAsString(),
                                request.description(),
                                request.reason(),
                                StoredShape.write(request.filterCriteria()),
                                new TreeMap<>(request.tags()),
                                ground.now(),
                                ground.now()));
        return arn;
    }

    void update(UpdateFilterRequest request) {
        ground.requireEnabled();
        SavedFilter before = find(request.filterArn());
        if (request.name() != null && !request.name().equals(before.name())) {
            requireFree(request.name());
        }
        changing()
                .put(
                        request.filterArn(),
                        new SavedFilter(
                                orElse(request.name(), before.name()),
                                orElse(request.actionAsString(), before.action()),
                                request.description() == null
                                        ? before.description()
                                        : request.description(),
                                request.reason() == null ? before.reason() : request.reason(),
                                request.filterCriteria() == null
                                        ? before.criteria()
                                        : StoredShape.write(request.filterCriteria()),
                                before.tags(),
                                before.createdAt(),
                                ground.now()));
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    void delete(String arn) {
        ground.requireEnabled();
        find(arn);
        changing().remove(arn);
    }

    ListFiltersResponse list(ListFiltersRequest request) {
        ground.requireEnabled();
        List<Filter> all = new ArrayList<>();
        saved().forEach((arn, filter) -> {
            boolean named = request.arns().isEmpty() || request.arns().contains(arn);
            boolean fits =
                    request.action() == null || request.actionAsString().equals(filter.action());
            if (named && fits) {
                all.add(filter.filter(arn, ground.account()));
            }
        });
        Page<Filter> page =
                Page.of(all, request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(() -> Refusal.invalid("The nextToken is invalid."));
        return ListFiltersResponse.builder()
                .filters(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    NavigableMap<String, String> tags(String arn) {
        return find(arn).tags();
    }

    void tag(String arn, Map<String, String> tags) {
        NavigableMap<String, String> all = new TreeMap<>(find(arn).tags());
        all.putAll(tags);
        changing().put(arn, find(arn).tagged(all));
    }

    void untag(String arn, Collection<String> keys) {
        NavigableMap<String, String> all = new TreeMap<>(find(arn).tags());
        all.keySet().removeAll(keys);
        changing().put(arn, find(arn).tagged(all));
    }
}
