package io.vedette.aws.eventbridge;

import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes event patterns in one form for all their spellings: fields and alternatives sorted. */
public final class EventPattern {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventPattern() {}

    /** The pattern of events from some sources that are of some types. */
    static String of(Collection<String> sources, Collection<String> detailTypes) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        new TreeSet<>(detailTypes).forEach(pattern.putArray("detail-type")::add);
        new TreeSet<>(sources).forEach(pattern.putArray("source")::add);
        return pattern.toString();
    }

    /** Another spelling of the same pattern. */
    public static String canonical(String pattern) {
        return canonical(JSON.readTree(pattern)).toString();
    }

    private static JsonNode canonical(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                TreeMap<String, JsonNode> fields = new TreeMap<>();
                object.properties().forEach(it -> fields.put(it.getKey(), it.getValue()));
                ObjectNode sorted = JsonNodeFactory.instance.objectNode();
                fields.forEach((name, value) -> sorted.set(name, canonical(value)));
                yield sorted;
            }
            case ArrayNode array -> alternatives(array);
            default -> node;
        };
    }

    /** Alternatives of plain text have no order; others, such as numeric ranges, may have one. */
    private static ArrayNode alternatives(ArrayNode array) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        if (array.valueStream().allMatch(JsonNode::isString)) {
            array.valueStream().map(JsonNode::asString).sorted().forEach(sorted::add);
        } else {
            array.forEach(it -> sorted.add(canonical(it)));
        }
        return sorted;
    }
}
