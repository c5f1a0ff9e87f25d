package io.vedette.twin.route53resolver;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.route53resolver.model.CreateResolverQueryLogConfigRequest;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigStatus;
import software.amazon.awssdk.services.route53resolver.model.Tag;

/** The query logging configurations of the caller's account and region. */
final class QueryLogConfigs {

    /** The quota that AWS starts every account with. */
    private static final int MOST = 20;

    private static final Duration CREATION = Duration.ofSeconds(5);
    private static final int HEX = 16;
    private static final Pattern DESTINATION =
            Pattern.compile("arn:[\\w-]+:(s3:::.+|logs:[\\w-]+:\\d{12}:log-group:.+|firehose:.+)");

    private final World world;
    private final Caller caller;

    QueryLogConfigs(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    QueryLogging state() {
        return world.state(QueryLogging.class, caller);
    }

    StoredConfig get(String id) {
        StoredConfig config = state().configs().get(id);
        if (config == null) {
            throw ResolverError.noSuchConfig(id);
        }
        return config;
    }

    StoredConfig byArn(String arn) {
        String prefix = arn("");
        if (!arn.startsWith(prefix)) {
            throw ResolverError.noSuchConfig(arn);
        }
        return get(arn.substring(prefix.length()));
    }

    ResolverQueryLogConfig create(CreateResolverQueryLogConfigRequest request) {
        state().settle(world.now());
        if (!DESTINATION.matcher(request.destinationArn()).matches()) {
            throw ResolverError.parameter(
                    "'%s' is not the ARN of a destination".formatted(request.destinationArn()));
        }
        if (state().configs().values().stream()
                .anyMatch(it -> it.creatorRequestId().equals(request.creatorRequestId()))) {
            throw ResolverError.exists(
                    "Resolver query log config with creator request ID '%s' already exists"
                            .formatted(request.creatorRequestId()));
        }
        if (state().configs().size() >= MOST) {
            throw ResolverError.limit(caller.account(), "max-query-log-configs");
        }
        NavigableMap<String, String> tags = new TreeMap<>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        StoredConfig config =
                new StoredConfig(
                        "rqlc-" + world.ids().hex(caller, "query-log-config", HEX),
                        request.name(),
                        request.destinationArn(),
                        request.creatorRequestId(),
                        world.now(),
                        world.now().plus(world.faults().delay("route53resolver.config", CREATION)),
                        tags);
        state().configs().put(config.id(), config);
        return described(config);
    }

    ResolverQueryLogConfig delete(String id) {
        state().settle(world.now());
        StoredConfig config = get(id);
        if (associations(config) > 0) {
            throw ResolverError.request(
                    "Resolver query log config '%s' is associated with VPCs; disassociate them first"
                            .formatted(id));
        }
        ResolverQueryLogConfig last =
                described(config).toBuilder().status(ResolverQueryLogConfigStatus.DELETING).build();
        state().configs().remove(id);
        return last;
    }

    List<ResolverQueryLogConfig> all() {
        return state().configs().values().stream().map(this::described).toList();
    }

    ResolverQueryLogConfig described(StoredConfig config) {
        boolean ready = !world.now().isBefore(config.ready());
        return ResolverQueryLogConfig.builder()
                .id(config.id())
                .arn(arn(config.id()))
                .name(config.name())
                .ownerId(caller.account())
                .shareStatus("NOT_SHARED")
                .associationCount(associations(config))
                .destinationArn(config.destination())
                .creatorRequestId(config.creatorRequestId())
                .creationTime(config.created().toString())
                .status(
                        ready
                                ? ResolverQueryLogConfigStatus.CREATED
                                : ResolverQueryLogConfigStatus.CREATING)
                .build();
    }

    private int associations(StoredConfig config) {
        return (int)
                state().associations().values().stream()
                        .filter(it -> it.config().equals(config.id()))
                        .filter(it -> !it.isGone(world.now()))
                        .count();
    }

    private String arn(String id) {
        return "arn:aws:route53resolver:%s:%s:resolver-query-log-config/%s"
                .formatted(caller.region(), caller.account(), id);
    }

    static List<Tag> tags(StoredConfig config) {
        return config.tags().entrySet().stream()
                .map(it -> Tag.builder().key(it.getKey()).value(it.getValue()).build())
                .toList();
    }
}
