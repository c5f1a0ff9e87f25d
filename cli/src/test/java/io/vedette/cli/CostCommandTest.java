package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class CostCommandTest {

    private static final String STATED =
            """
            cost:
              volumes: {config-items: 2000, rule-evaluations: 1000, flow-log-gb: 100, dns-gb: 10}
              accounts:
                "415203917782": {config-items: 12000}
            """;

    @TempDir private Path directory;

    @Test
    void addsUpWhatTheBaselineStatesForEveryAccount() throws IOException {
        JsonNode cost = run(STATED, "cost", "--output", "json").json();

        assertThat(cost.path("charges").valueStream())
                .filteredOn(charge -> charge.path("driver").asString().equals("config-items"))
                .hasSize(14)
                .filteredOn(charge -> charge.path("account").asString().equals("415203917782"))
                .singleElement()
                .satisfies(charge -> assertThat(charge.path("low").asDouble()).isEqualTo(36));
        assertThat(cost.path("tools").valueStream())
                .filteredOn(tool -> tool.path("tool").asString().equals("config"))
                .singleElement()
                // 13 x 2,000 and 12,000 items, 14 x 1,000 evaluations, and a key.
                .satisfies(tool -> assertThat(tool.path("low").asDouble()).isEqualTo(129));
    }

    @Test
    void planNamesTheSumsAndWhatTheyLeaveOut() throws IOException {
        assertThat(run(STATED, "plan").out())
                .containsPattern("config +\\$129\\.00\\n")
                .contains("Not estimated, as vedette.yaml states no volume (cost.volumes): ")
                .contains("'vedette cost' shows the details and the assumptions.");
    }

    @Test
    void withoutAnyVolumeOnlyWhatIsBilledByItselfIsEstimated() throws IOException {
        assertThat(run("", "cost", "--tools", "guardduty,cloudtrail,config").out())
                .contains("cost.volumes.config-items not stated")
                .containsPattern("config +\\$1\\.00 +1 +key +1 +customer managed keys")
                .contains("Estimated cost of a month with all of it in place: $3.00, and what");
    }

    @Test
    void oneToolsCostComesWithoutThatOfOthers() throws IOException {
        assertThat(run(STATED, "cost", "--tools", "config", "--output", "markdown").out())
                .startsWith("# Cost estimate\n")
                .contains("| config | $114.00 |", "https://aws.amazon.com/config/pricing/")
                .doesNotContain("guardduty");
    }

    private CommandRun run(String cost, String... arguments) throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), Acme.WITHOUT_VOLUMES + cost);
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--twin";
        all[arguments.length + 1] = "acme.twin";
        CommandRun run = CommandRun.in(directory, all);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        return run;
    }
}
