package io.vedette.aws.inventory;

import static io.vedette.aws.KindOnTwin.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.Managed;
import io.vedette.core.execution.Outcome;
import io.vedette.core.inventory.InventoryQuery;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

class TableTest {

    private static final String NAME = DynamoInventory.TOOLS_TABLE;
    private static final String KEY = "deployment_key";

    private final KindOnTwin twin = new KindOnTwin();
    private final DynamoDbClient dynamo = twin.client(DynamoDbClient.class, HOME);
    private final DynamoInventory inventory =
            new DynamoInventory(twin.clients(), HOME, twin.time());

    private Resource<Table.Settings> table() {
        return Resource.of(
                new Table(twin.clients()), HOME, NAME, new Table.Settings(KEY, true, true));
    }

    private Resource<PointInTimeRecovery.Settings> recovery() {
        return Resource.of(
                new PointInTimeRecovery(twin.clients()),
                HOME,
                NAME,
                new PointInTimeRecovery.Settings(true));
    }

    private static <S extends Record> Resource<S> meant(Resource<S> resource, Purpose<S> purpose) {
        return new Resource<>(
                resource.kind(),
                resource.target(),
                resource.name(),
                resource.desired(),
                Set.of(),
                Set.of(),
                purpose);
    }

    private static <S extends Record> Resource<S> removed(Resource<S> resource, boolean withData) {
        return meant(resource, new Purpose.Remove<>(Optional.empty(), withData));
    }

    private TableDescription described(String name) {
        return dynamo.describeTable(it -> it.tableName(name)).table();
    }

    private void create(String key) {
        dynamo.createTable(it ->
                it.tableName(NAME)
                        .billingMode(BillingMode.PROVISIONED)
                        .provisionedThroughput(
                                units -> units.readCapacityUnits(5L).writeCapacityUnits(5L))
                        .keySchema(
                                KeySchemaElement.builder()
                                        .attributeName(key)
                                        .keyType(KeyType.HASH)
                                        .build())
                        .attributeDefinitions(
                                AttributeDefinition.builder()
                                        .attributeName(key)
                                        .attributeType(ScalarAttributeType.S)
                                        .build()));
        twin.time().sleep(Duration.ofMinutes(1));
    }

    private void putAnItem() {
        dynamo.putItem(it -> it.tableName(NAME).item(Map.of(KEY, AttributeValue.fromS("a"))));
    }

    @Test
    void makesBothTablesAsTheInventoryWantsThem() {
        Resource<?>[] tables = inventory.tables().toArray(Resource<?>[]::new);

        assertThat(twin.apply(tables).values()).hasSize(4).containsOnly(new Outcome.Done());
        for (String name : List.of(NAME, "logging-configurations")) {
            TableDescription table = described(name);
            assertThat(table.billingModeSummary().billingMode())
                    .isEqualTo(BillingMode.PAY_PER_REQUEST);
            assertThat(table.sseDescription().sseType()).isEqualTo(SSEType.KMS);
            assertThat(table.deletionProtectionEnabled()).isTrue();
            assertThat(dynamo.listTagsOfResource(it -> it.resourceArn(table.tableArn())).tags())
                    .containsExactly(Tag.builder().key(Managed.TAG).value(Managed.VALUE).build());
            assertThat(
                            dynamo.describeContinuousBackups(it -> it.tableName(name))
                                    .continuousBackupsDescription()
                                    .pointInTimeRecoveryDescription()
                                    .pointInTimeRecoveryStatusAsString())
                    .isEqualTo("ENABLED");
        }
        assertThat(described("logging-configurations").keySchema().getFirst().attributeName())
                .isEqualTo("logging_key");
        assertThat(twin.apply(tables).values()).containsOnly(new Outcome.Done());
        for (Resource<?> resource : tables) {
            assertThat(twin.change(resource)).isEmpty();
        }
    }

    @Test
    void recoveryFollowsATableThatIsBeingMade() {
        Resource<PointInTimeRecovery.Settings> recovery =
                Resource.of(
                        new PointInTimeRecovery(twin.clients()),
                        HOME,
                        NAME,
                        new PointInTimeRecovery.Settings(true),
                        table().id());

        assertThat(twin.apply(table(), recovery)).containsValue(new Outcome.Done());
        assertThat(twin.change(recovery)).isEmpty();
    }

    @Test
    void adoptsATableAndLeavesHowItIsPaidFor() {
        create(KEY);

        assertThat(twin.change(table()))
                .isEqualTo("[encrypted: false -> true, deletionProtected: false -> true]");
        assertThat(twin.apply(table())).containsValue(new Outcome.Done());
        assertThat(described(NAME).provisionedThroughput().readCapacityUnits()).isEqualTo(5);
        assertThat(twin.change(table())).isEmpty();
    }

    @Test
    void restoresATableThatItAdopted() {
        create(KEY);
        putAnItem();
        twin.apply(table());
        twin.apply(recovery());

        twin.apply(
                meant(recovery(), new Purpose.Restore<>(new PointInTimeRecovery.Settings(false))));
        assertThat(
                        twin.apply(
                                meant(
                                        table(),
                                        new Purpose.Restore<>(
                                                new Table.Settings(KEY, false, false)))))
                .containsValue(new Outcome.Done());
        assertThat(twin.change(table()))
                .isEqualTo("[encrypted: false -> true, deletionProtected: false -> true]");
        assertThat(twin.change(recovery())).isEqualTo("[enabled: false -> true]");
    }

    @Test
    void leavesATableWithAnotherKeyAlone() {
        create("tool");

        assertThat(twin.apply(table()).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "the table security-tools-inventory that is there has another key"
                                        + " than the text deployment_key"));
    }

    @Test
    void removesAnEmptyTableAlthoughItIsProtected() {
        twin.apply(table());

        assertThat(twin.apply(removed(table(), false))).containsValue(new Outcome.Done());
        assertThat(dynamo.listTables().tableNames()).isEmpty();
        assertThat(twin.apply(removed(table(), false))).containsValue(new Outcome.Done());
        assertThat(twin.apply(removed(recovery(), false))).containsValue(new Outcome.Done());
    }

    @Test
    void leavesATableThatHoldsItemsUnlessTold() {
        twin.apply(table());
        putAnItem();

        assertThat(twin.apply(removed(table(), false)).values())
                .containsExactly(new Outcome.Skipped("table security-tools-inventory holds items"));
        assertThat(described(NAME).deletionProtectionEnabled()).isTrue();
        assertThat(twin.apply(removed(table(), true))).containsValue(new Outcome.Done());
        assertThat(dynamo.listTables().tableNames()).isEmpty();
    }

    @Test
    void removesNoTableThatWasThereBefore() {
        create(KEY);
        twin.apply(table());
        twin.apply(recovery());

        assertThat(twin.apply(removed(recovery(), true)).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "table security-tools-inventory was there before Vedette"));
        assertThat(twin.apply(removed(table(), true)).values())
                .containsExactly(
                        new Outcome.Skipped(
                                "table security-tools-inventory was there before Vedette"));
        assertThat(described(NAME).deletionProtectionEnabled()).isTrue();
    }

    @Test
    void anInventoryWithoutTablesReadsAsEmpty() {
        assertThat(inventory.inventory().items(InventoryQuery.ALL)).isEmpty();
        assertThat(inventory.ledger().all()).isEmpty();
        assertThat(inventory.lease().holder()).isEmpty();
    }
}
