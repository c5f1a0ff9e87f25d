package io.vedette.aws.accesslogs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.accesslogs.BucketLogging.Folders;
import io.vedette.aws.accesslogs.BucketLogging.Logging;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.catalog.BucketLogSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the logging of an account's buckets in a Region, and the bucket there that they log to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html">Enabling
 *     Amazon S3 server access logging</a>
 */
final class AccessLogDrawing {

    private static final String PURPOSE = "access-logs";
    private static final String SERVICE = "logging.s3.amazonaws.com";

    private final Draft draft;
    private final BucketLogSettings settings;
    private final LogArchive archive;
    private final BucketLogging logging;

    AccessLogDrawing(AwsClients clients, Draft draft, BucketLogSettings settings) {
        this.draft = draft;
        this.settings = settings;
        this.archive = new LogArchive(clients, draft);
        this.logging = new BucketLogging(clients, settings.replaceForeign());
    }

    void draw(Target target, List<FoundBucket> all) {
        String name = settings.archive().name(target.account(), target.region());
        // A bucket that logs to itself would log the writing of its logs, for ever.
        List<FoundBucket> others =
                all.stream().filter(it -> !it.name().equals(name) && !it.managed()).toList();
        Set<ResourceId> drawn = new HashSet<>();
        for (FoundBucket other : others) {
            String why = other.unread();
            if (why != null) {
                drawn.add(unread(target, other.name(), why));
            }
        }
        List<FoundBucket> chosen = others.stream().filter(this::isChosen).toList();
        if (!chosen.isEmpty()) {
            Set<ResourceId> bucket = bucket(target, name);
            Logging wanted = new Logging(name, "", folders());
            drawn.addAll(bucket);
            chosen.forEach(it -> drawn.add(draft.add(logging, target, it.name(), wanted, bucket)));
        }
        if (drawn.isEmpty()) {
            draft.skip(LogSource.S3_ACCESS_LOGS, target, whyNone(others));
        } else {
            draft.deploy(LogSource.S3_ACCESS_LOGS, target, drawn);
        }
    }

    private ResourceId unread(Target target, String bucket, String why) {
        return draft.add(
                Resource.of(new UnreadBucket(), target, bucket, new UnreadBucket.Reason(why)));
    }

    private boolean isChosen(FoundBucket bucket) {
        return switch (settings.buckets()) {
            case ALL -> bucket.unread() == null;
            case NAMED -> bucket.unread() == null && settings.chooses(bucket.name());
            case TAGGED -> settings.chooses(bucket.tags());
        };
    }

    private String whyNone(List<FoundBucket> others) {
        if (others.isEmpty()) {
            return "there are no buckets here";
        }
        return switch (settings.buckets()) {
            case ALL -> "there are no buckets here";
            case NAMED -> "none of the %d buckets here is named".formatted(others.size());
            case TAGGED ->
                    "none of the %d buckets here is tagged to be logged".formatted(others.size());
        };
    }

    private Folders folders() {
        return switch (settings.partition()) {
            case EVENT_TIME -> Folders.EVENT_TIME;
            case DELIVERY_TIME -> Folders.DELIVERY_TIME;
        };
    }

    private Set<ResourceId> bucket(Target target, String name) {
        String objects = Arns.bucket(target.region(), name + "/*");
        return archive.draw(
                target,
                name,
                LogArchive.keeping(settings.retentionDays(), settings.archive()),
                PURPOSE,
                Map.of(
                        "VedetteAccessLogs",
                        Statement.allow("s3:PutObject")
                                .toService(SERVICE)
                                .on(objects)
                                .when("StringEquals", "aws:SourceAccount", target.account().value())
                                .when(
                                        "ArnLike",
                                        "aws:SourceArn",
                                        Arns.bucket(target.region(), "*"))));
    }
}
