package io.vedette.twin.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a service's resource, as {@code extract_models.py} writes it. */
final class ServiceModelFile {

    private final JsonNode file;
    private final Map<String, Shape> shapes = new HashMap<>();

    private ServiceModelFile(JsonNode file) {
        this.file = file;
    }

    static Optional<ServiceModel> read(String service) {
        try (InputStream json = ServiceModelFile.class.getResourceAsStream(service + ".json")) {
            return json == null
                    ? Optional.empty()
                    : Optional.of(new ServiceModelFile(new JsonMapper().readTree(json)).model());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceModel model() {
        Map<String, ServiceModel.Operation> operations = new HashMap<>();
        file.get("operations")
                .forEachEntry((name, described) -> operations.put(name, operation(described)));
        return new ServiceModel(operations);
    }

    private ServiceModel.Operation operation(JsonNode described) {
        Shape.Structure input =
                shape(described.get("input")) instanceof Shape.Structure structure
                        ? structure
                        : new Shape.Structure();
        List<DocumentedError> errors =
                described.get("errors").valueStream().map(name -> error(name.asString())).toList();
        return new ServiceModel.Operation(input, errors);
    }

    private DocumentedError error(String exception) {
        JsonNode told = file.get("errors").get(exception);
        return new DocumentedError(
                exception, told.get("code").asString(), told.get("status").asInt());
    }

    private @Nullable Shape shape(@Nullable JsonNode name) {
        if (name == null) {
            return null;
        }
        Shape known = shapes.get(name.asString());
        if (known != null) {
            return known;
        }
        JsonNode described = file.get("shapes").get(name.asString());
        if (described.get("type").asString().equals("structure")) {
            return structure(name.asString(), described);
        }
        Shape read = simple(described);
        shapes.put(name.asString(), read);
        return read;
    }

    /** Known before its members are read, so that a structure which contains itself ends. */
    private Shape structure(String name, JsonNode described) {
        Shape.Structure structure = new Shape.Structure();
        shapes.put(name, structure);
        Set<String> required = texts(described.get("required"));
        required.forEach(member -> structure.add(member, new Shape.Member(true, null)));
        described
                .get("members")
                .forEachEntry((member, target) ->
                        structure.add(
                                member,
                                new Shape.Member(required.contains(member), shape(target))));
        return structure;
    }

    private Shape simple(JsonNode described) {
        Range range = range(described);
        String type = described.get("type").asString();
        return switch (type) {
            case "string" ->
                    new Shape.Text(
                            range, pattern(described.get("pattern")), texts(described.get("enum")));
            case "number" -> new Shape.Numeric(range);
            case "blob" -> new Shape.Blob(range);
            case "list" -> new Shape.Sequence(range, shape(described.get("element")));
            case "map" ->
                    new Shape.Dictionary(
                            range, shape(described.get("key")), shape(described.get("value")));
            default -> throw new IllegalStateException("unknown shape type " + type);
        };
    }

    private static @Nullable TextPattern pattern(@Nullable JsonNode pattern) {
        return pattern == null ? null : TextPattern.of(pattern.asString());
    }

    private static Range range(JsonNode described) {
        JsonNode min = described.get("min");
        JsonNode max = described.get("max");
        return new Range(
                min == null ? Range.ANY.min() : min.asDouble(),
                max == null ? Range.ANY.max() : max.asDouble());
    }

    private static Set<String> texts(@Nullable JsonNode array) {
        Set<String> texts = new HashSet<>();
        if (array != null) {
            array.forEach(text -> texts.add(text.asString()));
        }
        return Set.copyOf(texts);
    }
}
