package io.vedette.aws.cloudtrail;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.cloudtrail.Trail.Delivery;
import io.vedette.aws.iam.Role;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.logs.LogGroup;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.core.catalog.CloudTrailSettings;
import io.vedette.core.catalog.CloudTrailSettings.Archive;
import io.vedette.core.catalog.CloudTrailSettings.Insight;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.InsightType;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/** Draws a trail and what it delivers to, as the settings say. */
final class TrailResources {

    private static final String DELIVERY_ROLE = "vedette-cloudtrail-delivery";
    private static final String PURPOSE = "cloudtrail";

    private final AwsClients clients;
    private final Trail trails;
    private final LogGroup logGroups;
    private final Role roles;

    TrailResources(AwsClients clients) {
        this.clients = clients;
        this.trails = new Trail(clients);
        this.logGroups = new LogGroup(clients);
        this.roles = new Role(clients);
    }

    /** The key, the bucket and its policy in the log archive account, for these trails. */
    Set<ResourceId> archive(
            Draft draft, CloudTrailSettings settings, Set<String> trailArns, Set<String> owners) {
        Target at = archive(draft);
        String bucketName = bucket(draft, settings);
        ArchivePolicies policies = new ArchivePolicies(trailArns);
        // S3 always encrypts, and CloudTrail names the trail's key with every object it writes.
        return new LogArchive(clients, draft)
                .drawWithKey(
                        at,
                        bucketName,
                        keeping(settings.archive()),
                        PURPOSE,
                        policies.bucket(at.region(), bucketName, owners),
                        new LogArchive.KeyUse(settings.key(), policies.key(at.account())));
    }

    private static Target archive(Draft draft) {
        return new Target(draft.organization().logArchive(), draft.organization().home());
    }

    private static String bucket(Draft draft, CloudTrailSettings settings) {
        return settings.bucket().replace("{account_id}", draft.organization().logArchive().value());
    }

    private static Bucket.Settings keeping(Archive archive) {
        return LogArchive.keeping(
                archive.retentionDays(),
                archive.deletedDays(),
                archive.archiveAfterDays(),
                archive.objectLock());
    }

    /** The log group and the role to write to it, in the account that makes the trail. */
    Set<ResourceId> delivery(
            Draft draft, CloudTrailSettings settings, Target at, Set<String> owners) {
        if (!settings.cloudWatchLogs().enabled()) {
            return Set.of();
        }
        String group = settings.cloudWatchLogs().logGroup();
        return Set.of(
                draft.add(
                        logGroups,
                        at,
                        group,
                        new LogGroup.Settings(settings.cloudWatchLogs().retentionDays(), null),
                        List.of()),
                draft.add(
                        roles,
                        at,
                        DELIVERY_ROLE,
                        new Role.Settings(trust(), permissions(at, group, owners)),
                        List.of()));
    }

    /** Without aws:SourceArn, because CloudTrail's documentation says that it is not supported. */
    private static Map<String, Statement> trust() {
        return Map.of(
                "VedetteCloudTrail",
                Statement.allow("sts:AssumeRole").toService(TrailAdministrator.PRINCIPAL));
    }

    /** CloudTrail names a log stream by account and region, or by organization and account. */
    private static Map<String, Statement> permissions(Target at, String group, Set<String> owners) {
        List<String> streams =
                owners.stream()
                        .map(owner -> LogGroup.arn(at, group) + ":log-stream:" + owner + "_*")
                        .toList();
        return Map.of(
                "VedetteCloudTrailDelivery",
                Statement.allow("logs:CreateLogStream", "logs:PutLogEvents").on(streams));
    }

    /** The trail itself. */
    ResourceId trail(
            Draft draft,
            CloudTrailSettings settings,
            Target at,
            String arn,
            boolean organization,
            Collection<ResourceId> needs) {
        Trail.Settings desired =
                new Trail.Settings(
                        arn,
                        bucket(draft, settings),
                        KeyAliases.arn(archive(draft), settings.key()),
                        organization,
                        settings.multiRegionTrail(),
                        settings.includeGlobalServices(),
                        settings.enableLogFileValidation(),
                        delivery(settings, at),
                        eventSelectors(settings, at),
                        List.of(),
                        settings.insights().stream()
                                .map(TrailResources::type)
                                .collect(Collectors.toSet()),
                        true,
                        Map.of());
        return draft.add(trails, at, settings.trailName(), desired, needs);
    }

    private static @Nullable Delivery delivery(CloudTrailSettings settings, Target at) {
        if (!settings.cloudWatchLogs().enabled()) {
            return null;
        }
        return new Delivery(
                LogGroup.arn(at, settings.cloudWatchLogs().logGroup()) + ":*",
                Role.arn(at, DELIVERY_ROLE));
    }

    private static Map<String, EventSelector> eventSelectors(
            CloudTrailSettings settings, Target at) {
        ReadWriteType type =
                switch (settings.readWriteType()) {
                    case ALL -> ReadWriteType.ALL;
                    case READ_ONLY -> ReadWriteType.READ_ONLY;
                    case WRITE_ONLY -> ReadWriteType.WRITE_ONLY;
                };
        Map<String, EventSelector> selectors = new TreeMap<>();
        if (settings.includeManagementEvents()) {
            selectors.put(
                    EventSelectors.OURS + "management events",
                    EventSelectors.readOnly(EventSelector.of("Management"), type));
        }
        if (!settings.s3DataEventBuckets().isEmpty()) {
            List<String> objects =
                    settings.s3DataEventBuckets().stream()
                            .map(bucket -> Arns.bucket(at.region(), bucket + "/"))
                            .toList();
            EventSelector data =
                    EventSelector.of("Data")
                            .whereEqual("resources.type", Set.of("AWS::S3::Object"))
                            .whereStartsWith("resources.ARN", objects);
            selectors.put(
                    EventSelectors.OURS + "S3 data events", EventSelectors.readOnly(data, type));
        }
        return selectors;
    }

    private static String type(Insight insight) {
        return switch (insight) {
            case API_CALL_RATE -> InsightType.API_CALL_RATE_INSIGHT.toString();
            case API_ERROR_RATE -> InsightType.API_ERROR_RATE_INSIGHT.toString();
        };
    }
}
