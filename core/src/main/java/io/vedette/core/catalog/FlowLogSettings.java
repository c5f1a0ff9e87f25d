package io.vedette.core.catalog;

import java.util.Set;

/**
 * The settings of VPC flow logs.
 *
 * @param retentionDays how long the archive keeps them
 * @param destinations where every VPC's traffic is logged to
 * @param aggregationSeconds how much traffic one record sums up: 60 or 600 seconds
 * @param hivePrefixes whether the archive's keys say what their parts are, such as {@code
 *     aws-region=eu-west-1}
 * @param hourlyPartitions whether the archive's keys end with the hour and not with the day
 */
public record FlowLogSettings(
        boolean enabled,
        int retentionDays,
        Set<LogDestination> destinations,
        Traffic traffic,
        int aggregationSeconds,
        boolean hivePrefixes,
        boolean hourlyPartitions,
        LogBucketSettings archive,
        LogGroupSettings logGroup)
        implements LogSourceSettings {

    private static final Set<Integer> AGGREGATIONS = Set.of(60, 600);

    public FlowLogSettings {
        Retention.require(retentionDays, archive);
        destinations = Set.copyOf(destinations);
        if (destinations.isEmpty()) {
            throw new IllegalArgumentException(
                    "destinations is empty: name s3, cloudwatch-logs or both,"
                            + " or say enabled: false");
        }
        if (!AGGREGATIONS.contains(aggregationSeconds)) {
            throw new IllegalArgumentException(
                    "aggregation-seconds is %d; 60 or 600".formatted(aggregationSeconds));
        }
    }

    /** Which traffic is logged, by what security groups and network ACLs did with it. */
    public enum Traffic {
        ALL,
        ACCEPT,
        REJECT
    }
}
