package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.kms.Key;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.logs.LogGroup;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.catalog.SystemsManagerSettings.SessionManager;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.regions.PartitionMetadata;

/**
 * Draws Session Manager: its preferences at each target, and the bucket that sessions are kept in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging-s3.html">Logging
 *     session data using Amazon S3</a>
 */
final class Sessions {

    private static final String PURPOSE = "sessions";

    private final AwsClients clients;
    private final Draft draft;
    private final SessionManager settings;
    private final SessionPreferences preferences;
    private final LogArchive archive;
    private final Set<ResourceId> bucket;

    Sessions(AwsClients clients, Draft draft, SystemsManagerSettings settings, LogArchive archive) {
        this.clients = clients;
        this.draft = draft;
        this.settings = settings.sessionManager();
        this.preferences = new SessionPreferences(clients, new KeyAliases(clients));
        this.archive = archive;
        this.bucket = this.settings.enableLogging() ? drawBucket() : Set.of();
    }

    private Set<ResourceId> drawBucket() {
        Region home = draft.organization().home();
        String arn = Arns.bucket(home, bucketName());
        String own = settings.prefix("${aws:PrincipalAccount}", "*");
        return archive.draw(
                archive.home(),
                bucketName(),
                Bucket.Settings.secure(),
                PURPOSE,
                Map.of(
                        "VedetteSessionLogsWrite",
                        archive.toOurs(
                                Statement.allow("s3:PutObject", "s3:PutObjectAcl")
                                        .on("%s/%s/*".formatted(arn, own))),
                        "VedetteSessionLogsCheck",
                        archive.toOurs(Statement.allow("s3:GetEncryptionConfiguration").on(arn))),
                new LogArchive.KeyUse(
                        settings.key(),
                        Map.of(
                                "VedetteSessionLogsEncryption",
                                archive.toOurs(
                                                Statement.allow(
                                                                "kms:Decrypt",
                                                                "kms:GenerateDataKey")
                                                        .on("*"))
                                        .when("StringEquals", "kms:ViaService", s3(home)))));
    }

    private static String s3(Region region) {
        software.amazon.awssdk.regions.Region known =
                software.amazon.awssdk.regions.Region.of(region.code());
        return "s3.%s.%s".formatted(region, PartitionMetadata.of(known).dnsSuffix());
    }

    private String bucketName() {
        return settings.bucket(draft.organization().logArchive());
    }

    Set<ResourceId> draw(Target target) {
        Map<String, Object> inputs = new TreeMap<>();
        Set<ResourceId> needs = new HashSet<>(bucket);
        if (settings.enableLogging()) {
            inputs.put("s3BucketName", bucketName());
            inputs.put(
                    "s3KeyPrefix",
                    settings.prefix(target.account().value(), target.region().code()));
            inputs.put("s3EncryptionEnabled", true);
        }
        if (settings.cloudWatchLogs().enabled()) {
            needs.add(drawLogGroup(target));
            inputs.put("cloudWatchLogGroupName", settings.cloudWatchLogs().logGroup());
            // The group has CloudWatch Logs' own encryption, which this would refuse.
            inputs.put("cloudWatchEncryptionEnabled", false);
            inputs.put("cloudWatchStreamingEnabled", true);
        }
        if (settings.encryption().enabled()) {
            String alias = settings.encryption().key();
            needs.add(
                    draft.add(
                            Resource.of(
                                    new Key(clients), target, alias, Key.of(target, Map.of()))));
            inputs.put(SessionPreferences.KEY, KeyAliases.arn(target, alias));
        }
        if (inputs.isEmpty()) {
            return Set.of();
        }
        Set<ResourceId> drawn = new HashSet<>(needs);
        drawn.add(
                draft.add(
                        preferences,
                        target,
                        SessionPreferences.DOCUMENT,
                        new SessionPreferences.Inputs(inputs),
                        needs));
        return drawn;
    }

    private ResourceId drawLogGroup(Target target) {
        return draft.add(
                Resource.of(
                        new LogGroup(clients),
                        target,
                        settings.cloudWatchLogs().logGroup(),
                        new LogGroup.Settings(settings.cloudWatchLogs().retentionDays(), null)));
    }
}
