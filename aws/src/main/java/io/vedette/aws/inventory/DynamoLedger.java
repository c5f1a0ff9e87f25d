package io.vedette.aws.inventory;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The prior states among the table's items. What is remembered already is looked up first
 * (BatchGetItem); nobody else writes in between, because the run holds the lease.
 */
record DynamoLedger(ItemStore store) implements Ledger {

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
        Map<String, ObjectNode> items = new LinkedHashMap<>();
        first.forEach((id, state) -> items.put(Entries.priorKey(id), checked(state)));
        Set<String> known = store.present(items.keySet());
        items.keySet().removeAll(known);
        store.put(items.values());
        first.keySet().removeIf(id -> known.contains(Entries.priorKey(id)));
        return Set.copyOf(first.keySet());
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

    @Override
    public void forget(Collection<ResourceId> ids) {
        store.delete(ids.stream().map(Entries::priorKey).toList());
    }
}
