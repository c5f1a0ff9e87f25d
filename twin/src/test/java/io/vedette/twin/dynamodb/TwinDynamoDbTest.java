package io.vedette.twin.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class TwinDynamoDbTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String TABLE = "inventory";

    private final TwinClock clock = TwinClock.simulated(START);

    @TempDir Path directory;

    private static DynamoDbClient dynamo(Twin twin) {
        return twin.client(DynamoDbClient.class, "111111111111", "us-east-1");
    }

    private void create(DynamoDbClient dynamo) {
        dynamo.createTable(it ->
                it.tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(
                                KeySchemaElement.builder()
                                        .attributeName("id")
                                        .keyType(KeyType.HASH)
                                        .build())
                        .attributeDefinitions(
                                AttributeDefinition.builder()
                                        .attributeName("id")
                                        .attributeType(ScalarAttributeType.S)
                                        .build()));
        clock.pause(Duration.ofMinutes(1));
    }

    private static WriteRequest put(int number, String text) {
        return WriteRequest.builder()
                .putRequest(it ->
                        it.item(
                                Map.of(
                                        "id",
                                        AttributeValue.fromS("i" + number),
                                        "text",
                                        AttributeValue.fromS(text))))
                .build();
    }

    private static void fill(DynamoDbClient dynamo, int count, String text) {
        List<WriteRequest> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(put(i, text));
            if (batch.size() == 25 || i == count - 1) {
                List<WriteRequest> writes = List.copyOf(batch);
                dynamo.batchWriteItem(it -> it.requestItems(Map.of(TABLE, writes)));
                batch.clear();
            }
        }
    }

    private static List<String> ids(DynamoDbClient dynamo) {
        return dynamo.scanPaginator(it -> it.tableName(TABLE)).items().stream()
                .map(item -> item.getOrDefault("id", AttributeValue.fromS("")).s())
                .sorted()
                .toList();
    }

    private Twin open(Path file) {
        return TwinServices.twin().clock(clock).open(file);
    }

    @Test
    void itemsAreThereWhenTheTwinIsOpenedAgain() throws IOException {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = Scenario.generated(1).in(open(file))) {
            create(dynamo(twin));
            fill(dynamo(twin), 30, "before");
            dynamo(twin)
                    .deleteItem(it ->
                            it.tableName(TABLE).key(Map.of("id", AttributeValue.fromS("i7"))));
            Path crashed = Files.copy(file, directory.resolve("crashed.twin"));
            try (Twin reopened = open(crashed)) {
                assertThat(ids(dynamo(reopened))).hasSize(29).doesNotContain("i7");
                fill(dynamo(reopened), 1, "after");
                assertThat(ids(dynamo(reopened))).hasSize(29);
            }
        }
        try (Twin reopened = open(file)) {
            assertThat(ids(dynamo(reopened))).hasSize(29);
        }
    }

    @Test
    void writingAnItemSavesNoOther() throws IOException {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = Scenario.generated(1).in(open(file))) {
            create(dynamo(twin));
            fill(dynamo(twin), 500, "x".repeat(1_000));
            long before = Files.size(file);
            fill(dynamo(twin), 1, "y");
            assertThat(Files.size(file) - before).isPositive().isLessThan(2_000);
            long after = Files.size(file);
            ids(dynamo(twin));
            assertThat(Files.size(file)).isEqualTo(after);
        }
    }

    @Test
    void aDeletedTableLeavesNothingBehind() throws IOException {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = Scenario.generated(1).in(open(file))) {
            create(dynamo(twin));
            fill(dynamo(twin), 30, "text");
            dynamo(twin).deleteTable(it -> it.tableName(TABLE));
            clock.pause(Duration.ofMinutes(1));
            assertThat(dynamo(twin).listTables().tableNames()).isEmpty();
        }
        assertThat(Files.readString(file)).doesNotContain("TablesState", "StoredItem");
    }

    @Test
    void aHundredAndFiftyThousandItemsAreScannedInSeconds() {
        Twin twin = Scenario.generated(1).in(TwinServices.twin().clock(clock).inMemory());
        create(dynamo(twin));
        fill(dynamo(twin), 150_000, "x".repeat(900));

        // The thread's own time: others may be at work on the machine.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(ids(dynamo(twin))).hasSize(150_000);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(10));
        assertThat(twin.calls().total("dynamodb", "Scan")).isBetween(130L, 150L);
    }
}
