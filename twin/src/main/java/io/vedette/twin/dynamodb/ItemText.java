package io.vedette.twin.dynamodb;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Items in DynamoDB's own JSON: {@code {"name": {"S": "value"}}}. */
final class ItemText {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ItemText() {}

    static String write(Map<String, AttributeValue> item) {
        return MAPPER.writeValueAsString(map(item));
    }

    static Map<String, AttributeValue> read(String text) {
        return item(MAPPER.readTree(text));
    }

    private static ObjectNode map(Map<String, AttributeValue> attributes) {
        ObjectNode json = MAPPER.createObjectNode();
        new TreeMap<>(attributes).forEach((name, value) -> json.set(name, node(value)));
        return json;
    }

    private static ObjectNode node(AttributeValue value) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case B -> json.put("B", base64(value.b()));
            case SS -> texts(json.putArray("SS"), value.ss());
            case NS -> texts(json.putArray("NS"), value.ns());
            case BS ->
                    texts(json.putArray("BS"), value.bs().stream().map(ItemText::base64).toList());
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case M -> json.set("M", map(value.m()));
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(element -> list.add(node(element)));
            }
            case UNKNOWN_TO_SDK_VERSION ->
                    throw DynamoDbError.invalid(
                            "Supplied AttributeValue is empty, must contain exactly one of the"
                                    + " supported datatypes");
        }
        return json;
    }

    private static void texts(ArrayNode array, List<String> values) {
        values.stream().sorted().forEach(array::add);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }

    private static Map<String, AttributeValue> item(JsonNode json) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        json.forEachEntry((name, value) -> item.put(name, value(value)));
        return item;
    }

    private static AttributeValue value(JsonNode json) {
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(value.asString());
            case "N" -> AttributeValue.fromN(value.asString());
            case "B" -> AttributeValue.fromB(bytes(value));
            case "SS" -> AttributeValue.fromSs(texts(value));
            case "NS" -> AttributeValue.fromNs(texts(value));
            case "BS" -> AttributeValue.fromBs(value.valueStream().map(ItemText::bytes).toList());
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(item(value));
            case "L" -> AttributeValue.fromL(value.valueStream().map(ItemText::value).toList());
            default -> throw new IllegalStateException("an attribute of type " + only.getKey());
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asString()));
        return texts;
    }

    private static SdkBytes bytes(JsonNode text) {
        return SdkBytes.fromByteArray(Base64.getDecoder().decode(text.asString()));
    }
}
