package io.vedette.aws.config;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the parameters of a rule, which AWS Config takes as a JSON object in a text. */
final class InputParameters {

    private static final JsonMapper JSON = JsonMapper.shared();

    private InputParameters() {}

    static Map<String, String> parse(@Nullable String json) {
        Map<String, String> parameters = new TreeMap<>();
        if (json != null && !json.isBlank()) {
            JSON.readTree(json)
                    .properties()
                    .forEach(it -> parameters.put(it.getKey(), text(it.getValue())));
        }
        return Map.copyOf(parameters);
    }

    /** AWS-managed rules take every value as a text, but accept and keep other forms. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    static @Nullable String print(Map<String, String> parameters) {
        return parameters.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(parameters));
    }
}
