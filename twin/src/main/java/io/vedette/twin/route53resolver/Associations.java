package io.vedette.twin.route53resolver;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.ec2.VpcDirectory;
import io.vedette.twin.logdelivery.LogDelivery;
import io.vedette.twin.logdelivery.LogDelivery.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociation;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociationError;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociationStatus;

/** The associations of VPCs with the caller's query logging configurations. */
final class Associations {

    /** The quota that AWS starts every account with, for all configurations of a region. */
    private static final int MOST = 100;

    private static final Duration TRANSITION = Duration.ofSeconds(20);
    private static final int HEX = 16;

    private final World world;
    private final Caller caller;
    private final QueryLogConfigs configs;

    /** Whether a destination takes logs does not change during a call. */
    private final Map<String, Answer> answers = new HashMap<>();

    Associations(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.configs = new QueryLogConfigs(world, caller);
    }

    private Duration transition() {
        return world.faults().delay("route53resolver.association", TRANSITION);
    }

    ResolverQueryLogConfigAssociation create(String config, String vpc) {
        QueryLogging state = configs.state();
        state.settle(world.now());
        configs.get(config);
        if (!new VpcDirectory(world).exists(vpc, caller)) {
            throw ResolverError.parameter("The vpc ID '%s' does not exist".formatted(vpc));
        }
        if (find(config, vpc).isPresent()) {
            throw ResolverError.exists(
                    "Resolver query log config '%s' is already associated with VPC '%s'"
                            .formatted(config, vpc));
        }
        if (state.associations().size() >= MOST) {
            throw ResolverError.limit(caller.account(), "max-query-log-config-associations");
        }
        StoredAssociation association =
                new StoredAssociation(
                        "rqlca-" + world.ids().hex(caller, "query-log-association", HEX),
                        config,
                        vpc,
                        world.now(),
                        world.now().plus(transition()),
                        null);
        state.associations().put(association.id(), association);
        return described(association);
    }

    ResolverQueryLogConfigAssociation delete(String config, String vpc) {
        QueryLogging state = configs.state();
        state.settle(world.now());
        StoredAssociation association =
                find(config, vpc)
                        .orElseThrow(() ->
                                ResolverError.noSuchAssociation(
                                        "of '%s' with '%s'".formatted(config, vpc)));
        if (association.gone() == null) {
            association = association.goneAt(world.now().plus(transition()));
            state.associations().put(association.id(), association);
        }
        return described(association);
    }

    private Optional<StoredAssociation> find(String config, String vpc) {
        return configs.state().associations().values().stream()
                .filter(it -> it.config().equals(config) && it.vpc().equals(vpc))
                .filter(it -> !it.isGone(world.now()))
                .findFirst();
    }

    ResolverQueryLogConfigAssociation get(String id) {
        return Optional.ofNullable(configs.state().associations().get(id))
                .filter(it -> !it.isGone(world.now()))
                .map(this::described)
                .orElseThrow(() -> ResolverError.noSuchAssociation("with ID '%s'".formatted(id)));
    }

    List<ResolverQueryLogConfigAssociation> all() {
        return configs.state().associations().values().stream()
                .filter(it -> !it.isGone(world.now()))
                .filter(it -> new VpcDirectory(world).exists(it.vpc(), caller))
                .map(this::described)
                .toList();
    }

    private ResolverQueryLogConfigAssociation described(StoredAssociation association) {
        ResolverQueryLogConfigAssociation.Builder described =
                ResolverQueryLogConfigAssociation.builder()
                        .id(association.id())
                        .resolverQueryLogConfigId(association.config())
                        .resourceId(association.vpc())
                        .creationTime(association.created().toString());
        Instant now = world.now();
        if (association.gone() != null) {
            return described.status(ResolverQueryLogConfigAssociationStatus.DELETING).build();
        }
        if (now.isBefore(association.ready())) {
            return described.status(ResolverQueryLogConfigAssociationStatus.CREATING).build();
        }
        return switch (answer(configs.get(association.config()).destination(), association)) {
            case DELIVERED ->
                    described
                            .status(ResolverQueryLogConfigAssociationStatus.ACTIVE)
                            .error(ResolverQueryLogConfigAssociationError.NONE)
                            .build();
            case NO_DESTINATION ->
                    failed(
                            described,
                            ResolverQueryLogConfigAssociationError.DESTINATION_NOT_FOUND,
                            "The destination does not exist.");
            case DENIED ->
                    failed(
                            described,
                            ResolverQueryLogConfigAssociationError.ACCESS_DENIED,
                            "The destination does not allow logs to be delivered.");
        };
    }

    private static ResolverQueryLogConfigAssociation failed(
            ResolverQueryLogConfigAssociation.Builder described,
            ResolverQueryLogConfigAssociationError error,
            String message) {
        return described
                .status(ResolverQueryLogConfigAssociationStatus.FAILED)
                .error(error)
                .errorMessage(message)
                .build();
    }

    private Answer answer(String destination, StoredAssociation association) {
        Answer known = answers.get(destination);
        if (known == null) {
            known = ask(destination, association);
            answers.put(destination, known);
        }
        return known;
    }

    private Answer ask(String destination, StoredAssociation association) {
        LogDelivery delivery = new LogDelivery(world);
        String name = destination.substring(destination.lastIndexOf(':') + 1);
        if (destination.contains(":log-group:")) {
            return delivery.toLogGroup(caller, destination.split(":log-group:", 2)[1]);
        }
        if (!destination.contains(":s3:::")) {
            throw new UnsupportedOperationException("the twin does not deliver to " + destination);
        }
        int slash = name.indexOf('/');
        String bucket = slash < 0 ? name : name.substring(0, slash);
        String folder = slash < 0 ? "" : name.substring(slash + 1).replaceAll("/$", "") + "/";
        return delivery.toBucket(
                caller,
                bucket,
                "%sAWSLogs/%s/vpcdnsquerylogs/%s/log.gz"
                        .formatted(
                                folder.equals("/") ? "" : folder,
                                caller.account(),
                                association.vpc()));
    }
}
