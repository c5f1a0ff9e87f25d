package io.vedette.core.baseline;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.catalog.Facility;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@code vedette.yaml}: what it says over the catalog's defaults. Whatever is wrong with it
 * ends in one line that names file, line and path.
 */
public final class BaselineReader {

    /** Far more than a baseline needs; what is larger is some other file. */
    private static final long LARGEST = 1L << 20;

    private static final List<String> SECTIONS =
            List.of(
                    "organization",
                    "tools",
                    "logging",
                    Facility.ANALYSIS.path(),
                    Facility.MONITORING.path(),
                    "cost",
                    "readiness");

    private static final String ADVICE =
            "'vedette init' writes a file with every key; docs/reference/vedette.schema.json"
                    + " describes them";

    private BaselineReader() {}

    /**
     * Reads a baseline.
     *
     * @throws VedetteException with {@link ErrorCode#CONFIGURATION} where it is not a valid one
     */
    public static Baseline read(Path file) {
        return parse(file.toString(), text(file));
    }

    /**
     * Parses a baseline.
     *
     * @param name what to call the document where something is wrong with it
     */
    public static Baseline parse(String name, String text) {
        try {
            return parse(text);
        } catch (BaselineProblem problem) {
            throw invalid(
                    "%s:%d: %s%s"
                            .formatted(
                                    name,
                                    problem.line(),
                                    problem.path().isEmpty() ? "" : problem.path() + ": ",
                                    problem.getMessage()));
        }
    }

    private static String text(Path file) {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                throw invalid("%s is a directory; expected a YAML file".formatted(file));
            }
            if (Files.size(file) > LARGEST) {
                throw invalid(
                        "%s has %,d bytes; a baseline has at most %,d"
                                .formatted(file, Files.size(file), LARGEST));
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new VedetteException(
                    ErrorCode.CONFIGURATION,
                    "cannot read %s: %s"
                            .formatted(
                                    file,
                                    Files.exists(file) ? e.getMessage() : "there is no such file"),
                    "name the baseline with -f, or write one with 'vedette init > vedette.yaml'",
                    e);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw invalid("%s is not text in UTF-8; expected YAML".formatted(file));
        }
    }

    private static Baseline parse(String text) {
        YamlTree tree = tree(text);
        if (!(tree.root() instanceof ObjectNode document)) {
            throw new BaselineProblem(
                    1,
                    "",
                    tree.root().isMissingNode() || tree.root().isNull()
                            ? "the file is empty; expected at least organization:"
                            : "expected keys such as organization: and tools:, found "
                                    + shortened(tree.root().toString()));
        }
        for (String key : document.propertyNames()) {
            if (!SECTIONS.contains(key)) {
                throw unknown(tree, key, key, SECTIONS);
            }
        }
        return new Baseline(
                organization(tree, document),
                items(tree, document),
                cost(tree, document),
                readiness(tree, document));
    }

    private static YamlTree tree(String text) {
        try {
            return YamlTree.parse(text);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new BaselineProblem(
                    line, "", "not valid YAML: " + withoutExcerpts(e.getOriginalMessage()));
        }
    }

    private static OrganizationSettings organization(YamlTree tree, ObjectNode document) {
        JsonNode defaults = BaselineJson.MAPPER.valueToTree(BaselineDefaults.ORGANIZATION);
        return bind(tree, "organization", defaults, document, OrganizationSettings.class);
    }

    private static CostSettings cost(YamlTree tree, ObjectNode document) {
        JsonNode defaults = BaselineJson.MAPPER.valueToTree(CostSettings.NONE);
        return bind(tree, "cost", defaults, document, CostSettings.class);
    }

    private static ReadinessSettings readiness(YamlTree tree, ObjectNode document) {
        JsonNode defaults = BaselineJson.MAPPER.valueToTree(ReadinessSettings.NONE);
        return bind(tree, "readiness", defaults, document, ReadinessSettings.class);
    }

    private static Map<CatalogItem, CatalogSettings> items(YamlTree tree, ObjectNode document) {
        requireKnown(tree, document, "tools", Catalog.tools());
        requireKnown(tree, document, "logging", Catalog.logSources());
        Map<CatalogItem, CatalogSettings> settings = new HashMap<>();
        for (CatalogEntry entry : Catalog.entries()) {
            JsonNode defaults = BaselineJson.MAPPER.valueToTree(entry.defaults());
            settings.put(
                    entry.item(),
                    bind(
                            tree,
                            entry.item().path(),
                            defaults,
                            document,
                            entry.defaults().getClass()));
        }
        return settings;
    }

    private static void requireKnown(
            YamlTree tree,
            ObjectNode document,
            String section,
            List<? extends CatalogEntry> entries) {
        JsonNode given = document.path(section);
        if (given.isMissingNode() || given.isNull()) {
            return;
        }
        List<String> known = entries.stream().map(entry -> entry.item().id()).toList();
        if (!(given instanceof ObjectNode object)) {
            throw new BaselineProblem(
                    tree.line(section),
                    section,
                    "expected keys such as %s:, found %s"
                            .formatted(known.getFirst(), shortened(given.toString())));
        }
        for (String key : object.propertyNames()) {
            if (!known.contains(key)) {
                throw unknown(tree, section + "." + key, key, known);
            }
        }
    }

    private static <T> T bind(
            YamlTree tree, String path, JsonNode defaults, JsonNode document, Class<T> type) {
        JsonNode given = document.at("/" + path.replace('.', '/'));
        try {
            return BaselineJson.MAPPER.treeToValue(Overlay.of(defaults, given), type);
        } catch (JacksonException e) {
            throw BindingProblem.of(tree, path, e);
        }
    }

    private static BaselineProblem unknown(
            YamlTree tree, String path, String key, List<String> known) {
        return new BaselineProblem(tree.line(path), path, UnknownKey.message(key, known));
    }

    private static VedetteException invalid(String message) {
        return new VedetteException(ErrorCode.CONFIGURATION, message, ADVICE);
    }

    /** The parser's sentences, less the lines that quote the document. */
    private static String withoutExcerpts(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
