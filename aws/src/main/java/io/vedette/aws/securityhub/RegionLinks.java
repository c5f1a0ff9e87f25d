package io.vedette.aws.securityhub;

import io.vedette.core.organization.Region;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which regions a finding aggregator links, in Security Hub's ways of saying so. */
sealed interface RegionLinks {

    /** Every region, also those that AWS opens later. */
    record All() implements RegionLinks {}

    /** Every region but these. */
    record AllExcept(Set<String> regions) implements RegionLinks {}

    /** These regions; possibly none. */
    record Only(Set<String> regions) implements RegionLinks {}

    /** Links to these regions and no others. */
    static RegionLinks to(Set<Region> regions) {
        return new Only(codes(regions));
    }

    /** What GetFindingAggregator answers. */
    static RegionLinks of(String mode, Collection<String> regions) {
        return switch (mode) {
            case "ALL_REGIONS" -> new All();
            case "ALL_REGIONS_EXCEPT_SPECIFIED" -> new AllExcept(new TreeSet<>(regions));
            case "SPECIFIED_REGIONS" -> new Only(new TreeSet<>(regions));
            case "NO_REGIONS" -> new Only(Set.of());
            default -> throw new IllegalStateException("unknown RegionLinkingMode " + mode);
        };
    }

    /** Those of the regions that are linked. */
    default Set<Region> among(Set<Region> regions) {
        return regions.stream().filter(this::links).collect(Collectors.toUnmodifiableSet());
    }

    private boolean links(Region region) {
        return switch (this) {
            case All _ -> true;
            case AllExcept(Set<String> excluded) -> !excluded.contains(region.code());
            case Only(Set<String> linked) -> linked.contains(region.code());
        };
    }

    /** These links and the regions. */
    default RegionLinks including(Set<Region> regions) {
        return switch (this) {
            case All all -> all;
            case AllExcept(Set<String> excluded) -> {
                Set<String> left = new TreeSet<>(excluded);
                left.removeAll(codes(regions));
                yield left.isEmpty() ? new All() : new AllExcept(left);
            }
            case Only(Set<String> linked) -> {
                Set<String> more = new TreeSet<>(linked);
                more.addAll(codes(regions));
                yield new Only(more);
            }
        };
    }

    /** The RegionLinkingMode. */
    default String mode() {
        return switch (this) {
            case All _ -> "ALL_REGIONS";
            case AllExcept _ -> "ALL_REGIONS_EXCEPT_SPECIFIED";
            case Only(Set<String> linked) -> linked.isEmpty() ? "NO_REGIONS" : "SPECIFIED_REGIONS";
        };
    }

    /** The Regions that go with the mode; Security Hub refuses any where it needs none. */
    default Optional<List<String>> listed() {
        return switch (this) {
            case All _ -> Optional.empty();
            case AllExcept(Set<String> excluded) -> Optional.of(List.copyOf(excluded));
            case Only(Set<String> linked) ->
                    linked.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(linked));
        };
    }

    private static Set<String> codes(Set<Region> regions) {
        return regions.stream().map(Region::code).collect(Collectors.toCollection(TreeSet::new));
    }
}
