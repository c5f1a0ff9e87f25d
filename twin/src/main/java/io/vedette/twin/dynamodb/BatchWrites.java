package io.vedette.twin.dynamodb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** BatchWriteItem: up to 25 puts and deletes, of which DynamoDB may leave some unprocessed. */
final class BatchWrites {

    private static final int MOST = 25;
    private static final int MOST_BYTES = 16 << 20;

    private final World world;
    private final Caller caller;
    private final Tables tables;

    BatchWrites(World world, Caller caller, Tables tables) {
        this.world = world;
        this.caller = caller;
        this.tables = tables;
    }

    BatchWriteItemResponse write(BatchWriteItemRequest request) {
        check(request);
        Map<String, List<WriteRequest>> unprocessed = new LinkedHashMap<>();
        request.requestItems()
                .forEach((table, writes) -> {
                    Items items = tables.items(tables.serving(table));
                    int processed = processed(writes.size());
                    writes.subList(0, processed).forEach(write -> carryOut(items, write));
                    if (processed < writes.size()) {
                        unprocessed.put(table, writes.subList(processed, writes.size()));
                    }
                });
        return BatchWriteItemResponse.builder().unprocessedItems(unprocessed).build();
    }

    /** Where the fault script has this account unprocessed, half of a batch is left each time. */
    private int processed(int size) {
        boolean all = !world.faults().unprocessed("dynamodb", caller.account());
        return all ? size : (size + 1) / 2;
    }

    private static void carryOut(Items items, WriteRequest write) {
        if (write.putRequest() != null) {
            items.put(write.putRequest().item());
        } else {
            items.delete(write.deleteRequest().key());
        }
    }

    private void check(BatchWriteItemRequest request) {
        int count = 0;
        int bytes = 0;
        for (Map.Entry<String, List<WriteRequest>> table : request.requestItems().entrySet()) {
            Items items = tables.items(tables.serving(table.getKey()));
            Set<Map<String, AttributeValue>> keys = new HashSet<>();
            for (WriteRequest write : new ArrayList<>(table.getValue())) {
                if ((write.putRequest() == null) == (write.deleteRequest() == null)) {
                    throw DynamoDbError.invalid(
                            "Supplied AttributeValue has more than one datatypes set, must contain"
                                    + " exactly one of the supported datatypes");
                }
                if (!keys.add(key(items, write))) {
                    throw DynamoDbError.invalid("Provided list of item keys contains duplicates");
                }
                count++;
                bytes += write.putRequest() == null ? 0 : ItemSize.of(write.putRequest().item());
            }
        }
        if (count > MOST) {
            throw DynamoDbError.invalid("Too many items requested for the BatchWriteItem call");
        }
        if (bytes > MOST_BYTES) {
            throw DynamoDbError.invalid("The batch write request exceeds 16 MB");
        }
    }

    private static Map<String, AttributeValue> key(Items items, WriteRequest write) {
        if (write.putRequest() == null) {
            items.get(write.deleteRequest().key());
            return write.deleteRequest().key();
        }
        items.check(write.putRequest().item());
        return items.keyOf(write.putRequest().item());
    }
}
