package io.vedette.core.baseline;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the types that settings consist of in JSON Schema.
 *
 * @param descriptions what is said of a path, such as {@code tools.config.rules}
 */
record SettingsSchema(Map<String, String> descriptions) {

    private static final JsonNode NO_DEFAULT = MissingNode.getInstance();

    /** Makes a schema that of an object without other keys than its properties. */
    static ObjectNode closedObject(ObjectNode schema) {
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        return schema.putObject("properties");
    }

    /**
     * Describes a record, which says what its keys are.
     *
     * @param defaults what holds for a key that is left out; missing for an item of a list, where
     *     some keys cannot be left out
     */
    ObjectNode of(String path, Class<?> settings, JsonNode defaults, ObjectNode schema) {
        ObjectNode properties = closedObject(schema);
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : settings.getRecordComponents()) {
            String key = BaselineJson.key(component.getName());
            String at = path + "." + key;
            ObjectNode property = properties.putObject(key);
            if (descriptions.containsKey(at)) {
                property.put("description", descriptions.get(at));
            }
            describe(at, component.getGenericType(), defaults.path(key), property);
            if (defaults.isMissingNode() && cannotBeLeftOut(component)) {
                required.add(key);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    /** A list or group of keys that is left out of an item is empty. */
    private static boolean cannotBeLeftOut(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !Collection.class.isAssignableFrom(component.getType())
                && !Map.class.isAssignableFrom(component.getType());
    }

    private void describe(String path, Type type, JsonNode given, ObjectNode schema) {
        switch (type) {
            case Class<?> record when isSettings(record) -> of(path, record, given, schema);
            case Class<?> plain -> describe(plain, schema);
            case ParameterizedType generic -> describe(path, generic, schema);
            default -> throw new IllegalStateException("no schema for " + type.getTypeName());
        }
        boolean value = !given.isMissingNode() && !given.isObject();
        boolean emptyGroup = given.isObject() && given.isEmpty();
        if (value || emptyGroup) {
            schema.set("default", given.isArray() ? inOrder(type, given) : given);
        }
    }

    /** A set has no order of its own; published, it is sorted, so that the file stays the same. */
    private static JsonNode inOrder(Type type, JsonNode given) {
        if (!(type instanceof ParameterizedType generic) || generic.getRawType() != Set.class) {
            return given;
        }
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        given.valueStream().map(JsonNode::asString).sorted().forEach(sorted::add);
        return sorted;
    }

    private static boolean isSettings(Class<?> type) {
        return type.isRecord() && type != AccountId.class && type != Region.class;
    }

    private static void describe(Class<?> type, ObjectNode schema) {
        if (type == boolean.class || type == Boolean.class) {
            schema.put("type", "boolean");
        } else if (type == int.class || type == Integer.class || type == Long.class) {
            schema.put("type", "integer");
        } else if (type == BigDecimal.class) {
            // null is what the template says of a quantity that nobody stated.
            ArrayNode either = schema.putArray("anyOf");
            either.addObject().put("type", "number").put("minimum", 0);
            either.addObject().put("type", "null");
        } else if (type == String.class) {
            schema.put("type", "string");
        } else if (type == LocalDate.class) {
            schema.put("type", "string").put("format", "date");
        } else if (type == AccountId.class) {
            schema.put("type", "string").put("pattern", whole(AccountId.PATTERN));
        } else if (type == Region.class) {
            schema.put("type", "string").put("pattern", whole(Region.PATTERN));
        } else if (type == RegionChoice.class) {
            regions(schema.putArray("oneOf"));
        } else if (type.isEnum()) {
            schema.set("enum", words(type));
        } else {
            throw new IllegalStateException("no schema for " + type.getName());
        }
    }

    private static void regions(ArrayNode choices) {
        choices.addObject().put("const", RegionChoice.ALL_ENABLED);
        ObjectNode listed = choices.addObject().put("type", "array");
        describe(Region.class, listed.putObject("items"));
        listed.put("minItems", 1).put("uniqueItems", true);
    }

    private void describe(String path, ParameterizedType type, ObjectNode schema) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() != Map.class) {
            schema.put("type", "array");
            describe(path + "[]", of[0], NO_DEFAULT, schema.putObject("items"));
            return;
        }
        schema.put("type", "object");
        if (of[0] != String.class) {
            describe(path, of[0], NO_DEFAULT, schema.putObject("propertyNames"));
        }
        describe(path + ".*", of[1], NO_DEFAULT, schema.putObject("additionalProperties"));
    }

    private static ArrayNode words(Class<?> enumeration) {
        return BaselineJson.MAPPER.valueToTree(enumeration.getEnumConstants());
    }

    /** JSON Schema looks for a pattern anywhere in the text. */
    private static String whole(String pattern) {
        return "^(?:" + pattern + ")$";
    }
}
