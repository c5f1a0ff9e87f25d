package io.vedette.aws.route53resolver;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.route53resolver.QueryLogConfig.Settings;
import io.vedette.core.catalog.LogDestination;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.InvalidRequestException;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigStatus;
import software.amazon.awssdk.services.route53resolver.model.ResourceExistsException;
import software.amazon.awssdk.services.route53resolver.model.ResourceNotFoundException;
import software.amazon.awssdk.services.route53resolver.model.Tag;

/**
 * A query logging configuration, by its name: where an account's VPCs in a region log their DNS
 * queries to. Resolver lets nobody change one, so one that delivers elsewhere is replaced, and goes
 * when no VPC is associated with it any more.
 */
record QueryLogConfig(AwsClients clients) implements ResourceKind<Settings> {

    /**
     * How the configuration is to be.
     *
     * @param destination the ARN of a bucket or log group
     * @param superseded the ids of further configurations of its name that no VPC is associated
     *     with, to be none
     * @param failure the status of one that Resolver could not make; to be null
     */
    record Settings(
            String destination,
            @JsonIgnore Set<String> superseded,
            @JsonIgnore @Nullable String failure) {

        Settings {
            // What is read back from JSON has none.
            superseded =
                    superseded == null
                            ? Set.of()
                            : Collections.unmodifiableSet(new TreeSet<>(superseded));
        }

        static Settings to(String destination) {
            return new Settings(destination, Set.of(), null);
        }
    }

    @Override
    public String name() {
        return "route53resolver.query-log-config";
    }

    @Override
    public boolean mayComeAbout() {
        return false;
    }

    @Override
    public Map<ResourceId, Reading<Settings>> read(
            Target place, List<Resource<Settings>> resources) {
        ConfigList configs = ConfigList.read(resolver(place), place);
        Map<ResourceId, Reading<Settings>> readings = new HashMap<>();
        resources.forEach(it -> readings.put(it.id(), reading(it, configs)));
        return readings;
    }

    private static Reading<Settings> reading(Resource<Settings> resource, ConfigList configs) {
        List<ResolverQueryLogConfig> ours = configs.named(resource.name());
        if (ours.isEmpty()) {
            return new Reading.Absent<>();
        }
        ResolverQueryLogConfig best =
                configs.find(resource.name(), resource.desired().destination())
                        .orElseGet(ours::getFirst);
        Set<String> others =
                ours.stream()
                        .filter(it -> !it.id().equals(best.id()) && it.associationCount() == 0)
                        .map(ResolverQueryLogConfig::id)
                        .collect(Collectors.toSet());
        Settings there =
                new Settings(
                        best.destinationArn(),
                        others,
                        best.status() == ResolverQueryLogConfigStatus.FAILED
                                ? best.statusAsString()
                                : null);
        return best.status() == ResolverQueryLogConfigStatus.CREATING
                        && there.equals(resource.desired())
                ? new Reading.Settling<>(waiting(resource))
                : new Reading.Present<>(there);
    }

    private static String waiting(Resource<Settings> resource) {
        return "Resolver to create query logging configuration " + resource.name();
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Settings>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(it -> results.put(it.id(), create(resolver(place), it)));
        return results;
    }

    private static Result create(Route53ResolverClient resolver, Resource<Settings> resource) {
        try {
            resolver.createResolverQueryLogConfig(it ->
                    it.name(resource.name())
                            .destinationArn(resource.desired().destination())
                            .creatorRequestId(requestId(resource))
                            .tags(Tag.builder().key(Managed.TAG).value(Managed.VALUE).build()));
        } catch (ResourceExistsException already) {
            // An interrupted run created it, or it is not quite deleted yet: reading tells.
        }
        return new Result.Pending(waiting(resource));
    }

    /** The same for every attempt, so that two of them make one configuration. */
    private static String requestId(Resource<Settings> resource) {
        String what = resource.name() + " " + resource.desired().destination();
        return "vedette-" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Settings>> differing) {
        Route53ResolverClient resolver = resolver(place);
        ConfigList configs = ConfigList.read(resolver, place);
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<Settings> update : differing) {
            Resource<Settings> resource = update.resource();
            Optional<ResolverQueryLogConfig> wanted =
                    configs.find(resource.name(), resource.desired().destination());
            if (wanted.isEmpty()) {
                // The other one goes once the VPCs are associated with this one, by the next run.
                results.put(resource.id(), create(resolver, resource));
            } else if (update.before().failure() != null) {
                delete(resolver, wanted.get());
                results.put(resource.id(), create(resolver, resource));
            } else {
                configs.named(resource.name()).stream()
                        .filter(it -> !it.id().equals(wanted.get().id()))
                        .forEach(it -> delete(resolver, it));
                results.put(resource.id(), Result.done());
            }
        }
        return results;
    }

    /** The logs stay where they were delivered. */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Settings>> made) {
        Route53ResolverClient resolver = resolver(place);
        ConfigList configs = ConfigList.read(resolver, place);
        Map<ResourceId, Result> results = new HashMap<>();
        for (Removal<Settings> removal : made) {
            Result result = Result.done();
            for (ResolverQueryLogConfig config : configs.named(removal.resource().name())) {
                Result answer = delete(resolver, config);
                result = answer instanceof Result.Left ? answer : result;
            }
            results.put(removal.resource().id(), result);
        }
        return results;
    }

    private static Result delete(Route53ResolverClient resolver, ResolverQueryLogConfig config) {
        try {
            resolver.deleteResolverQueryLogConfig(it -> it.resolverQueryLogConfigId(config.id()));
        } catch (ResourceNotFoundException gone) {
            return Result.done();
        } catch (InvalidRequestException inUse) {
            return new Result.Left(
                    "query logging configuration %s is in use: %s"
                            .formatted(config.id(), inUse.awsErrorDetails().errorMessage()));
        }
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return ConfigList.type(desired.destination()).equals(Optional.of(LogDestination.S3))
                ? Set.of(CostDriver.LOGS_DELIVERED_GB)
                : Set.of();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("route53resolver:ListResolverQueryLogConfigs");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "iam:CreateServiceLinkedRole",
                "logs:CreateLogDelivery",
                "logs:DeleteLogDelivery",
                "logs:DescribeLogGroups",
                "logs:DescribeResourcePolicies",
                "logs:GetLogDelivery",
                "logs:ListLogDeliveries",
                "logs:PutResourcePolicy",
                "logs:UpdateLogDelivery",
                "route53resolver:CreateResolverQueryLogConfig",
                "route53resolver:DeleteResolverQueryLogConfig",
                "route53resolver:TagResource");
    }

    private Route53ResolverClient resolver(Target place) {
        return clients.client(Route53ResolverClient.class, place);
    }
}
