package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.firehose.DeliveryStream;
import io.vedette.aws.iam.Role;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.core.catalog.ApplicationLogSettings;
import io.vedette.core.catalog.ApplicationLogSettings.Subscription;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/**
 * Draws the way of new log events to the log archive account: the subscription of each account and
 * region, and the region's destination, stream and bucket.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CrossAccountSubscriptions-Firehose-Account.html">Cross-account
 *     cross-Region account-level subscriptions using Firehose</a>
 */
final class Forwarding {

    /** What CloudWatch Logs takes in the sender's account to prove that it may send. */
    private static final String SENDER = "vedette-log-subscription";

    private static final String PURPOSE = "application-logs";
    private static final String SID = "VedetteLogSubscription";

    private final Set<String> served =
            FirehoseClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toSet());
    private final AwsClients clients;
    private final Draft draft;
    private final ApplicationLogSettings settings;
    private final Subscription subscription;
    private final LogArchive archive;
    private final Set<Region> regions;
    private final Map<Region, Set<ResourceId>> arrivals = new HashMap<>();

    Forwarding(AwsClients clients, Draft draft, ApplicationLogSettings settings) {
        this.clients = clients;
        this.draft = draft;
        this.settings = settings;
        this.subscription = settings.subscription();
        this.archive = new LogArchive(clients, draft);
        this.regions =
                draft.targets().stream()
                        .filter(it -> it.account().equals(archive.home().account()))
                        .map(Target::region)
                        .filter(it -> served.contains(it.code()))
                        .collect(Collectors.toSet());
    }

    /**
     * What forwards the events of a target; nothing where that is off, or the log archive account
     * or Firehose is not in the region.
     *
     * @param kept the log groups there that are in the archive already
     */
    Set<ResourceId> draw(Target target, Set<String> kept) {
        if (!subscription.enabled() || !regions.contains(target.region())) {
            return Set.of();
        }
        Set<ResourceId> arrival =
                arrivals.computeIfAbsent(target.region(), region -> arrival(archive.in(region)));
        Set<ResourceId> needs = new HashSet<>(arrival);
        needs.addAll(sender(target));
        Set<ResourceId> drawn = new HashSet<>(needs);
        drawn.add(
                draft.add(
                        new AccountSubscription(clients),
                        target,
                        subscription.name(),
                        subscription(target, kept),
                        needs));
        return drawn;
    }

    private AccountSubscription.Settings subscription(Target target, Set<String> kept) {
        Target there = archive.in(target.region());
        Set<String> excluded = new TreeSet<>(subscription.exclude());
        excluded.addAll(kept);
        if (!target.equals(there)) {
            return new AccountSubscription.Settings(
                    Destination.arn(there, subscription.name()),
                    organized() ? Role.arn(target, SENDER) : null,
                    subscription.filterPattern(),
                    excluded);
        }
        // What Firehose says of failed deliveries would go round for ever.
        excluded.add("/aws/kinesisfirehose/" + subscription.name());
        return new AccountSubscription.Settings(
                DeliveryStream.arn(there, subscription.name()),
                Role.arn(there, ArchiveRoles.WRITER),
                subscription.filterPattern(),
                excluded);
    }

    /** Where a destination is open to an organization, the sender needs a role to show for it. */
    private Set<ResourceId> sender(Target target) {
        if (!organized() || target.account().equals(archive.home().account())) {
            return Set.of();
        }
        Target home = new Target(target.account(), draft.organization().home());
        String logs = "arn:%s:logs:*:%s".formatted(Arns.partition(home.region()), target.account());
        Statement trust =
                Statement.allow("sts:AssumeRole")
                        .toService(ArchiveRoles.LOGS)
                        .when("StringLike", "aws:SourceArn", logs + ":*");
        Statement show = Statement.allow("logs:PutLogEvents").on(logs + ":log-group:*:*");
        Role.Settings role = new Role.Settings(Map.of(SID, trust), Map.of(SID, show));
        return Set.of(draft.add(Resource.of(new Role(clients), home, SENDER, role)));
    }

    private boolean organized() {
        return draft.organization().topology() instanceof Topology.AwsOrganization;
    }

    private Set<ResourceId> arrival(Target at) {
        String bucket = subscription.archive().name(at.account(), at.region());
        ArchiveRoles roles = new ArchiveRoles(clients, archive, settings, regions);
        Set<ResourceId> needs = new HashSet<>(roles.draw());
        needs.addAll(
                archive.draw(
                        at,
                        bucket,
                        LogArchive.keeping(settings.retentionDays(), subscription.archive()),
                        PURPOSE,
                        Map.of("VedetteApplicationLogsWrite", roles.write(at.region(), bucket)),
                        new LogArchive.KeyUse(subscription.archive().key(), Map.of())));
        ResourceId stream =
                draft.add(
                        new DeliveryStream(clients),
                        at,
                        subscription.name(),
                        new DeliveryStream.Settings(
                                Bucket.arn(at.region(), bucket),
                                Role.arn(archive.home(), ArchiveRoles.STREAM),
                                PURPOSE + "/!{timestamp:yyyy/MM/dd}/",
                                PURPOSE
                                        + "-errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
                                ".json.gz",
                                subscription.bufferMegabytes(),
                                subscription.bufferSeconds(),
                                true),
                        needs);
        needs.add(stream);
        needs.add(
                draft.add(
                        new Destination(clients),
                        at,
                        subscription.name(),
                        new Destination.Settings(
                                DeliveryStream.arn(at, subscription.name()),
                                Role.arn(archive.home(), ArchiveRoles.WRITER),
                                Map.of("VedetteApplicationLogs", subscribe(at))),
                        Set.copyOf(needs)));
        return Set.copyOf(needs);
    }

    private Statement subscribe(Target at) {
        return archive.toOurs(
                Statement.allow("logs:PutAccountPolicy", "logs:PutSubscriptionFilter")
                        .on(Destination.arn(at, subscription.name())));
    }
}
