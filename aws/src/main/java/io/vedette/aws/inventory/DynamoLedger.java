package io.vedette.aws.inventory;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.inventory.Ledger;
import io.vedette.core.inventory.PriorState;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The prior states among the table's items. DynamoDB itself sees to it that the first stays: by a
 * condition on each put, up to a hundred in one call (TransactWriteItems).
 */
record DynamoLedger(ItemStore store) implements Ledger {

    private static final int BATCH = 100;

    /** A transaction takes 4 MB. */
    private static final int BATCH_BYTES = 3 << 20;

    private static final String NEW = "attribute_not_exists(" + ItemStore.KEY + ")";
    private static final String FAILED = "ConditionalCheckFailed";
    private static final String FINE = "None";

    @Override
    public Map<ResourceId, PriorState> all() {
        Map<ResourceId, PriorState> states = new HashMap<>();
        store.all(Entries.PRIOR, json -> InventoryJson.read(json, PriorState.class))
                .forEach(state -> states.put(state.id(), state));
        return states;
    }

    @Override
    public void remember(Collection<PriorState> states) {
        Map<ResourceId, ObjectNode> items = new LinkedHashMap<>();
        states.forEach(state -> items.putIfAbsent(state.id(), checked(state)));
        List<ObjectNode> batch = new ArrayList<>();
        int bytes = 0;
        for (ObjectNode item : items.values()) {
            int size = ItemStore.size(item);
            if (batch.size() == BATCH || bytes + size > BATCH_BYTES) {
                remember(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(item);
            bytes += size;
        }
        remember(batch);
    }

    private static ObjectNode checked(PriorState state) {
        ObjectNode item = Entries.prior(state);
        int size = ItemStore.size(item);
        if (size > ItemStore.LARGEST_ITEM) {
            throw new VedetteException(
                    ErrorCode.REFUSED,
                    "the prior state of %s has %,d bytes; an item of DynamoDB holds 400 KB"
                            .formatted(state.id(), size),
                    "leave the resource out of the baseline, or make it smaller first");
        }
        return item;
    }

    private void remember(List<ObjectNode> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (batch.size() == 1) {
            rememberOne(batch.getFirst());
            return;
        }
        List<ObjectNode> left = batch;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            if (attempt > 1) {
                store.pause(attempt);
            }
            left = rememberAll(left);
            if (!left.isEmpty() && ItemStore.last(attempt)) {
                throw store.givenUp("%d prior states".formatted(left.size()));
            }
        }
    }

    private void rememberOne(ObjectNode item) {
        try {
            store.dynamo()
                    .putItem(it ->
                            it.tableName(ItemStore.TABLE)
                                    .item(Attributes.of(item))
                                    .conditionExpression(NEW));
        } catch (ConditionalCheckFailedException known) {
            // the first stays
        }
    }

    /** All or none are written: without those that are known, the next attempt writes the rest. */
    private List<ObjectNode> rememberAll(List<ObjectNode> items) {
        try {
            store.dynamo()
                    .transactWriteItems(
                            it -> it.transactItems(items.stream().map(DynamoLedger::put).toList()));
            return List.of();
        } catch (TransactionCanceledException canceled) {
            List<CancellationReason> reasons = canceled.cancellationReasons();
            for (CancellationReason reason : reasons) {
                if (!mayPass(reason.code())) {
                    throw canceled;
                }
            }
            return IntStream.range(0, items.size())
                    .filter(i -> !reasons.get(i).code().equals(FAILED))
                    .mapToObj(items::get)
                    .toList();
        }
    }

    private static boolean mayPass(String code) {
        return switch (code) {
            case FINE,
                    FAILED,
                    "TransactionConflict",
                    "ProvisionedThroughputExceeded",
                    "ThrottlingError" ->
                    true;
            default -> false;
        };
    }

    private static TransactWriteItem put(ObjectNode item) {
        return TransactWriteItem.builder()
                .put(it ->
                        it.tableName(ItemStore.TABLE)
                                .item(Attributes.of(item))
                                .conditionExpression(NEW))
                .build();
    }

    @Override
    public void forget(Collection<ResourceId> ids) {
        store.delete(ids.stream().map(Entries::priorKey).toList());
    }
}
