package io.vedette.aws.route53resolver;

import io.vedette.core.catalog.LogDestination;
import io.vedette.core.organization.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigStatus;

/**
 * The query logging configurations that an account can use in a region, its own and those that are
 * shared with it, as {@code ListResolverQueryLogConfigs} tells them.
 */
record ConfigList(Target place, List<ResolverQueryLogConfig> all) {

    private static final int LONGEST_PAGE = 100;

    static ConfigList read(Route53ResolverClient resolver, Target place) {
        return new ConfigList(
                place,
                resolver
                        .listResolverQueryLogConfigsPaginator(it -> it.maxResults(LONGEST_PAGE))
                        .resolverQueryLogConfigs()
                        .stream()
                        .filter(it -> it.status() != ResolverQueryLogConfigStatus.DELETING)
                        .sorted(Comparator.comparing(ResolverQueryLogConfig::id))
                        .toList());
    }

    /** The account's own of a name. */
    List<ResolverQueryLogConfig> named(String name) {
        return all.stream()
                .filter(it -> it.ownerId().equals(place.account().value()))
                .filter(it -> it.name().equals(name))
                .toList();
    }

    /** The account's own of a name that delivers to a destination. */
    Optional<ResolverQueryLogConfig> find(String name, String destination) {
        return named(name).stream()
                .filter(it -> it.destinationArn().equals(destination))
                .findFirst();
    }

    Optional<ResolverQueryLogConfig> byId(String id) {
        return all.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Which type a destination is of; empty for one that Vedette has none of. */
    static Optional<LogDestination> type(String arn) {
        if (arn.contains(":s3:::")) {
            return Optional.of(LogDestination.S3);
        }
        return arn.contains(":log-group:")
                ? Optional.of(LogDestination.CLOUDWATCH_LOGS)
                : Optional.empty();
    }
}
