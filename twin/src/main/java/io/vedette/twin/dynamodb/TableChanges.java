package io.vedette.twin.dynamodb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoverySpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Changes and deletes tables; both take time, but what protects from deletion counts at once. */
final class TableChanges {

    private static final Duration UPDATE = Duration.ofSeconds(30);
    private static final Duration DELETION = Duration.ofSeconds(10);
    private static final int LONGEST_RECOVERY = 35;

    private final World world;
    private final Tables tables;
    private final Encryption encryption;

    TableChanges(World world, Caller caller, Tables tables) {
        this.world = world;
        this.tables = tables;
        this.encryption = new Encryption(world, caller);
    }

    StoredTable update(UpdateTableRequest request) {
        if (request.hasGlobalSecondaryIndexUpdates()
                || request.hasReplicaUpdates()
                || request.streamSpecification() != null
                || request.tableClass() != null) {
            throw DynamoDbError.unsupported("indexes, replicas, streams or classes of tables");
        }
        boolean throughput =
                request.billingMode() != null || request.provisionedThroughput() != null;
        boolean anything =
                throughput
                        || request.deletionProtectionEnabled() != null
                        || request.sseSpecification() != null;
        if (!anything) {
            throw DynamoDbError.invalid(
                    "At least one of ProvisionedThroughput, BillingMode,"
                            + " UpdateStreamSpecificationEnabled, GlobalSecondaryIndexUpdates or"
                            + " SSESpecification or ReplicaUpdates is required");
        }
        StoredTable table = tables.changeable(request.tableName());
        if (table.goneFrom != null) {
            throw DynamoDbError.inUse("deleted", table.name);
        }
        if (request.deletionProtectionEnabled() != null) {
            table.deletionProtection = request.deletionProtectionEnabled();
        }
        if (throughput) {
            throughput(table, request);
        }
        if (request.sseSpecification() != null) {
            encrypt(table, request);
        }
        return table;
    }

    private void encrypt(StoredTable table, UpdateTableRequest request) {
        String key = encryption.key(request.sseSpecification());
        if (Objects.equals(key, table.kmsKey)) {
            throw DynamoDbError.invalid(
                    "One or more parameter values were invalid: Table is already encrypted by given"
                            + " KMSMasterKeyId");
        }
        table.kmsKey = key;
        takesTime(table);
    }

    private void throughput(StoredTable table, UpdateTableRequest request) {
        boolean onDemand =
                request.billingMode() == null
                        ? table.onDemand
                        : request.billingMode() == BillingMode.PAY_PER_REQUEST;
        if (onDemand == (request.provisionedThroughput() != null)) {
            throw DynamoDbError.invalid(
                    onDemand
                            ? "One or more parameter values were invalid: Neither ReadCapacityUnits"
                                    + " nor WriteCapacityUnits can be specified when BillingMode is"
                                    + " PAY_PER_REQUEST"
                            : "One or more parameter values were invalid: ReadCapacityUnits and"
                                    + " WriteCapacityUnits must both be specified when BillingMode is"
                                    + " PROVISIONED");
        }
        table.onDemand = onDemand;
        table.readUnits = onDemand ? 0 : request.provisionedThroughput().readCapacityUnits();
        table.writeUnits = onDemand ? 0 : request.provisionedThroughput().writeCapacityUnits();
        takesTime(table);
    }

    private void takesTime(StoredTable table) {
        table.updatedFrom = world.now().plus(tables.delay("table-update", UPDATE));
    }

    StoredTable delete(String name) {
        StoredTable table = tables.changeable(name);
        if (table.goneFrom != null) {
            return table;
        }
        if (table.deletionProtection) {
            throw DynamoDbError.invalid(
                    "Resource cannot be deleted as it is currently protected against deletion."
                            + " Disable deletion protection first.");
        }
        tables.items(table).deleteAll();
        table.goneFrom = world.now().plus(tables.delay("table-deletion", DELETION));
        return table;
    }

    StoredTable recover(String name, PointInTimeRecoverySpecification asked) {
        StoredTable table =
                tables.find(name)
                        .filter(it -> it.goneFrom == null)
                        .orElseThrow(() -> DynamoDbError.tableNotFound(name));
        if (world.now().isBefore(table.backupsFrom)) {
            throw DynamoDbError.backupsUnavailable(table.name);
        }
        if (!asked.pointInTimeRecoveryEnabled()) {
            table.recoverableSince = null;
            return table;
        }
        if (table.recoverableSince == null) {
            table.recoverableSince = world.now();
        }
        table.recoveryDays =
                Objects.requireNonNullElse(asked.recoveryPeriodInDays(), LONGEST_RECOVERY);
        return table;
    }
}
