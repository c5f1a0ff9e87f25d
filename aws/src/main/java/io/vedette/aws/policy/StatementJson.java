package io.vedette.aws.policy;

import io.vedette.aws.policy.Statement.Effect;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes statements as JSON and reads them in all the spellings that AWS takes. */
final class StatementJson {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SID = "Sid";

    private StatementJson() {}

    static ObjectNode write(String sid, Statement statement) {
        ObjectNode node = NODES.objectNode();
        node.put(SID, sid);
        node.put("Effect", statement.effect() == Effect.ALLOW ? "Allow" : "Deny");
        if (!statement.principals().isEmpty()) {
            node.set("Principal", values(statement.principals()));
        }
        if (!statement.actions().isEmpty()) {
            node.set("Action", values(statement.actions()));
        }
        if (!statement.resources().isEmpty()) {
            node.set("Resource", values(statement.resources()));
        }
        if (!statement.conditions().isEmpty()) {
            ObjectNode conditions = node.putObject("Condition");
            statement
                    .conditions()
                    .forEach((operator, keys) -> conditions.set(operator, values(keys)));
        }
        statement.others().forEach((element, json) -> node.set(element, JSON.readTree(json)));
        return node;
    }

    private static ObjectNode values(Map<String, Set<String>> byName) {
        ObjectNode node = NODES.objectNode();
        byName.forEach((name, values) -> node.set(name, values(values)));
        return node;
    }

    private static JsonNode values(Collection<String> values) {
        if (values.size() == 1) {
            return NODES.stringNode(values.iterator().next());
        }
        return values.stream()
                .map(NODES::stringNode)
                .collect(NODES::arrayNode, (list, value) -> list.add(value), (a, b) -> a.addAll(b));
    }

    /** The id of a statement; empty where it has none. */
    static String sid(JsonNode statement) {
        return statement.path(SID).asString("");
    }

    static Statement read(JsonNode node) {
        Effect effect =
                node.path("Effect").asString("").equals("Allow") ? Effect.ALLOW : Effect.DENY;
        Map<String, String> others = new TreeMap<>();
        node.propertyStream()
                .filter(element -> !isKnown(element.getKey()))
                .forEach(element -> others.put(element.getKey(), element.getValue().toString()));
        return new Statement(
                effect,
                principals(node.path("Principal")),
                strings(node.path("Action")),
                strings(node.path("Resource")),
                conditions(node.path("Condition")),
                others);
    }

    private static boolean isKnown(String element) {
        return switch (element) {
            case SID, "Effect", "Principal", "Action", "Resource", "Condition" -> true;
            default -> false;
        };
    }

    /** The bare star and {@code {"AWS": "*"}} mean the same: everybody. */
    private static Map<String, Set<String>> principals(JsonNode node) {
        return node.isString() ? Map.of("AWS", strings(node)) : named(node);
    }

    private static Map<String, Map<String, Set<String>>> conditions(JsonNode node) {
        Map<String, Map<String, Set<String>>> conditions = new TreeMap<>();
        node.propertyStream()
                .forEach(operator -> conditions.put(operator.getKey(), named(operator.getValue())));
        return conditions;
    }

    private static Map<String, Set<String>> named(JsonNode node) {
        Map<String, Set<String>> named = new TreeMap<>();
        node.propertyStream().forEach(it -> named.put(it.getKey(), strings(it.getValue())));
        return named;
    }

    private static Set<String> strings(JsonNode node) {
        Set<String> strings = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(value -> strings.add(value.asString()));
        } else if (!node.isMissingNode()) {
            strings.add(node.asString());
        }
        return strings;
    }
}
