package io.vedette.aws.inspector;

import io.vedette.core.catalog.InspectorSettings.ScanType;
import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The scan types that the baseline wants, by Inspector's names, and those that a Region offers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/inspector/latest/user/inspector_regions.html">Inspector:
 *     Regions and endpoints</a>
 */
final class ScanTypes {

    /** Those that some Regions do not offer. */
    static final Set<String> CODE =
            Set.of(ScanType.LAMBDA_CODE.name(), ScanType.CODE_REPOSITORY.name());

    private static final Set<String> CODE_REGIONS =
            Set.of(
                    "ap-northeast-1",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "eu-central-1",
                    "eu-north-1",
                    "eu-west-1",
                    "eu-west-2",
                    "us-east-1",
                    "us-east-2",
                    "us-west-2");

    private final SortedSet<String> wanted = new TreeSet<>();

    ScanTypes(Collection<ScanType> wanted) {
        wanted.forEach(type -> this.wanted.add(type.name()));
    }

    SortedSet<String> offeredIn(Region region) {
        SortedSet<String> offered = new TreeSet<>(wanted);
        offered.removeAll(unofferedIn(region));
        return offered;
    }

    SortedSet<String> unofferedIn(Region region) {
        if (CODE_REGIONS.contains(region.code())) {
            return new TreeSet<>();
        }
        SortedSet<String> unoffered = new TreeSet<>(wanted);
        unoffered.retainAll(CODE);
        return unoffered;
    }

    /** An unmodifiable copy, in order, so that it prints alike everywhere. */
    static SortedSet<String> sorted(Collection<String> types) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(types));
    }

    /** What AWS bills for a scan type that is on. */
    static Set<CostDriver> costDrivers(String type) {
        return switch (ScanType.valueOf(type)) {
            case EC2 -> Set.of(CostDriver.INSPECTOR_INSTANCES);
            case ECR ->
                    Set.of(
                            CostDriver.INSPECTOR_CONTAINER_IMAGES,
                            CostDriver.INSPECTOR_CONTAINER_RESCANS);
            case LAMBDA -> Set.of(CostDriver.INSPECTOR_LAMBDA_FUNCTIONS);
            case LAMBDA_CODE -> Set.of(CostDriver.INSPECTOR_LAMBDA_CODE);
            case CODE_REPOSITORY -> Set.of(CostDriver.INSPECTOR_CODE_SCANS);
        };
    }

    /** What the first has and the second lacks. */
    static SortedSet<String> without(Collection<String> types, Collection<String> others) {
        SortedSet<String> rest = new TreeSet<>(types);
        rest.removeAll(others);
        return rest;
    }
}
