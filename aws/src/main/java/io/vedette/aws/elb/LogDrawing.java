package io.vedette.aws.elb;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.core.catalog.LoadBalancerLogSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.PlainLogBucketSettings;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the logs of load balancers, and the buckets that they go to. */
final class LogDrawing {

    private static final String PURPOSE = "load-balancers";
    private static final String CONNECTIONS = "connections";

    private final Draft draft;
    private final LoadBalancerLogSettings settings;
    private final LogArchive archive;
    private final LogDelivery delivery;
    private final AttributeLogs accessLogs;
    private final AttributeLogs connectionLogs;
    private final ClassicLogs classicLogs;
    private final Map<Region, Set<ResourceId>> buckets = new HashMap<>();

    LogDrawing(AwsClients clients, Draft draft, LoadBalancerLogSettings settings) {
        this.draft = draft;
        this.settings = settings;
        this.archive = new LogArchive(clients, draft);
        this.delivery = new LogDelivery(draft.organization());
        boolean replace = settings.replaceForeign();
        this.accessLogs = new AttributeLogs(clients, AttributeLogs.Kind.ACCESS, replace);
        this.connectionLogs = new AttributeLogs(clients, AttributeLogs.Kind.CONNECTIONS, replace);
        this.classicLogs = new ClassicLogs(clients, replace);
    }

    void draw(Target target, List<LoadBalancer> all) {
        Set<ResourceId> drawn = new HashSet<>();
        for (LoadBalancer one : all) {
            one.mute()
                    .ifPresentOrElse(
                            why -> name(target, one, why), () -> drawn.addAll(draw(target, one)));
        }
        if (drawn.isEmpty()) {
            draft.skip(LogSource.LOAD_BALANCER_LOGS, target, whyNone(all));
        } else {
            drawn.addAll(bucket(target.region()));
            draft.deploy(LogSource.LOAD_BALANCER_LOGS, target, drawn);
        }
    }

    /** No deployment stands on it: what is there to be logged is logged without it. */
    private void name(Target target, LoadBalancer mute, String why) {
        draft.add(
                Resource.of(
                        new MuteLoadBalancer(),
                        target,
                        mute.id(),
                        new MuteLoadBalancer.Reason(why)));
    }

    private static String whyNone(List<LoadBalancer> all) {
        return all.isEmpty()
                ? "there are no load balancers here"
                : "no load balancer here can keep access logs: "
                        + all.stream()
                                .map(it -> it.id() + ": " + it.mute().orElseThrow())
                                .sorted()
                                .collect(Collectors.joining("; "));
    }

    private Set<ResourceId> draw(Target target, LoadBalancer one) {
        Set<ResourceId> needs = bucket(target.region());
        String bucket = bucketName(target.region());
        Logging access = new Logging(bucket, one.type().prefix());
        return switch (one.type()) {
            case CLASSIC -> Set.of(draft.add(classicLogs, target, one.id(), access, needs));
            case APPLICATION -> {
                ResourceId drawn = draft.add(accessLogs, target, one.id(), access, needs);
                yield settings.connectionLogs()
                        ? Set.of(
                                drawn,
                                draft.add(
                                        connectionLogs,
                                        target,
                                        one.id(),
                                        new Logging(bucket, CONNECTIONS),
                                        needs))
                        : Set.of(drawn);
            }
            case NETWORK, GATEWAY -> Set.of(draft.add(accessLogs, target, one.id(), access, needs));
        };
    }

    private String bucketName(Region region) {
        return settings.archive().name(draft.organization().logArchive(), region);
    }

    private Set<ResourceId> bucket(Region region) {
        Set<ResourceId> known = buckets.get(region);
        if (known != null) {
            return known;
        }
        PlainLogBucketSettings kept = settings.archive();
        Set<ResourceId> drawn =
                archive.draw(
                        archive.in(region),
                        bucketName(region),
                        LogArchive.keeping(settings.retentionDays(), kept),
                        PURPOSE,
                        delivery.statements(region, bucketName(region)));
        buckets.put(region, drawn);
        return drawn;
    }
}
