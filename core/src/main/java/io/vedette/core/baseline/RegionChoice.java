package io.vedette.core.baseline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vedette.core.organization.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which regions the baseline asks for: a list of codes, or {@code all-enabled}. */
public sealed interface RegionChoice {

    /** The word for every region that is enabled in an account. */
    String ALL_ENABLED = "all-enabled";

    /** Every region that is enabled in an account. */
    record AllEnabled() implements RegionChoice {
        @JsonValue
        @Override
        public String toString() {
            return ALL_ENABLED;
        }
    }

    /** These regions, where an account has them enabled. */
    record Listed(@JsonValue List<Region> regions) implements RegionChoice {
        public Listed {
            regions = List.copyOf(regions);
            if (regions.isEmpty()) {
                throw new IllegalArgumentException(
                        "regions is empty: list at least the home region, or say all-enabled");
            }
            Set<Region> seen = new HashSet<>();
            for (Region region : regions) {
                if (!seen.add(region)) {
                    throw new IllegalArgumentException(
                            "region %s is listed twice".formatted(region));
                }
            }
        }

        @Override
        public String toString() {
            return regions.toString();
        }
    }

    /** Whether a region may be worked in. */
    default boolean includes(Region region) {
        return switch (this) {
            case AllEnabled _ -> true;
            case Listed(List<Region> regions) -> regions.contains(region);
        };
    }

    /** Reads either form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RegionChoice of(JsonNode node) {
        if (node.isString() && node.stringValue().equals(ALL_ENABLED)) {
            return new AllEnabled();
        }
        if (!node.isArray()) {
            throw new IllegalArgumentException(
                    "regions is %s: expected a list of region codes, or all-enabled"
                            .formatted(node));
        }
        return new Listed(node.valueStream().map(item -> new Region(item.asString())).toList());
    }
}
