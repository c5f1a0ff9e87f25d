package io.vedette.core.baseline;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML document as a tree, with the line of every path.
 *
 * <p>Anchors and aliases are refused: a configuration has no use for them, and a bomb is made of
 * them.
 *
 * @param lines the line of each path, such as {@code organization.regions[1]}; the first line is 1
 */
record YamlTree(JsonNode root, Map<String, Integer> lines) {

    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    /** Parses one document. */
    static YamlTree parse(String text) {
        try (JsonParser parser = YAML.createParser(text)) {
            Builder builder = new Builder((YAMLParser) parser);
            if (parser.nextToken() == null) {
                return new YamlTree(JsonNodeFactory.instance.missingNode(), Map.of());
            }
            JsonNode root = builder.value("");
            if (parser.nextToken() != null) {
                throw new BaselineProblem(builder.line(), "", "a second document begins here");
            }
            return new YamlTree(root, Map.copyOf(builder.lines));
        }
    }

    /** The line of a path, or of the nearest thing around it that has one. */
    int line(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return 1;
    }

    private static final class Builder {

        private final YAMLParser parser;
        private final Map<String, Integer> lines = new HashMap<>();

        Builder(YAMLParser parser) {
            this.parser = parser;
        }

        int line() {
            return parser.currentTokenLocation().getLineNr();
        }

        JsonNode value(String path) {
            if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                throw new BaselineProblem(
                        line(), path, "anchors and aliases are not accepted; write the value out");
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(path);
                case START_ARRAY -> array(path);
                case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
                case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
                case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
                case VALUE_NUMBER_INT ->
                        JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
                case VALUE_NUMBER_FLOAT ->
                        JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
                default -> JsonNodeFactory.instance.stringNode(parser.getString());
            };
        }

        private ObjectNode object(String path) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                String at = path.isEmpty() ? key : path + "." + key;
                lines.put(at, line());
                parser.nextToken();
                object.set(key, value(at));
            }
            return object;
        }

        private ArrayNode array(String path) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String at = "%s[%d]".formatted(path, array.size());
                lines.put(at, line());
                array.add(value(at));
            }
            return array;
        }
    }
}
