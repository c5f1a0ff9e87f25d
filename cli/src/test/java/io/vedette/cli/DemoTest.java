package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {

    @TempDir private Path directory;

    @Test
    void tellsTheStoryToItsGoodEnd() {
        CommandRun demo = CommandRun.in(directory, "demo");

        assertThat(demo.exitCode()).as(demo.out() + demo.err()).isEqualTo(ExitCode.OK);
        assertThat(demo.out())
                .contains("As told: every deployment is done, or skipped with a reason.")
                .contains("As told: the second plan is empty.")
                .contains("relationshipStatus: Disabled -> Enabled", "logging: false -> true")
                .contains("As told: every tool's findings reach those that need them.")
                .contains("As told: whoever is on call hears of the trail.")
                .contains("As told: exactly four resources were repaired.")
                .contains("In place: 100.0 %")
                .doesNotContain("NOT so");
    }
}
