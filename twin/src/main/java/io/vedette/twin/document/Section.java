package io.vedette.twin.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One mapping of a YAML document, which knows where it stands in it; whoever reads it says what is
 * allowed, and {@link DocumentException} says what is not.
 */
public final class Section {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final String file;
    private final String path;
    private final JsonNode node;

    private Section(String file, String path, JsonNode node, Set<String> keys) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw wrong(path, "a mapping", node);
        }
        for (String key : node.propertyNames()) {
            if (!keys.contains(key)) {
                throw new DocumentException(
                        "%s: unknown key; expected one of %s"
                                .formatted(
                                        where(key),
                                        String.join(", ", keys.stream().sorted().toList())));
            }
        }
    }

    /** Reads the document, whose top level has only the given keys. */
    public static Section read(Path path, Set<String> keys) {
        try {
            return parse(path.getFileName().toString(), Files.readString(path), keys);
        } catch (IOException e) {
            throw new DocumentException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Parses the text of a document. */
    public static Section parse(String file, String text, Set<String> keys) {
        try {
            return new Section(file, "", YAML.readTree(text), keys);
        } catch (JacksonException e) {
            throw new DocumentException(
                    "%s, line %d: not YAML: %s"
                            .formatted(
                                    file,
                                    e.getLocation().getLineNr(),
                                    firstLine(e.getOriginalMessage())),
                    e);
        }
    }

    /** Where this section's key is, for an error that its reader finds. */
    public String where(String key) {
        return file + ": " + child(key);
    }

    public String text(String key) {
        return optionalText(key)
                .orElseThrow(
                        () -> new DocumentException(where(key) + ": missing; expected a text"));
    }

    public Optional<String> optionalText(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw wrong(child(key), "a text", value);
        }
        return Optional.of(value.asString());
    }

    /** The id of an account, which YAML takes for a number unless it is quoted. */
    public String account(String key) {
        String id = text(key);
        if (!ACCOUNT.matcher(id).matches()) {
            throw new DocumentException(
                    "%s: expected an account id of 12 digits in quotes, found %s"
                            .formatted(where(key), id));
        }
        return id;
    }

    public boolean flag(String key, boolean otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw wrong(child(key), "true or false", value);
        }
        return value.asBoolean();
    }

    public double number(String key, double otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw wrong(child(key), "a number", value);
        }
        return value.asDouble();
    }

    /** A duration as ISO 8601 writes it, such as {@code PT20S}. */
    public Duration duration(String key, Duration otherwise) {
        Optional<String> text = optionalText(key);
        try {
            return text.map(Duration::parse).orElse(otherwise);
        } catch (DateTimeException e) {
            throw new DocumentException(
                    "%s: expected a duration such as PT20S, found %s"
                            .formatted(where(key), text.orElseThrow()),
                    e);
        }
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        String name = text.get().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new DocumentException(
                                "%s: expected one of %s, found %s"
                                        .formatted(
                                                where(key),
                                                Arrays.toString(type.getEnumConstants()),
                                                text.get())));
    }

    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(key)) {
            if (!item.isValueNode()) {
                throw wrong(child(key), "a list of texts", item);
            }
            texts.add(item.asString());
        }
        return texts;
    }

    /** A list of sections that have only the given keys; empty without the key. */
    public List<Section> sections(String key, Set<String> keys) {
        List<Section> sections = new ArrayList<>();
        for (JsonNode item : list(key)) {
            sections.add(new Section(file, child(key) + "[" + sections.size() + "]", item, keys));
        }
        return sections;
    }

    /** A mapping whose keys are the document's own; empty without the key. */
    public Map<String, Object> mapping(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw wrong(child(key), "a mapping", value);
        }
        Map<String, Object> mapping = new TreeMap<>();
        value.properties()
                .forEach(entry ->
                        mapping.put(
                                entry.getKey(), YAML.treeToValue(entry.getValue(), Object.class)));
        return mapping;
    }

    private List<JsonNode> list(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(child(key), "a list", value);
        }
        return List.copyOf(value.values());
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private DocumentException wrong(String where, String expected, JsonNode found) {
        return new DocumentException(
                "%s: %s: expected %s, found %s".formatted(file, where, expected, found));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
