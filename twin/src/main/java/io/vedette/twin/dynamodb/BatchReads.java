package io.vedette.twin.dynamodb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** BatchGetItem: up to 100 keys, of which DynamoDB may leave some unprocessed. */
final class BatchReads {

    private static final int MOST = 100;

    private final World world;
    private final Caller caller;
    private final Tables tables;

    BatchReads(World world, Caller caller, Tables tables) {
        this.world = world;
        this.caller = caller;
        this.tables = tables;
    }

    BatchGetItemResponse read(BatchGetItemRequest request) {
        check(request.requestItems());
        Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
        Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        request.requestItems()
                .forEach((table, asked) -> {
                    Items items = tables.items(tables.serving(table));
                    int processed = processed(asked.keys().size());
                    found.put(
                            table,
                            asked.keys().subList(0, processed).stream()
                                    .flatMap(key -> items.get(key).stream())
                                    .toList());
                    if (processed < asked.keys().size()) {
                        List<Map<String, AttributeValue>> left =
                                asked.keys().subList(processed, asked.keys().size());
                        unprocessed.put(table, asked.toBuilder().keys(left).build());
                    }
                });
        return BatchGetItemResponse.builder().responses(found).unprocessedKeys(unprocessed).build();
    }

    /** Where the fault script has this account unprocessed, half of a batch is left each time. */
    private int processed(int size) {
        boolean all = !world.faults().unprocessed("dynamodb", caller.account());
        return all ? size : (size + 1) / 2;
    }

    private static void check(Map<String, KeysAndAttributes> asked) {
        int count = 0;
        for (KeysAndAttributes table : asked.values()) {
            if (table.projectionExpression() != null || table.hasAttributesToGet()) {
                throw DynamoDbError.unsupported("projections");
            }
            if (new HashSet<>(table.keys()).size() < table.keys().size()) {
                throw DynamoDbError.invalid("Provided list of item keys contains duplicates");
            }
            count += table.keys().size();
        }
        if (count > MOST) {
            throw DynamoDbError.invalid("Too many items requested for the BatchGetItem call");
        }
    }
}
