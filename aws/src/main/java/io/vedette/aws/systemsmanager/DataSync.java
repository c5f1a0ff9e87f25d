package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.systemsmanager.DataSync.Destination;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncDestinationDataSharing;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncNotFoundException;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncS3Destination;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncS3Format;

/**
 * Keeps the synchronization of a target's inventory to S3, by its name (CreateResourceDataSync). It
 * cannot be changed, so another one takes its place.
 */
record DataSync(AwsClients clients, KeyAliases aliases) implements SingleResourceKind<Destination> {

    private static final String TYPE = "SyncToDestination";
    private static final String ORGANIZATION = "Organization";

    /**
     * Where inventory goes.
     *
     * @param key the ARN of the key, or of its alias where it is the desired one
     * @param shared whether the accounts of an organization write to one bucket
     */
    record Destination(
            String bucket,
            @Nullable String prefix,
            String region,
            @Nullable String key,
            boolean shared) {}

    @Override
    public String name() {
        return "ssm.resource-data-sync";
    }

    @Override
    public Reading<Destination> read(Resource<Destination> resource) {
        return ssm(resource).listResourceDataSyncPaginator(it -> it.syncType(TYPE)).stream()
                .flatMap(page -> page.resourceDataSyncItems().stream())
                .filter(it -> it.syncName().equals(resource.name()))
                .findFirst()
                .<Reading<Destination>>map(it ->
                        new Reading.Present<>(
                                destination(it.s3Destination(), resource.desired().key())))
                .orElseGet(Reading.Absent::new);
    }

    private Destination destination(
            ResourceDataSyncS3Destination found, @Nullable String desiredKey) {
        ResourceDataSyncDestinationDataSharing sharing = found.destinationDataSharing();
        String key = found.awskmsKeyARN();
        return new Destination(
                found.bucketName(),
                found.prefix(),
                found.region(),
                key == null || desiredKey == null ? key : aliases.named(key, desiredKey),
                sharing != null && ORGANIZATION.equals(sharing.destinationDataSharingType()));
    }

    @Override
    public Result create(Resource<Destination> resource) {
        ResourceDataSyncS3Destination destination = forAws(resource.desired());
        try {
            ssm(resource)
                    .createResourceDataSync(it ->
                            it.syncName(resource.name()).syncType(TYPE).s3Destination(destination));
        } catch (ResourceDataSyncAlreadyExistsException already) {
            return Result.done();
        }
        return Result.done();
    }

    private ResourceDataSyncS3Destination forAws(Destination desired) {
        ResourceDataSyncS3Destination.Builder destination =
                ResourceDataSyncS3Destination.builder()
                        .bucketName(desired.bucket())
                        .prefix(desired.prefix())
                        .region(desired.region())
                        .syncFormat(ResourceDataSyncS3Format.JSON_SER_DE);
        if (desired.key() != null) {
            boolean alias = desired.key().contains(":alias/");
            destination.awskmsKeyARN(
                    alias ? aliases.keyArn(desired.key()).orElse(desired.key()) : desired.key());
        }
        if (desired.shared()) {
            destination.destinationDataSharing(it -> it.destinationDataSharingType(ORGANIZATION));
        }
        return destination.build();
    }

    @Override
    public Result update(Update<Destination> update) {
        remove(update.resource());
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<Destination> removal) {
        remove(removal.resource());
        return Result.done();
    }

    private void remove(Resource<Destination> resource) {
        try {
            ssm(resource).deleteResourceDataSync(it -> it.syncName(resource.name()).syncType(TYPE));
        } catch (ResourceDataSyncNotFoundException already) {
            // it is gone
        }
    }

    @Override
    public Set<String> readActions() {
        return Set.of("kms:DescribeKey", "ssm:ListResourceDataSync");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("ssm:CreateResourceDataSync", "ssm:DeleteResourceDataSync");
    }

    private SsmClient ssm(Resource<Destination> resource) {
        return clients.client(SsmClient.class, resource.target());
    }
}
