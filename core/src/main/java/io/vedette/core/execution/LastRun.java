package io.vedette.core.execution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What the journal of the newest run tells: whether it came to its end, and how far it got.
 *
 * @param settled how many resources had ended
 * @param begun how many changes had begun and were not known to have ended
 */
public record LastRun(String run, boolean ended, long settled, long begun) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Finds the newest run in a directory of journals; run names sort by time. */
    public static Optional<LastRun> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            Optional<Path> newest =
                    files.filter(file -> file.toString().endsWith(".jsonl"))
                            .max(Comparator.naturalOrder());
            return newest.isEmpty() ? Optional.empty() : Optional.of(read(newest.get()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static LastRun read(Path file) throws IOException {
        String name = file.getFileName().toString();
        boolean ended = false;
        Set<JsonNode> settled = new HashSet<>();
        Set<JsonNode> begun = new HashSet<>();
        // Decoded leniently: the last line may be torn within a character.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : text.split("\n", -1)) {
            JsonNode entry = entry(line);
            JsonNode resource = resource(entry);
            switch (entry.path("event").asString("")) {
                case "run_ended" -> ended = true;
                case "changing" -> begun.add(resource);
                case "settled" -> settled.add(resource);
                default -> {}
            }
        }
        begun.removeAll(settled);
        return new LastRun(
                name.substring(0, name.length() - ".jsonl".length()),
                ended,
                settled.size(),
                begun.size());
    }

    /** A line's entry; missing for a line that was torn when the process died. */
    private static JsonNode entry(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException torn) {
            return JSON.missingNode();
        }
    }

    /** What an entry is about, as far as the journal tells. */
    private static JsonNode resource(JsonNode entry) {
        ArrayNode resource = JSON.createArrayNode();
        for (String part : List.of("resource", "account", "region", "name")) {
            resource.add(entry.path(part).asString(""));
        }
        return resource;
    }
}
