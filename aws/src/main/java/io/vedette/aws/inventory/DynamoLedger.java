package io.vedette.aws.inventory;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
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

    private record Entry(PriorState state, ObjectNode item) {

        /** Whether what is in the way is this very entry, of a call whose answer was lost. */
        boolean isIn(CancellationReason reason) {
            return reason.code().equals(FAILED)
                    && reason.hasItem()
                    && Attributes.json(reason.item()).equals(item);
        }
    }

    @Override
    public Map<ResourceId, PriorState> all() {
        Map<ResourceId, PriorState> states = new HashMap<>();
        store.all(Entries.PRIOR, json -> InventoryJson.read(json, PriorState.class))
                .forEach(state -> states.put(state.id(), state));
        return states;
    }

    @Override
    public Set<ResourceId> remember(Collection<PriorState> states) {
        Map<ResourceId, PriorState> first = new LinkedHashMap<>();
        states.forEach(state -> first.putIfAbsent(state.id(), state));
        Set<ResourceId> remembered = new HashSet<>();
        new Parallel(store.time())
                .map(batches(first.values()), this::rememberBatch)
                .forEach(remembered::addAll);
        return remembered;
    }

    private static List<List<Entry>> batches(Collection<PriorState> states) {
        List<List<Entry>> batches = new ArrayList<>();
        int bytes = BATCH_BYTES;
        for (PriorState state : states) {
            Entry entry = new Entry(state, checked(state));
            int size = ItemStore.size(entry.item());
            if (bytes + size > BATCH_BYTES || batches.getLast().size() == BATCH) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.getLast().add(entry);
            bytes += size;
        }
        return batches;
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

    /** All or none are written: without those that are known, the next attempt writes the rest. */
    private Set<ResourceId> rememberBatch(List<Entry> batch) {
        Set<ResourceId> remembered = new HashSet<>();
        List<Entry> left = batch;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            List<CancellationReason> reasons = put(left);
            List<Entry> next = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                Entry entry = left.get(i);
                if (reasons.isEmpty() || entry.isIn(reasons.get(i))) {
                    remembered.add(entry.state().id());
                } else if (!reasons.get(i).code().equals(FAILED)) {
                    next.add(entry);
                }
            }
            left = next;
            if (!left.isEmpty()) {
                if (ItemStore.last(attempt)) {
                    throw store.givenUp("%d prior states".formatted(left.size()));
                }
                store.pause(attempt);
            }
        }
        return remembered;
    }

    /** Puts items; where they were not put, answers the reason of each. */
    private List<CancellationReason> put(List<Entry> entries) {
        try {
            if (entries.size() == 1) {
                putOne(entries.getFirst());
            } else {
                store.dynamo()
                        .transactWriteItems(it ->
                                it.transactItems(entries.stream().map(DynamoLedger::put).toList()));
            }
            return List.of();
        } catch (ConditionalCheckFailedException known) {
            return List.of(CancellationReason.builder().code(FAILED).item(known.item()).build());
        } catch (TransactionCanceledException canceled) {
            if (!canceled.cancellationReasons().stream().allMatch(it -> mayPass(it.code()))) {
                throw canceled;
            }
            return canceled.cancellationReasons();
        }
    }

    private void putOne(Entry entry) {
        store.dynamo()
                .putItem(it ->
                        it.tableName(ItemStore.TABLE)
                                .item(Attributes.of(entry.item()))
                                .conditionExpression(NEW)
                                .returnValuesOnConditionCheckFailure(
                                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
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

    private static TransactWriteItem put(Entry entry) {
        return TransactWriteItem.builder()
                .put(it ->
                        it.tableName(ItemStore.TABLE)
                                .item(Attributes.of(entry.item()))
                                .conditionExpression(NEW)
                                .returnValuesOnConditionCheckFailure(
                                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    @Override
    public void forget(Collection<ResourceId> ids) {
        store.delete(ids.stream().map(Entries::priorKey).toList());
    }
}
