package io.vedette.core.baseline;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays what a user wrote over defaults: objects key by key, everything else as a whole. */
final class Overlay {

    private Overlay() {}

    static JsonNode of(JsonNode defaults, JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return defaults;
        }
        if (!(defaults instanceof ObjectNode below) || !(given instanceof ObjectNode above)) {
            return given;
        }
        ObjectNode merged = below.deepCopy();
        above.propertyStream()
                .forEach(property -> {
                    JsonNode value = of(below.path(property.getKey()), property.getValue());
                    // A key that is null and has no default says nothing.
                    if (!value.isMissingNode()) {
                        merged.set(property.getKey(), value);
                    }
                });
        return merged;
    }
}
