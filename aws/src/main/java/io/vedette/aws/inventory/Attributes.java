package io.vedette.aws.inventory;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as DynamoDB's attributes, and back. */
final class Attributes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Attributes() {}

    static Map<String, AttributeValue> of(ObjectNode json) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        json.forEachEntry((name, value) -> attributes.put(name, of(value)));
        return attributes;
    }

    private static AttributeValue of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> AttributeValue.fromM(of((ObjectNode) json));
            case ARRAY -> AttributeValue.fromL(json.valueStream().map(Attributes::of).toList());
            case BOOLEAN -> AttributeValue.fromBool(json.asBoolean());
            case NUMBER -> AttributeValue.fromN(json.asString());
            case NULL -> AttributeValue.fromNul(true);
            case STRING -> AttributeValue.fromS(json.asString());
            case BINARY, MISSING, POJO ->
                    throw new IllegalArgumentException("not JSON: " + json.getNodeType());
        };
    }

    static ObjectNode json(Map<String, AttributeValue> attributes) {
        ObjectNode json = JSON.objectNode();
        attributes.forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static JsonNode json(AttributeValue value) {
        return switch (value.type()) {
            case S -> JSON.stringNode(value.s());
            case N -> number(new BigDecimal(value.n()));
            case BOOL -> JSON.booleanNode(value.bool());
            case NUL -> JSON.nullNode();
            case M -> json(value.m());
            case L -> array(value.l());
            case SS -> array(value.ss().stream().map(AttributeValue::fromS).toList());
            case NS -> array(value.ns().stream().map(AttributeValue::fromN).toList());
            case B, BS, UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException("Vedette writes no " + value.type());
        };
    }

    private static ArrayNode array(Iterable<AttributeValue> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(json(value)));
        return array;
    }

    /** A number of the type that reading it from JSON gives. */
    private static JsonNode number(BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0) {
            return JSON.numberNode(number.doubleValue());
        }
        return number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                ? JSON.numberNode(number.intValueExact())
                : JSON.numberNode(number.longValueExact());
    }
}
