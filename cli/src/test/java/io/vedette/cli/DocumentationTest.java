package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.baseline.BaselineReader;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the documentation shows. */
final class DocumentationTest {

    private static final Pattern COMMAND =
            Pattern.compile("^\\./vedette ([a-z].*)$", Pattern.MULTILINE);

    @TempDir private Path directory;

    @Test
    void theTourOfTheReadmeEndsWithEverythingInPlace() throws IOException {
        String readme = Files.readString(Repository.file("README.md"));
        String tour =
                readme.substring(readme.indexOf("## Five minutes"), readme.indexOf("## On AWS"));
        List<String> commands = COMMAND.matcher(tour).results().map(it -> it.group(1)).toList();
        assertThat(commands).hasSize(4);

        CommandRun last = null;
        for (String command : commands) {
            String[] parts = command.split(" > ", -1);
            last = CommandRun.in(directory, parts[0].split(" ", -1));
            assertThat(last.exitCode()).as(command + "\n" + last.err()).isEqualTo(ExitCode.OK);
            if (parts.length == 2) {
                Files.writeString(directory.resolve(parts[1]), last.out());
            }
            assertShown(tour, command, last.out());
        }
        assertThat(last).isNotNull();
        assertThat(last.out()).contains("In place: 100.0 %");
    }

    /** Every line that the tour shows under a command is one that the command prints. */
    private static void assertShown(String tour, String command, String printed) {
        String after = tour.substring(tour.indexOf(command) + command.length());
        String block = after.substring(after.indexOf("```") + 3);
        int next = block.indexOf("```bash");
        int shown = block.indexOf("```\n");
        if (shown < 0 || (next >= 0 && next < shown)) {
            return;
        }
        String content = block.substring(shown + 4, block.indexOf("```", shown + 4));
        for (String line : content.lines().toList()) {
            if (!line.strip().equals("...")) {
                assertThat(printed).contains(line);
            }
        }
    }

    @Test
    void theScenarioAndTheFaultScriptOfTheTwinsPageAreRead() throws IOException {
        String page = Files.readString(Repository.file("docs/twin.md"));

        assertThat(Scenario.parse("docs/twin.md", block(page, "scenario")).accounts()).hasSize(5);
        assertThat(FaultScript.parse("docs/twin.md", block(page, "faults")).seed()).isEqualTo(7);
    }

    @Test
    void theExamplesAreValid() {
        assertThat(
                        BaselineReader.read(Repository.file("examples/standalone.yaml"))
                                .organization()
                                .accounts())
                .hasSize(20);
        assertThat(
                        BaselineReader.read(Repository.file("examples/acme/vedette.yaml"))
                                .organization()
                                .excludeAccounts())
                .isEmpty();
    }

    private static String block(String page, String label) {
        return Pattern.compile("```yaml %s\n(.*?)```".formatted(label), Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult it) -> it.group(1))
                .findFirst()
                .orElseThrow();
    }
}
