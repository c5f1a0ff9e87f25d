package io.vedette.twin.ssm;

import io.vedette.twin.AwsError;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.Page;
import io.vedette.twin.kms.KeyDirectory;
import io.vedette.twin.s3.BucketDirectory;
import io.vedette.twin.stored.StoredShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CreateResourceDataSyncRequest;
import software.amazon.awssdk.services.ssm.model.LastResourceDataSyncStatus;
import software.amazon.awssdk.services.ssm.model.ListResourceDataSyncResponse;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncItem;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncNotFoundException;
import software.amazon.awssdk.services.ssm.model.ResourceDataSyncS3Destination;

/**
 * The resource data syncs of an account and region that write inventory to S3.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/inventory-create-resource-data-sync.html">Creating
 *     a resource data sync for Inventory</a>
 */
record DataSyncs(Ground ground) {

    private static final String TO_DESTINATION = "SyncToDestination";

    void create(CreateResourceDataSyncRequest request) {
        String type = Objects.requireNonNullElse(request.syncType(), TO_DESTINATION);
        if (!type.equals(TO_DESTINATION) || request.s3Destination() == null) {
            throw SsmError.dataSync("the twin synchronizes to an S3Destination only");
        }
        String name = request.syncName();
        if (ground.state().dataSyncs().containsKey(name)) {
            throw AwsError.of(
                    ResourceDataSyncAlreadyExistsException.builder().syncName(name),
                    "Sync configuration with name %s already exists.".formatted(name));
        }
        requireDelivery(name, request.s3Destination());
        ResourceDataSyncItem sync =
                ResourceDataSyncItem.builder()
                        .syncName(name)
                        .syncType(TO_DESTINATION)
                        .s3Destination(request.s3Destination())
                        .syncCreatedTime(ground.world().now())
                        .lastStatus(LastResourceDataSyncStatus.SUCCESSFUL)
                        .build();
        ground.state().dataSyncs().put(name, StoredShape.write(sync));
    }

    /** Systems Manager writes to the bucket before it takes the sync. */
    private void requireDelivery(String name, ResourceDataSyncS3Destination destination) {
        String region = ground.caller().region();
        String account = ground.caller().account();
        String service =
                AwsRegions.enabledByDefault(region)
                        ? "ssm.amazonaws.com"
                        : "ssm.%s.amazonaws.com".formatted(region);
        String object =
                "%sAWS:Application/accountid=%s/region=%s/resourcetype=ManagedInstanceInventory/i.json"
                        .formatted(
                                destination.prefix() == null ? "" : destination.prefix() + "/",
                                account,
                                region);
        Map<String, String> context = context(name, destination);
        boolean delivers =
                new BucketDirectory(ground.world())
                        .find(destination.bucketName())
                        .filter(it -> it.region().equals(destination.region()))
                        .filter(it -> it.allows(service, "s3:PutObject", object, context))
                        .isPresent();
        if (!delivers || !encrypts(service, destination.awskmsKeyARN(), context)) {
            throw SsmError.dataSync(
                    "S3 write failed for bucket %s. Verify the bucket policy and the KMS key policy."
                            .formatted(destination.bucketName()));
        }
    }

    private Map<String, String> context(String name, ResourceDataSyncS3Destination destination) {
        Map<String, String> context = new HashMap<>();
        context.put("s3:x-amz-acl", "bucket-owner-full-control");
        context.put("aws:SourceAccount", ground.caller().account());
        context.put("aws:SourceArn", ground.arn("resource-data-sync/" + name));
        if (ground.world().organization().inUse()) {
            context.put("aws:SourceOrgID", ground.world().organization().id());
            if (destination.destinationDataSharing() != null) {
                context.put("s3:RequestObjectTag/OrgId", ground.world().organization().id());
            }
        }
        return context;
    }

    private boolean encrypts(String service, @Nullable String key, Map<String, String> context) {
        return key == null
                || new KeyDirectory(ground.world())
                        .find(key, ground.caller().account(), ground.caller().region())
                        .filter(KeyDirectory.Found::enabled)
                        .filter(it -> it.allows(service, "kms:GenerateDataKey", context))
                        .isPresent();
    }

    ListResourceDataSyncResponse list(
            @Nullable String type, @Nullable String token, @Nullable Integer size) {
        List<ResourceDataSyncItem> syncs =
                ground.state().dataSyncs().values().stream()
                        .map(it -> StoredShape.read(it, ResourceDataSyncItem.builder()))
                        .filter(it -> type == null || type.equals(it.syncType()))
                        .toList();
        Page<ResourceDataSyncItem> page = Ground.page(syncs, token, size);
        return ListResourceDataSyncResponse.builder()
                .resourceDataSyncItems(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    void delete(String name) {
        if (ground.state().dataSyncs().remove(name) == null) {
            throw AwsError.of(
                    ResourceDataSyncNotFoundException.builder().syncName(name),
                    "Sync configuration with name %s does not exist.".formatted(name));
        }
    }
}
