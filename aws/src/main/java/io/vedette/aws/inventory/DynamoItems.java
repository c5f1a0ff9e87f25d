package io.vedette.aws.inventory;

import io.vedette.core.inventory.Inventory;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.inventory.InventoryQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The deployments among the table's items. */
record DynamoItems(ItemStore store) implements Inventory {

    @Override
    public void write(Collection<InventoryItem> items) {
        Map<String, ObjectNode> byKey = new LinkedHashMap<>();
        items.forEach(item -> byKey.put(item.deploymentKey(), fitting(InventoryJson.write(item))));
        store.put(byKey.values());
    }

    /** Only settings can be so large; they are in the baseline too. */
    private static ObjectNode fitting(ObjectNode item) {
        int size = ItemStore.size(item);
        if (size > ItemStore.LARGEST_ITEM) {
            item.putObject("configuration")
                    .put("omitted", "with it the item would have %,d bytes".formatted(size));
        }
        return item;
    }

    @Override
    public List<InventoryItem> items(InventoryQuery query) {
        return store
                .all(InventoryItem.TYPE, json -> InventoryJson.read(json, InventoryItem.class))
                .stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(InventoryItem::deploymentKey))
                .toList();
    }

    @Override
    public void remove(Collection<String> deploymentKeys) {
        store.delete(deploymentKeys);
    }
}
