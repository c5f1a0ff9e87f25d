package io.vedette.twin.securityhub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account's finding aggregator; it has one at most, in one of all regions. */
final class AggregatorState {

    @Nullable String arn;
    String region = "";
    String mode = "";
    List<String> regions = new ArrayList<>();

    boolean links(String other) {
        return switch (mode) {
            case "ALL_REGIONS" -> true;
            case "ALL_REGIONS_EXCEPT_SPECIFIED" -> !regions.contains(other);
            case "SPECIFIED_REGIONS" -> regions.contains(other);
            default -> false;
        };
    }
}
