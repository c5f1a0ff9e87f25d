package io.vedette.core.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vedette.core.resource.ResourceId;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the inventory's records look as JSON: the reference's names, in snake case. */
public final class InventoryJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                    .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                    // What a later version adds is not this one's to read.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .changeDefaultPropertyInclusion(
                            it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private InventoryJson() {}

    /** A record of this package as a JSON object. */
    public static ObjectNode write(Record item) {
        return MAPPER.valueToTree(item);
    }

    /** A record of this package from a JSON object. */
    public static <R extends Record> R read(ObjectNode json, Class<R> type) {
        return MAPPER.treeToValue(json, type);
    }

    /** Any record, such as a tool's settings, as plain JSON values. */
    public static Map<String, Object> values(Record settings) {
        return MAPPER.convertValue(settings, new TypeReference<>() {});
    }

    /** A resource's name as one text, such as a key. */
    public static String key(ResourceId id) {
        return "%s#%s#%s#%s"
                .formatted(id.kind(), id.target().account(), id.target().region(), id.name());
    }

    static String line(ObjectNode json) {
        return MAPPER.writeValueAsString(json) + "\n";
    }

    static ObjectNode parse(String line) {
        return (ObjectNode) MAPPER.readTree(line);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
