package io.vedette.core.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Lines that are gone when the program ends. */
final class MemoryLines implements Lines {

    private final Map<String, ObjectNode> lines = new HashMap<>();

    @Override
    public synchronized Map<String, ObjectNode> read() {
        return Map.copyOf(lines);
    }

    @Override
    public synchronized boolean change(
            Function<Map<String, ObjectNode>, Map<String, @Nullable ObjectNode>> decision) {
        Map<String, @Nullable ObjectNode> changes = decision.apply(lines);
        put(lines, changes);
        return !changes.isEmpty();
    }

    static void put(Map<String, ObjectNode> lines, Map<String, @Nullable ObjectNode> changes) {
        changes.forEach((key, json) -> {
            if (json == null) {
                lines.remove(key);
            } else {
                lines.put(key, json);
            }
        });
    }
}
