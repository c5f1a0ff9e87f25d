package io.vedette.twin.dynamodb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** CreateTable: takes seconds, and some more until backups can be set up. */
final class TableCreation {

    private static final Duration CREATION = Duration.ofSeconds(10);
    private static final Duration BACKUPS = Duration.ofSeconds(5);
    private static final String INVALID = "One or more parameter values were invalid: ";

    private final World world;
    private final Caller caller;
    private final Tables tables;
    private final Encryption encryption;

    TableCreation(World world, Caller caller, Tables tables) {
        this.world = world;
        this.caller = caller;
        this.tables = tables;
        this.encryption = new Encryption(world, caller);
    }

    StoredTable create(CreateTableRequest request) {
        String name = Tables.name(request.tableName());
        if (request.hasGlobalSecondaryIndexes() || request.hasLocalSecondaryIndexes()) {
            throw DynamoDbError.unsupported("secondary indexes");
        }
        StoredTable table = new StoredTable();
        table.name = name;
        table.keys = keys(request);
        throughput(table, request);
        if (tables.find(name).isPresent()) {
            throw DynamoDbError.exists(name);
        }
        table.kmsKey = encryption.key(request.sseSpecification());
        table.deletionProtection = Boolean.TRUE.equals(request.deletionProtectionEnabled());
        table.tags =
                new TreeMap<>(
                        request.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
        table.arn = tables.arn(name);
        table.id = world.ids().uuid(caller, "table");
        table.created = world.now();
        table.activeFrom = world.now().plus(tables.delay("table-creation", CREATION));
        table.backupsFrom = table.activeFrom.plus(tables.delay("backups", BACKUPS));
        table.items = new TreeMap<>();
        tables.all().put(name, table);
        return table;
    }

    private static List<StoredTable.Key> keys(CreateTableRequest request) {
        Map<String, String> types =
                request.attributeDefinitions().stream()
                        .collect(
                                Collectors.toMap(
                                        AttributeDefinition::attributeName,
                                        AttributeDefinition::attributeTypeAsString));
        if (request.keySchema().isEmpty()) {
            throw DynamoDbError.invalid(INVALID + "No defined KeySchema");
        }
        List<StoredTable.Key> keys = new ArrayList<>();
        for (KeySchemaElement element : request.keySchema()) {
            String role = keys.isEmpty() ? "HASH" : "RANGE";
            if (!element.keyTypeAsString().equals(role)) {
                throw DynamoDbError.invalid(
                        "Invalid KeySchema: The %s KeySchemaElement is not a %s key type"
                                .formatted(keys.isEmpty() ? "first" : "second", role));
            }
            String type = types.get(element.attributeName());
            if (type == null) {
                throw DynamoDbError.invalid(
                        INVALID
                                + "Some index key attributes are not defined in AttributeDefinitions. Keys: [%s], AttributeDefinitions: %s"
                                        .formatted(element.attributeName(), types.keySet()));
            }
            keys.add(new StoredTable.Key(element.attributeName(), role, type));
        }
        if (types.size() != keys.size()) {
            throw DynamoDbError.invalid(
                    INVALID
                            + "Number of attributes in KeySchema does not exactly match number of"
                            + " attributes defined in AttributeDefinitions");
        }
        return keys;
    }

    private static void throughput(StoredTable table, CreateTableRequest request) {
        table.onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        if (table.onDemand && request.provisionedThroughput() != null) {
            throw DynamoDbError.invalid(
                    INVALID
                            + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified"
                            + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!table.onDemand && request.provisionedThroughput() == null) {
            throw DynamoDbError.invalid(
                    INVALID
                            + "ReadCapacityUnits and WriteCapacityUnits must both be specified when"
                            + " BillingMode is PROVISIONED");
        }
        if (!table.onDemand) {
            table.readUnits = request.provisionedThroughput().readCapacityUnits();
            table.writeUnits = request.provisionedThroughput().writeCapacityUnits();
        }
    }
}
