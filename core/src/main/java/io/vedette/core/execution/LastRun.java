package io.vedette.core.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        List<String> events = Files.readAllLines(file).stream().map(LastRun::event).toList();
        long settled = events.stream().filter("settled"::equals).count();
        long changing = events.stream().filter("changing"::equals).count();
        return new LastRun(
                name.substring(0, name.length() - ".jsonl".length()),
                events.contains("run_ended"),
                settled,
                Math.max(0, changing - settled));
    }

    /** The event of a line; empty for one that was torn when the process died. */
    private static String event(String line) {
        try {
            JsonNode event = JSON.readTree(line).path("event");
            return event.asString("");
        } catch (JacksonException torn) {
            return "";
        }
    }
}
