package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report that is handed in, held to a golden file: all but the day, and what is read how. */
final class ReadinessReportTest {

    private static final Path GOLDEN =
            Repository.file("cli/src/test/resources/io/vedette/cli/readiness.md");

    private static final String BASELINE =
            """
            organization:
              regions: [us-east-1, eu-west-1]
              security-tooling-account: "222222222222"
              log-archive-account: "333333333333"
              exclude-accounts: ["415203917782"]
            tools:
              guardduty: {finding-publishing-frequency: %1$s, export: {enabled: false}}
              cloudtrail: {cloud-watch-logs: {enabled: false}}
              config: {enabled: false}
              security_hub: {enabled: false}
              systems_manager: {enabled: false}
              detective: {enabled: false}
              inspector: {enabled: false}
              macie: {enabled: false}
            readiness:
              answers:
                - {item: planning/threat-model, answer: "yes", by: Jane Doe, on: %2$s, note: wiki/7}
                - {item: planning/workflows, answer: "no", by: Jane Doe, on: %2$s}
                - {item: planning/integrations, answer: "yes", by: Jane Doe, on: 2020-02-29}
                - {item: core-services/guardduty, answer: "yes", by: Jane Doe, on: %2$s}
                - {item: core-services/inspector, answer: not-applicable, by: Joe, on: %2$s}
                - {item: logging/flow-logs, answer: not-applicable, by: Joe, on: %2$s, note: no VPCs}
            """;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @TempDir private Path directory;

    @Test
    void namesScoresItemsEvidenceAndExclusions() throws IOException {
        deployed("one-hour");
        CommandRun run = verify("six-hours", "--output", "markdown");

        assertThat(run.exitCode()).isEqualTo(ExitCode.PENDING);
        String report =
                run.out()
                        .replace(today.toString(), "TODAY")
                        .replaceAll("[\\d,]+ API calls", "N API calls")
                        .replaceAll("read with .*", "read with ACTIONS")
                        .replaceAll(
                                "\\d+ of \\d+ resources read as desired \\([^)]*\\)",
                                "N of N resources read as desired (KINDS)");
        if (Boolean.getBoolean("vedette.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, report);
        }
        assertThat(report)
                .as("write it anew with -Dvedette.update=true")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void whatOnlyPeopleCanTellDoesNotChangeTheExitCode() throws IOException {
        deployed("one-hour");
        CommandRun run = verify("one-hour");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("In place: 100.0 %")
                .contains("fail planning/workflows: ", "no, says Jane Doe on " + today)
                .contains("unknown, only people can tell: planning/logging-requirements");
    }

    @Test
    void verbosePrintsEveryItemAndEveryDeployment() throws IOException {
        deployed("one-hour");

        assertThat(verify("one-hour", "-v").out())
                .contains("  pass core-services/guardduty: GuardDuty watches every active region")
                .contains("overruled by what was read: yes, says Jane Doe")
                .contains("  pass cloudtrail_222222222222_eu-west-1")
                .contains("      cloudtrail.trail vedette: reads as desired");
    }

    private void deployed(String frequency) throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), BASELINE.formatted(frequency, today));
        CommandRun applied = CommandRun.in(directory, "apply", "--yes", "--twin", "acme.twin");
        assertThat(applied.exitCode()).as(applied.out() + applied.err()).isEqualTo(ExitCode.OK);
    }

    private CommandRun verify(String frequency, String... options) throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), BASELINE.formatted(frequency, today));
        String[] arguments = new String[options.length + 3];
        arguments[0] = "verify";
        arguments[1] = "--twin";
        arguments[2] = "acme.twin";
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandRun.in(directory, arguments);
    }
}
