package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.aws.kms.KeyAliases;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.s3.Bucket;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.catalog.SystemsManagerSettings.InventoryType;
import io.vedette.core.catalog.SystemsManagerSettings.ResourceDataSync;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Draws what is collected from managed nodes, and where it is brought together.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/inventory-create-resource-data-sync.html">Creating
 *     a resource data sync for Inventory</a>
 */
final class Nodes {

    private static final String NAME = "vedette-inventory";
    private static final String PURPOSE = "inventory";

    private final Draft draft;
    private final SystemsManagerSettings settings;
    private final Association associations;
    private final DataSync dataSyncs;
    private final LogArchive archive;
    private final Set<ResourceId> bucket;

    Nodes(AwsClients clients, Draft draft, SystemsManagerSettings settings, LogArchive archive) {
        this.draft = draft;
        this.settings = settings;
        this.associations = new Association(clients);
        this.dataSyncs = new DataSync(clients, new KeyAliases(clients));
        this.archive = archive;
        this.bucket = settings.resourceDataSync().enabled() ? drawBucket() : Set.of();
    }

    private Set<ResourceId> drawBucket() {
        ResourceDataSync sync = settings.resourceDataSync();
        String name = sync.bucket(draft.organization().logArchive());
        String arn = Arns.bucket(draft.organization().home(), name);
        String objects = arn + "/*/accountid=*/*";
        return archive.draw(
                archive.home(),
                name,
                Bucket.Settings.secure(),
                PURPOSE,
                Map.of(
                        "VedetteInventoryCheck",
                        toService(Statement.allow("s3:GetBucketAcl").on(arn)),
                        "VedetteInventoryDelivery",
                        toService(Statement.allow("s3:PutObject").on(objects))
                                .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"),
                        "VedetteInventoryTagging",
                        toService(Statement.allow("s3:PutObjectTagging").on(objects))),
                new LogArchive.KeyUse(
                        sync.key(),
                        Map.of(
                                "VedetteInventoryEncryption",
                                toService(Statement.allow("kms:GenerateDataKey").on("*"))
                                        .when("ArnLike", "aws:SourceArn", syncs()))));
    }

    private Statement toService(Statement statement) {
        return archive.onBehalfOfOurs(
                statement.to("Service", ServicePrincipals.of(draft.regions())));
    }

    private String syncs() {
        return "arn:%s:ssm:*:*:resource-data-sync/*"
                .formatted(Arns.partition(draft.organization().home()));
    }

    Set<ResourceId> draw(Target target) {
        Set<ResourceId> drawn = new HashSet<>();
        if (settings.inventory().enabled()) {
            drawn.add(draft.add(associations, target, NAME, inventory(), Set.of()));
        }
        if (settings.resourceDataSync().enabled()) {
            drawn.addAll(bucket);
            drawn.add(
                    draft.add(
                            dataSyncs,
                            target,
                            settings.resourceDataSync().name(),
                            destination(),
                            bucket));
        }
        return drawn;
    }

    private Association.Settings inventory() {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (InventoryType type : InventoryType.values()) {
            boolean collected = settings.inventory().types().contains(type);
            parameters.put(type.parameter(), List.of(collected ? "Enabled" : "Disabled"));
        }
        return new Association.Settings(
                AssociationList.INVENTORY, parameters, settings.inventory().schedule());
    }

    private DataSync.Destination destination() {
        ResourceDataSync sync = settings.resourceDataSync();
        return new DataSync.Destination(
                sync.bucket(draft.organization().logArchive()),
                null,
                draft.organization().home().code(),
                KeyAliases.arn(archive.home(), sync.key()),
                draft.organization().topology() instanceof Topology.AwsOrganization);
    }
}
