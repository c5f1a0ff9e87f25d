package io.vedette.aws.systemsmanager;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The content of a document of session preferences, of which only inputs are changed. */
record PreferencesContent(ObjectNode document) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INPUTS = "inputs";

    /** With the inputs that the schema requires, as AWS's console writes them. */
    private static final String FRESH =
            """
            {"schemaVersion": "1.0",
             "description": "Session Manager preferences, kept by Vedette",
             "sessionType": "Standard_Stream",
             "inputs": {"s3BucketName": "", "s3KeyPrefix": "", "s3EncryptionEnabled": true,
              "cloudWatchLogGroupName": "", "cloudWatchEncryptionEnabled": true,
              "cloudWatchStreamingEnabled": true, "kmsKeyId": "",
              "runAsEnabled": false, "runAsDefaultUser": ""}}
            """;

    static PreferencesContent fresh() {
        return parse(FRESH);
    }

    static PreferencesContent parse(String json) {
        return new PreferencesContent((ObjectNode) JSON.readTree(json));
    }

    /** The inputs by name; whatever is no truth value is a text. */
    Map<String, Object> inputs() {
        Map<String, Object> inputs = new TreeMap<>();
        document.path(INPUTS).properties().forEach(it -> inputs.put(it.getKey(), value(it)));
        return inputs;
    }

    private static Object value(Map.Entry<String, JsonNode> input) {
        JsonNode value = input.getValue();
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** The same without some inputs, and with others. */
    PreferencesContent with(Set<String> gone, Map<String, Object> changed) {
        ObjectNode copy = document.deepCopy();
        ObjectNode inputs = copy.withObjectProperty(INPUTS);
        inputs.remove(gone);
        changed.forEach((name, value) -> inputs.set(name, JSON.valueToTree(value)));
        return new PreferencesContent(copy);
    }

    String json() {
        return document.toString();
    }
}
