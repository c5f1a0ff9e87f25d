package io.vedette.twin;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/** The commercial regions, and which of them every account has without opting in. */
public final class AwsRegions {

    /** Where the state of services without regions is kept, as the SDK names it. */
    public static final String GLOBAL = Region.AWS_GLOBAL.id();

    private static final Set<String> ENABLED_BY_DEFAULT =
            Set.of(
                    "ap-northeast-1",
                    "ap-northeast-2",
                    "ap-northeast-3",
                    "ap-south-1",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ca-central-1",
                    "eu-central-1",
                    "eu-north-1",
                    "eu-west-1",
                    "eu-west-2",
                    "eu-west-3",
                    "sa-east-1",
                    "us-east-1",
                    "us-east-2",
                    "us-west-1",
                    "us-west-2");

    private static final List<String> COMMERCIAL =
            Region.regions().stream()
                    .filter(region -> !region.isGlobalRegion())
                    .filter(region -> region.metadata().partition().id().equals("aws"))
                    .map(Region::id)
                    .sorted()
                    .toList();

    private AwsRegions() {}

    /** The ids of all regions of the partition {@code aws}, sorted. */
    public static List<String> commercial() {
        return COMMERCIAL;
    }

    public static boolean enabledByDefault(String region) {
        return ENABLED_BY_DEFAULT.contains(region);
    }
}
