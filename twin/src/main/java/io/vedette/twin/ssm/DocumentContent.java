package io.vedette.twin.ssm;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentContentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentSchemaVersionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges the content of documents, as far as it is JSON. */
final class DocumentContent {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DocumentContent() {}

    /**
     * The schema version of a content that is fine.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">
     *     Session document schema</a>
     */
    static String schema(String type, @Nullable String format, String content) {
        if (format != null && !format.equals("JSON")) {
            throw SsmError.validation("the twin keeps documents in JSON only, not in " + format);
        }
        JsonNode node = parsed(content);
        String schema = node.path("schemaVersion").asString("");
        if (!schemas(type).contains(schema)) {
            throw SsmError.of(
                    InvalidDocumentSchemaVersionException.builder(),
                    "InvalidDocumentSchemaVersion",
                    "The version '%s' of the document schema isn't supported for type %s."
                            .formatted(schema, type));
        }
        if (type.equals("Session")) {
            requireSession(node);
        }
        return schema;
    }

    private static JsonNode parsed(String content) {
        try {
            JsonNode node = JSON.readTree(content);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException notJson) {
            throw invalid("The content is not valid JSON.");
        }
        throw invalid("The content is not a JSON object.");
    }

    private static Set<String> schemas(String type) {
        return switch (type) {
            case "Session" -> Set.of("1.0");
            case "Automation" -> Set.of("0.3");
            default -> Set.of("1.2", "2.0", "2.2");
        };
    }

    private static void requireSession(JsonNode node) {
        String type = node.path("sessionType").asString("");
        Set<String> types =
                Set.of("InteractiveCommands", "NonInteractiveCommands", "Port", "Standard_Stream");
        if (!types.contains(type)) {
            throw invalid("sessionType '%s' is not one of %s".formatted(type, types));
        }
        if (type.equals("Standard_Stream") && !node.path("inputs").isObject()) {
            throw invalid("inputs are required for sessions of type Standard_Stream");
        }
    }

    private static RuntimeException invalid(String message) {
        return SsmError.of(
                InvalidDocumentContentException.builder(), "InvalidDocumentContent", message);
    }
}
