package io.vedette.twin.dynamodb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of one table. */
final class Items {

    /** What one answer of Scan or Query holds before it is filtered. */
    private static final int PAGE = 1 << 20;

    private static final int LONGEST_HASH_KEY = 2048;

    private final World world;
    private final Caller caller;
    private final StoredTable table;

    Items(World world, Caller caller, StoredTable table) {
        this.world = world;
        this.caller = caller;
        this.table = table;
    }

    /**
     * A page of items in the order of their keys.
     *
     * @param last the key of the last item; null on the last page
     */
    record ItemPage(
            List<Map<String, AttributeValue>> items, @Nullable Map<String, AttributeValue> last) {}

    Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        return Optional.ofNullable(all().get(address(exactly(key))))
                .map(item -> ItemText.read(item.text()));
    }

    /** The table's name. */
    String name() {
        return table.name;
    }

    /** Refuses an item that the table cannot hold. */
    void check(Map<String, AttributeValue> item) {
        keyOf(item);
        if (ItemSize.of(item) > ItemSize.LARGEST_ITEM) {
            throw DynamoDbError.invalid("Item size has exceeded the maximum allowed size");
        }
    }

    void put(Map<String, AttributeValue> item) {
        check(item);
        String address = address(keyOf(item));
        StoredItem stored = world.state(StoredItem.class, caller.account(), cells() + address);
        stored.set(ItemText.write(item), ItemSize.of(item));
        all().put(address, stored);
    }

    void delete(Map<String, AttributeValue> key) {
        String address = address(exactly(key));
        if (all().remove(address) != null) {
            world.state(StoredItem.class, caller.account(), cells() + address).clear();
        }
    }

    void deleteAll() {
        all().keySet()
                .forEach(address ->
                        world.state(StoredItem.class, caller.account(), cells() + address).clear());
        table.items = new TreeMap<>();
    }

    ItemPage page(Map<String, AttributeValue> after, int limit) {
        NavigableMap<String, StoredItem> from =
                after.isEmpty() ? all() : all().tailMap(address(exactly(after)), false);
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        int bytes = 0;
        for (StoredItem item : from.values()) {
            if (items.size() == limit || bytes >= PAGE) {
                return new ItemPage(items, keyOf(items.getLast()));
            }
            items.add(ItemText.read(item.text()));
            bytes += item.size();
        }
        // A page that the limit filled ends with a key, even where nothing follows.
        return new ItemPage(items, items.size() == limit ? keyOf(items.getLast()) : null);
    }

    int count() {
        return all().size();
    }

    long bytes() {
        return all().values().stream().mapToLong(StoredItem::size).sum();
    }

    /** The key of an item, checked. */
    Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (StoredTable.Key part : table.keys) {
            AttributeValue value = item.get(part.name());
            if (value == null) {
                throw DynamoDbError.invalid(
                        "One or more parameter values were invalid: Missing the key %s in the item"
                                .formatted(part.name()));
            }
            if (!value.type().name().equals(part.type())) {
                throw DynamoDbError.invalid(
                        "One or more parameter values were invalid: Type mismatch for key %s expected: %s actual: %s"
                                .formatted(part.name(), part.type(), value.type()));
            }
            checkText(part, value.s());
            key.put(part.name(), value);
        }
        return key;
    }

    private static void checkText(StoredTable.Key part, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.isEmpty()) {
            throw DynamoDbError.invalid(
                    "One or more parameter values are not valid. The AttributeValue for a key"
                            + " attribute cannot contain an empty string value. Key: "
                            + part.name());
        }
        if (text.length() > LONGEST_HASH_KEY) {
            throw DynamoDbError.invalid(
                    "One or more parameter values were invalid: Size of hashkey has exceeded the"
                            + " maximum size limit of2048 bytes");
        }
    }

    private Map<String, AttributeValue> exactly(Map<String, AttributeValue> key) {
        boolean fits =
                key.size() == table.keys.size()
                        && table.keys.stream()
                                .allMatch(part ->
                                        key.containsKey(part.name())
                                                && key.get(part.name())
                                                        .type()
                                                        .name()
                                                        .equals(part.type()));
        if (!fits) {
            throw DynamoDbError.invalid("The provided key element does not match the schema");
        }
        return keyOf(key);
    }

    /** The key as the end of a cell's name. */
    private static String address(Map<String, AttributeValue> key) {
        List<String> parts = new ArrayList<>();
        key.values().forEach(value -> parts.add(value.s() != null ? value.s() : value.n()));
        return String.join("|", parts);
    }

    private String cells() {
        return caller.region() + "/" + table.id + "/";
    }

    private NavigableMap<String, StoredItem> all() {
        NavigableMap<String, StoredItem> items = table.items;
        if (items == null) {
            items = new TreeMap<>();
            String start = cells();
            for (String cell : world.regions(StoredItem.class, caller.account(), start)) {
                StoredItem item =
                        world.peek(StoredItem.class, caller.account(), cell).orElseThrow();
                if (!item.text().isEmpty()) {
                    items.put(cell.substring(start.length()), item);
                }
            }
            table.items = items;
        }
        return items;
    }
}
