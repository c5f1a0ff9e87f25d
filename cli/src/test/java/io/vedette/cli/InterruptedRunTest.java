package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run that is cut off anywhere. The twin writes every change to its file before it answers, so
 * the file as it was at any moment is what {@code kill -9} leaves behind at that moment.
 */
final class InterruptedRunTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private Path directory;

    @Test
    void endsLikeAnUndisturbedRunAndCreatesNothingTwice() throws IOException {
        Path undisturbed = directory.resolve("undisturbed.twin");
        List<String> lines = new ArrayList<>();
        int setUp = journalOfAFreshApply(undisturbed, lines);
        Map<String, JsonNode> expected = stateIn(undisturbed);

        Random random = new Random(4);
        for (int kill = 0; kill < 10; kill++) {
            int survived = setUp + random.nextInt(lines.size() - setUp);
            Path cutOff = directory.resolve("cut-off-%d.twin".formatted(kill));
            String torn = lines.get(survived).substring(0, lines.get(survived).length() / 2);
            Files.write(cutOff, lines.subList(0, survived));
            Files.writeString(cutOff, torn, StandardOpenOption.APPEND);

            try (Acme acme = Acme.kept(cutOff)) {
                assertThat(acme.apply().anyFailure()).as("after line %d", survived).isFalse();
                assertThat(acme.plan().changesSomething()).isFalse();
            }
            assertThat(countsIn(stateIn(cutOff)))
                    .as("after line %d", survived)
                    .isEqualTo(countsIn(expected));
        }
    }

    /**
     * Adds every line that the twin wrote while a fresh apply ran, before it was compacted; answers
     * how many of them were there before the run.
     */
    private static int journalOfAFreshApply(Path file, List<String> lines) throws IOException {
        try (Acme acme = Acme.kept(file)) {
            int setUp = Files.readAllLines(file).size();
            assertThat(acme.apply().anyFailure()).isFalse();
            lines.addAll(Files.readAllLines(file));
            return setUp;
        }
    }

    private static Map<String, JsonNode> stateIn(Path file) throws IOException {
        Map<String, JsonNode> cells = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode cell = JSON.readTree(line);
            // How often the alarms looked differs, and metrics with it.
            if (cell.path("cell").isString()
                    && !cell.path("cell").asString().startsWith("cloudwatch.")) {
                cells.put(cell.path("cell").asString(), cell.path("state"));
            }
        }
        return cells;
    }

    /** What there is in each cell, without the times and ids that differ from run to run. */
    private static List<String> countsIn(Map<String, JsonNode> cells) {
        List<String> counts = new ArrayList<>();
        cells.forEach((cell, state) -> {
            if (!cell.contains("IssuedIds") && !cell.contains("SavedTime")) {
                counts.add(cell + " " + shape(state));
            }
        });
        return counts;
    }

    private static String shape(JsonNode node) {
        if (node.isObject() || node.isArray()) {
            return node.valueStream().map(InterruptedRunTest::shape).sorted().toList().toString();
        }
        return node.isBoolean() ? node.toString() : node.getNodeType().toString();
    }
}
