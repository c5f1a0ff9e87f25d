package io.vedette.aws.inventory;

import io.vedette.core.inventory.Inventory;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.inventory.InventoryQuery;
import io.vedette.core.inventory.LoggingConfigurationItem;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said of deployments and of log sources.
 *
 * @param store where deployments are among others
 * @param logging where log sources are; what others wrote there has no schema's version
 */
record DynamoItems(ItemStore store, ItemStore logging) implements Inventory {

    private static final String OURS = "schema_version";

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

    @Override
    public void writeLogSources(Collection<LoggingConfigurationItem> items) {
        Map<String, ObjectNode> byKey = new LinkedHashMap<>();
        items.forEach(item -> byKey.put(item.loggingKey(), InventoryJson.write(item)));
        logging.put(byKey.values());
    }

    @Override
    public List<LoggingConfigurationItem> logSources(InventoryQuery query) {
        return logging
                .having(OURS, json -> InventoryJson.read(json, LoggingConfigurationItem.class))
                .stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(LoggingConfigurationItem::loggingKey))
                .toList();
    }

    @Override
    public void removeLogSources(Collection<String> loggingKeys) {
        logging.delete(loggingKeys);
    }
}
