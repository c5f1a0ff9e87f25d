package io.vedette.aws.route53resolver;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.archive.VendedLogs;
import io.vedette.aws.ec2.Vpc;
import io.vedette.aws.logs.LogGroup;
import io.vedette.aws.logs.ResourcePolicy;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.catalog.LogDestination;
import io.vedette.core.catalog.QueryLogSettings;
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

/**
 * Draws query logging and where the logs go, at one target after the other; what several share,
 * once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-choosing-target-resource.html">Resources
 *     that you can send Resolver query logs to</a>
 */
final class QueryLogDrawing {

    private static final String PURPOSE = "dns-query-logs";
    private static final String POLICY = "vedette-dns-query-logs";

    private final AwsClients clients;
    private final Draft draft;
    private final QueryLogSettings settings;
    private final LogArchive archive;
    private final QueryLogConfig configs;
    private final QueryLogAssociation associations;
    private final Map<Region, Set<ResourceId>> buckets = new HashMap<>();

    QueryLogDrawing(AwsClients clients, Draft draft, QueryLogSettings settings) {
        this.clients = clients;
        this.draft = draft;
        this.settings = settings;
        this.archive = new LogArchive(clients, draft);
        this.configs = new QueryLogConfig(clients);
        this.associations = new QueryLogAssociation(clients);
    }

    /** The configurations of a target and the associations of all its VPCs. */
    Set<ResourceId> draw(Target target, List<Vpc> vpcs) {
        Set<ResourceId> drawn = new HashSet<>();
        for (LogDestination destination : settings.destinations()) {
            Set<ResourceId> needs =
                    switch (destination) {
                        case S3 -> bucket(target.region());
                        case CLOUDWATCH_LOGS -> logGroup(target);
                    };
            drawn.addAll(needs);
            String name = settings.configName(destination);
            String arn = arn(destination, target);
            ResourceId config =
                    draft.add(configs, target, name, QueryLogConfig.Settings.to(arn), needs);
            drawn.add(config);
            // What a failed one lacks is put right first.
            Set<ResourceId> first = new HashSet<>(needs);
            first.add(config);
            for (Vpc vpc : vpcs) {
                drawn.add(
                        draft.add(
                                associations,
                                target,
                                QueryLogAssociation.name(vpc.id(), destination),
                                QueryLogAssociation.Settings.with(name, arn),
                                first));
            }
        }
        return drawn;
    }

    private String arn(LogDestination destination, Target target) {
        return switch (destination) {
            case S3 -> Arns.bucket(target.region(), bucketName(target.region()));
            case CLOUDWATCH_LOGS -> LogGroup.arn(target, settings.logGroup().name());
        };
    }

    private String bucketName(Region region) {
        return settings.archive().name(archive.in(region).account(), region);
    }

    private Set<ResourceId> bucket(Region region) {
        Set<ResourceId> known = buckets.get(region);
        if (known != null) {
            return known;
        }
        VendedLogs delivery = new VendedLogs(archive, region);
        Set<ResourceId> drawn =
                archive.draw(
                        archive.in(region),
                        bucketName(region),
                        LogArchive.keeping(settings.retentionDays(), settings.archive()),
                        PURPOSE,
                        delivery.bucket(bucketName(region)),
                        delivery.key(settings.archive().key()));
        buckets.put(region, drawn);
        return drawn;
    }

    private Set<ResourceId> logGroup(Target target) {
        String name = settings.logGroup().name();
        ResourceId group =
                draft.add(
                        Resource.of(
                                new LogGroup(clients),
                                target,
                                name,
                                new LogGroup.Settings(settings.logGroup().retentionDays(), null)));
        ResourceId policy =
                draft.add(
                        Resource.of(
                                new ResourcePolicy(clients),
                                target,
                                POLICY,
                                new ResourcePolicy.Statements(delivery(target, name))));
        return Set.of(group, policy);
    }

    private static Map<String, Statement> delivery(Target target, String group) {
        return Map.of(
                "VedetteQueryLogDelivery",
                Statement.allow("logs:CreateLogStream", "logs:PutLogEvents")
                        .toService(VendedLogs.SERVICE)
                        .on(LogGroup.arn(target, group) + ":log-stream:*")
                        .when("StringEquals", "aws:SourceAccount", target.account().value())
                        .when("ArnLike", "aws:SourceArn", Arns.regional("logs", target, "*")));
    }
}
