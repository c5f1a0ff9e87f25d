package io.vedette.aws.inventory;

import io.vedette.aws.AwsClients;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of a table of the inventory by their key: scanned by what tells them apart, written and
 * deleted in batches (BatchWriteItem), looked up by key (BatchGetItem). A table that is not there
 * yet reads as an empty one.
 */
final class ItemStore {

    static final String TABLE = "security-tools-inventory";
    static final String KEY = "deployment_key";
    static final String TYPE = "item_type";

    /** DynamoDB takes 400 KB, counted a little otherwise. */
    static final int LARGEST_ITEM = 380 << 10;

    private static final int BATCH = 25;
    private static final int LOOKED_UP = 100;
    private static final int ATTEMPTS = 12;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String table;
    private final String tableKey;
    private final AwsClients clients;
    private final Target place;
    private final Time time;

    /** The items of {@code security-tools-inventory}. */
    ItemStore(AwsClients clients, Target place, Time time) {
        this(TABLE, KEY, clients, place, time);
    }

    /** The items of another table, which has a text for its key. */
    ItemStore(String table, String tableKey, AwsClients clients, Target place, Time time) {
        this.table = table;
        this.tableKey = tableKey;
        this.clients = clients;
        this.place = place;
        this.time = time;
    }

    Time time() {
        return time;
    }

    Target place() {
        return place;
    }

    DynamoDbClient dynamo() {
        return clients.client(DynamoDbClient.class, place);
    }

    /** Reads all items of a type, as they are now and not as they were a moment ago. */
    <T> List<T> all(String type, Function<ObjectNode, T> reader) {
        return scan(
                it ->
                        it.filterExpression("#type = :type")
                                .expressionAttributeNames(Map.of("#type", TYPE))
                                .expressionAttributeValues(
                                        Map.of(":type", AttributeValue.fromS(type))),
                reader);
    }

    /** Reads all items that have an attribute. */
    <T> List<T> having(String attribute, Function<ObjectNode, T> reader) {
        return scan(
                it ->
                        it.filterExpression("attribute_exists(#attribute)")
                                .expressionAttributeNames(Map.of("#attribute", attribute)),
                reader);
    }

    private <T> List<T> scan(Consumer<ScanRequest.Builder> filter, Function<ObjectNode, T> reader) {
        ScanRequest request =
                ScanRequest.builder()
                        .tableName(table)
                        .consistentRead(true)
                        .applyMutation(filter)
                        .build();
        List<T> found = new ArrayList<>();
        try {
            dynamo().scanPaginator(request)
                    .items()
                    .forEach(item -> found.add(reader.apply(Attributes.json(item))));
        } catch (ResourceNotFoundException noTable) {
            return List.of();
        }
        return found;
    }

    Optional<ObjectNode> get(String key) {
        try {
            Map<String, AttributeValue> item =
                    dynamo().getItem(it -> it.tableName(table).key(key(key)).consistentRead(true))
                            .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(Attributes.json(item));
        } catch (ResourceNotFoundException noTable) {
            return Optional.empty();
        }
    }

    static Map<String, AttributeValue> key(String key) {
        return Map.of(KEY, AttributeValue.fromS(key));
    }

    /** Writes items; where there are several for a key, one of them. */
    void put(Collection<ObjectNode> items) {
        write(
                items.stream()
                        .map(item ->
                                WriteRequest.builder()
                                        .putRequest(it -> it.item(Attributes.of(item)))
                                        .build())
                        .toList());
    }

    void delete(Collection<String> keys) {
        write(
                keys.stream()
                        .distinct()
                        .map(key ->
                                WriteRequest.builder()
                                        .deleteRequest(it ->
                                                it.key(Map.of(tableKey, AttributeValue.fromS(key))))
                                        .build())
                        .toList());
    }

    private void write(List<WriteRequest> writes) {
        new Parallel(time).map(batches(writes, BATCH), this::writeBatch);
    }

    private static <T> List<List<T>> batches(List<T> all, int size) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return batches;
    }

    /** What DynamoDB leaves unprocessed it wants later, ever more slowly. */
    private Integer writeBatch(List<WriteRequest> batch) {
        Map<String, List<WriteRequest>> left = Map.of(table, batch);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Map<String, List<WriteRequest>> asked = left;
            left = dynamo().batchWriteItem(it -> it.requestItems(asked)).unprocessedItems();
            if (left.isEmpty()) {
                return attempt;
            }
            pause(attempt);
        }
        throw givenUp("take %d items".formatted(left.values().iterator().next().size()));
    }

    /** Those of some keys that there are items for. */
    Set<String> present(Collection<String> keys) {
        Set<String> present = new HashSet<>();
        new Parallel(time)
                .map(batches(List.copyOf(keys), LOOKED_UP), this::presentInBatch)
                .forEach(present::addAll);
        return present;
    }

    private Set<String> presentInBatch(List<String> keys) {
        Set<String> present = new HashSet<>();
        Map<String, KeysAndAttributes> left =
                Map.of(
                        TABLE,
                        KeysAndAttributes.builder()
                                .keys(keys.stream().map(ItemStore::key).toList())
                                .consistentRead(true)
                                .build());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Map<String, KeysAndAttributes> asked = left;
            BatchGetItemResponse answer = dynamo().batchGetItem(it -> it.requestItems(asked));
            answer.responses()
                    .getOrDefault(TABLE, List.of())
                    .forEach(item -> present.add(Attributes.json(item).path(KEY).asString()));
            left = answer.unprocessedKeys();
            if (left.isEmpty()) {
                return present;
            }
            pause(attempt);
        }
        throw givenUp("answer all keys");
    }

    private void pause(int attempt) {
        Duration pause = Duration.ofMillis(50L << attempt);
        time.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    private VedetteException givenUp(String what) {
        return new VedetteException(
                ErrorCode.CLOUD,
                "DynamoDB did not %s of table %s in %s, in %d attempts"
                        .formatted(what, table, place, ATTEMPTS),
                "run again; if it happens again, look at the table's throttling in CloudWatch");
    }

    static int size(ObjectNode item) {
        return item.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
