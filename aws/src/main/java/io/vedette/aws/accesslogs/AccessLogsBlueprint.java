package io.vedette.aws.accesslogs;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.BucketLogSettings;
import io.vedette.core.catalog.BucketLogSettings.Choice;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Discovery;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.Found;
import io.vedette.core.plan.ItemBlueprint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Draws the access logs of the buckets that the baseline chooses, and for each account and Region
 * with any a bucket for them.
 */
public final class AccessLogsBlueprint implements ItemBlueprint {

    private static final Set<String> REGIONS =
            S3Client.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;

    public AccessLogsBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public LogSource item() {
        return LogSource.S3_ACCESS_LOGS;
    }

    @Override
    public boolean serves(Region region) {
        return REGIONS.contains(region.code());
    }

    @Override
    public List<Discovery<?>> discoveries(CatalogSettings settings) {
        return List.of(buckets((BucketLogSettings) settings));
    }

    /** A pattern may be meant for all, and Vedette's own buckets are known by their tag. */
    private Buckets buckets(BucketLogSettings settings) {
        boolean byName = settings.buckets() == Choice.NAMED;
        boolean patterns = settings.names().stream().anyMatch(it -> it.contains("*"));
        return new Buckets(clients, !byName || patterns, example(settings));
    }

    private static FoundBucket example(BucketLogSettings settings) {
        return switch (settings.buckets()) {
            case ALL -> new FoundBucket("example", Map.of(), null);
            case NAMED ->
                    new FoundBucket(settings.names().getFirst().replace('*', 'x'), Map.of(), null);
            case TAGGED -> {
                BucketLogSettings.Tagged tag = settings.tags().getFirst();
                yield new FoundBucket("example", Map.of(tag.key(), tag.values().getFirst()), null);
            }
        };
    }

    @Override
    public void draw(Draft draft) {
        BucketLogSettings settings = draft.settings(item(), BucketLogSettings.class);
        Buckets buckets = buckets(settings);
        AccessLogDrawing drawing = new AccessLogDrawing(clients, draft, settings);
        for (Target target : draft.targets()) {
            switch (draft.found(buckets, target)) {
                case Found.Things<FoundBucket>(List<FoundBucket> all) -> drawing.draw(target, all);
                case Found.Unavailable<FoundBucket>(String why) ->
                        draft.unsurveyed(item(), target, buckets, why);
            }
        }
    }
}
