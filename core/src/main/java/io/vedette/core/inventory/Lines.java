package io.vedette.core.inventory;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects by key, changed by one at a time. */
interface Lines {

    /** What is there now: not to be changed, and not to be kept. */
    Map<String, ObjectNode> read();

    /**
     * Changes some, seeing all, while nobody else does; null removes.
     *
     * @return whether anything was to be changed
     */
    boolean change(Function<Map<String, ObjectNode>, Map<String, @Nullable ObjectNode>> decision);
}
