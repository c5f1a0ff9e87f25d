package io.vedette.core.catalog;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of Route 53 Resolver's query logs.
 *
 * @param retentionDays how long the archive keeps them
 * @param destinations where every VPC's queries are logged to
 * @param configName what the names of the query logging configurations begin with, one in every
 *     account and region for each destination
 */
public record QueryLogSettings(
        boolean enabled,
        int retentionDays,
        Set<LogDestination> destinations,
        String configName,
        LogBucketSettings archive,
        LogGroupSettings logGroup)
        implements LogSourceSettings {

    /** Resolver takes 64 characters, of which the destination's name is some. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,47}");

    public QueryLogSettings {
        Retention.require(retentionDays, archive);
        destinations = Set.copyOf(destinations);
        if (destinations.isEmpty()) {
            throw new IllegalArgumentException(
                    "destinations is empty: name s3, cloudwatch-logs or both,"
                            + " or say enabled: false");
        }
        if (!NAME.matcher(configName).matches()) {
            throw new IllegalArgumentException(
                    "config-name '%s' is not a name: a letter, and up to 47 letters, digits,"
                                    .formatted(configName)
                            + " underscores and hyphens");
        }
    }

    /** The name of the configuration for a destination. */
    public String configName(LogDestination destination) {
        return configName + "-" + destination.word();
    }
}
