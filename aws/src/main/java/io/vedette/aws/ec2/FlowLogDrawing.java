package io.vedette.aws.ec2;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.archive.VendedLogs;
import io.vedette.aws.ec2.FlowLogKind.Settings;
import io.vedette.aws.iam.Role;
import io.vedette.aws.logs.LogGroup;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.catalog.FlowLogSettings;
import io.vedette.core.catalog.LogDestination;
import io.vedette.core.organization.AccountId;
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
import software.amazon.awssdk.services.ec2.model.LogDestinationType;

/**
 * Draws flow logs and where they go, at one target after the other; what several share, once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html">Amazon
 *     S3 bucket permissions for flow logs</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html">IAM role
 *     for publishing flow logs to CloudWatch Logs</a>
 */
final class FlowLogDrawing {

    static final String ROLE = "vedette-flow-logs-delivery";
    private static final String PURPOSE = "vpc-flow-logs";
    private static final String SERVICE = "vpc-flow-logs.amazonaws.com";

    private final AwsClients clients;
    private final Draft draft;
    private final FlowLogSettings settings;
    private final LogArchive archive;
    private final FlowLogKind flowLogs;
    private final Map<Region, Set<ResourceId>> buckets = new HashMap<>();

    FlowLogDrawing(AwsClients clients, Draft draft, FlowLogSettings settings) {
        this.clients = clients;
        this.draft = draft;
        this.settings = settings;
        this.archive = new LogArchive(clients, draft);
        this.flowLogs = new FlowLogKind(clients);
    }

    /** The flow logs of all VPCs of a target, and what they stand on. */
    Set<ResourceId> draw(Target target, List<Vpc> vpcs) {
        Set<ResourceId> drawn = new HashSet<>();
        for (LogDestination destination : settings.destinations()) {
            Set<ResourceId> needs =
                    switch (destination) {
                        case S3 -> bucket(target.region());
                        case CLOUDWATCH_LOGS -> logGroup(target);
                    };
            Settings desired = desired(destination, target);
            drawn.addAll(needs);
            for (Vpc vpc : vpcs) {
                String name = FlowLogKind.name(vpc.id(), desired.type());
                drawn.add(
                        draft.add(
                                new Resource<>(flowLogs, target, name, desired, needs, Set.of())));
            }
        }
        return drawn;
    }

    private Settings desired(LogDestination destination, Target target) {
        boolean toBucket = destination == LogDestination.S3;
        LogDestinationType type =
                toBucket ? LogDestinationType.S3 : LogDestinationType.CLOUD_WATCH_LOGS;
        return new Settings(
                type.toString(),
                toBucket
                        ? Arns.bucket(target.region(), bucketName(target.region()))
                        : LogGroup.arn(target, settings.logGroup().name()),
                toBucket ? null : Role.arn(target, ROLE),
                settings.traffic().name(),
                FlowLogFormat.FORMAT,
                settings.aggregationSeconds(),
                toBucket && settings.hivePrefixes(),
                toBucket && settings.hourlyPartitions(),
                Set.of(),
                null);
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
        Target home = new Target(target.account(), draft.organization().home());
        return Set.of(
                draft.add(
                        Resource.of(
                                new LogGroup(clients),
                                target,
                                settings.logGroup().name(),
                                new LogGroup.Settings(settings.logGroup().retentionDays(), null))),
                draft.add(
                        Resource.of(
                                new Role(clients),
                                home,
                                ROLE,
                                new Role.Settings(
                                        trust(home), permissions(target.account(), home)))));
    }

    /** Only for the account's own flow logs. */
    private static Map<String, Statement> trust(Target home) {
        String flowLogs =
                "arn:%s:ec2:*:%s:vpc-flow-log/*"
                        .formatted(Arns.partition(home.region()), home.account());
        return Map.of(
                "VedetteFlowLogs",
                Statement.allow("sts:AssumeRole")
                        .toService(SERVICE)
                        .when("StringEquals", "aws:SourceAccount", home.account().value())
                        .when("ArnLike", "aws:SourceArn", flowLogs));
    }

    /** The group is there already, so that the role need not create one. */
    private Map<String, Statement> permissions(AccountId account, Target home) {
        String groups =
                "arn:%s:logs:*:%s:log-group:".formatted(Arns.partition(home.region()), account);
        return Map.of(
                "VedetteFlowLogsDelivery",
                Statement.allow(
                                "logs:CreateLogStream",
                                "logs:DescribeLogStreams",
                                "logs:PutLogEvents")
                        .on(
                                groups + settings.logGroup().name(),
                                groups + settings.logGroup().name() + ":*"),
                "VedetteFlowLogsLookup",
                Statement.allow("logs:DescribeLogGroups").on(groups + "*"));
    }
}
