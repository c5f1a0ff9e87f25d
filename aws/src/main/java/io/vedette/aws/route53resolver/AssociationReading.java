package io.vedette.aws.route53resolver;

import io.vedette.aws.route53resolver.QueryLogAssociation.Settings;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociation;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociationStatus;

/**
 * What there is of a VPC's association.
 *
 * @param its the VPC's associations, with whatever configurations
 */
record AssociationReading(
        ConfigList configs,
        Resource<Settings> resource,
        List<ResolverQueryLogConfigAssociation> its) {

    /** An association and what it is with. */
    private record Pair(
            ResolverQueryLogConfigAssociation association, ResolverQueryLogConfig config) {

        boolean isGoing() {
            return association.status() == ResolverQueryLogConfigAssociationStatus.DELETING;
        }
    }

    Reading<Settings> read() {
        Settings desired = resource.desired();
        List<Pair> all = its.stream().flatMap(it -> pair(it).stream()).toList();
        Optional<Pair> ours =
                all.stream()
                        .filter(this::isOurs)
                        .min(
                                Comparator.comparing(Pair::isGoing)
                                        .thenComparing(it ->
                                                !it.config()
                                                        .destinationArn()
                                                        .equals(desired.destination())));
        return ours.map(this::ofOurs).orElseGet(() -> ofOthers(all));
    }

    private Optional<Pair> pair(ResolverQueryLogConfigAssociation association) {
        return configs.byId(association.resolverQueryLogConfigId())
                .map(config -> new Pair(association, config));
    }

    private boolean isOurs(Pair pair) {
        return pair.config().name().equals(resource.desired().config())
                && pair.config().ownerId().equals(configs.place().account().value());
    }

    private Reading<Settings> ofOurs(Pair pair) {
        return switch (pair.association().status()) {
            case CREATING ->
                    resource.purpose() instanceof Purpose.Keep<Settings>
                            ? new Reading.Settling<>(waiting(resource))
                            : new Reading.Present<>(state(pair, null));
            case DELETING ->
                    new Reading.Settling<>(
                            "Resolver to end an association of "
                                    + QueryLogAssociation.vpc(resource));
            case ACTIVE -> new Reading.Present<>(state(pair, null));
            case ACTION_NEEDED, FAILED, UNKNOWN_TO_SDK_VERSION ->
                    new Reading.Present<>(state(pair, failure(pair.association())));
        };
    }

    static String waiting(Resource<Settings> resource) {
        return "Resolver to log the queries of " + QueryLogAssociation.vpc(resource);
    }

    private static Settings state(Pair pair, @Nullable String failure) {
        return new Settings(pair.config().name(), pair.config().destinationArn(), failure);
    }

    private static String failure(ResolverQueryLogConfigAssociation association) {
        String error = association.errorAsString();
        return error == null
                ? association.statusAsString()
                : "%s %s".formatted(association.statusAsString(), error);
    }

    /** Somebody else's to the same type of destination is not doubled. */
    private Reading<Settings> ofOthers(List<Pair> all) {
        return all.stream()
                .filter(pair -> !pair.isGoing())
                .filter(pair ->
                        ConfigList.type(pair.config().destinationArn())
                                .equals(ConfigList.type(resource.desired().destination())))
                .findFirst()
                .<Reading<Settings>>map(pair ->
                        new Reading.OffLimits<>(
                                "logged by %s (%s) to %s, left alone"
                                        .formatted(
                                                pair.config().name(),
                                                pair.config().id(),
                                                pair.config().destinationArn())))
                .orElseGet(Reading.Absent::new);
    }
}
