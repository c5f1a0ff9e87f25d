package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.baseline.BaselineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CommandLineTest {

    private static final String SMALL =
            """
            organization:
              regions: [us-east-1]
              security-tooling-account: "222222222222"
              log-archive-account: "333333333333"
            tools:
              security_hub: {enabled: false}
              config: {enabled: false}
              cloudtrail: {enabled: false}
              detective: {enabled: false}
              inspector: {enabled: false}
              macie: {enabled: false}
              systems_manager: {enabled: false}
            logging:
              cloudtrail_management: {enabled: false}
              vpc_flow_logs: {enabled: false}
              dns_logs: {enabled: false}
              application_logs: {enabled: false}
              load_balancer_logs: {enabled: false}
              s3_access_logs: {enabled: false}
            analysis: {enabled: false}
            monitoring: {enabled: false}
            """;

    @TempDir private Path directory;

    @Test
    void writesABaselineThatIsValid() throws IOException {
        CommandRun init = CommandRun.in(directory, "init");

        assertThat(init.exitCode()).isEqualTo(ExitCode.OK);
        Path file = directory.resolve("written.yaml");
        Files.writeString(file, init.out());
        assertThat(BaselineReader.read(file).organization().homeRegion().code())
                .isEqualTo("us-east-1");
    }

    static Stream<Arguments> brokenBaselines() {
        return Stream.of(
                Arguments.of(SMALL.replace("config:", "confgi:"), "did you mean 'config'?"),
                Arguments.of("organization: {home-region: mars-1}", "'mars-1' is not a region"),
                Arguments.of(
                        "organization: {log-archive-account: \"1234567890123\"}",
                        "expected 12 digits"),
                Arguments.of(
                        "organization: {type: none, accounts: [{id: \"111111111111\"}, {id:"
                                + " \"111111111111\"}]}",
                        "listed twice"),
                Arguments.of("", "the file is empty"),
                Arguments.of("#".repeat(10 << 20), "a baseline has at most"),
                Arguments.of(
                        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
                        "anchors and aliases are not accepted"),
                Arguments.of("\u0000\u0001\u0002", "not valid YAML"));
    }

    @ParameterizedTest
    @MethodSource("brokenBaselines")
    void endsWithTwoAndOneClearLineForABrokenBaseline(String text, String message)
            throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), text);

        for (String command : new String[] {"plan", "apply", "verify"}) {
            CommandRun run = CommandRun.in(directory, command, "--twin", "t");
            assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).hasLineCount(2).contains("vedette.yaml").contains(message);
        }
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of(new String[] {}, "which command?"),
                Arguments.of(new String[] {"plot"}, "Unmatched argument"),
                Arguments.of(new String[] {"plan", "--tools", "guardDuty"}, "there is no tool"),
                Arguments.of(new String[] {"plan", "--accounts", "12"}, "not an account id"),
                Arguments.of(new String[] {"plan", "--regions", "europe"}, "not a region"),
                Arguments.of(new String[] {"plan", "--output", "xml"}, "--output"),
                Arguments.of(new String[] {"plan", "--concurrency", "0"}, "expected 1 to 1000"),
                Arguments.of(new String[] {"plan", "--faults", "f"}, "go with --twin only"));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void endsWithTwoForAMisusedCommandLine(String[] arguments, String message) {
        CommandRun run = CommandRun.in(directory, arguments);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).hasLineCount(2).contains(message);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {"init", "plan", "apply", "verify", "demo"}) {
            CommandRun help = CommandRun.in(directory, command, "--help");
            assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(help.out()).contains("Usage: vedette " + command);
        }
    }

    @Test
    void plansAppliesAndVerifiesOnATwinKeptInAFile() throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), SMALL);

        CommandRun pending = twin("plan", "--detailed-exitcode", "--output", "json");
        assertThat(pending.exitCode()).isEqualTo(ExitCode.PENDING);
        assertThat(pending.json().at("/summary/create").intValue()).isPositive();
        assertThat(pending.json().path("changes").valueStream())
                .filteredOn(it -> it.path("resource").asString().equals("guardduty.detector"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.at("/differences/0/before").isNull()).isTrue());

        CommandRun applied = twin("apply", "--yes", "--output", "json");
        assertThat(applied.exitCode()).as(applied.err()).isEqualTo(ExitCode.OK);
        assertThat(applied.json().at("/summary/failed").intValue()).isZero();
        assertThat(applied.json().at("/summary/done").intValue()).isEqualTo(14);
        assertThat(applied.json().at("/deployments/0/deployment_key").asString())
                .isEqualTo("guardduty_111111111111_us-east-1");

        CommandRun second = twin("apply", "--yes", "--output", "json");
        assertThat(second.json().at("/changed").intValue()).isZero();

        CommandRun verified = twin("verify", "--output", "json");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(verified.json().at("/deployments_score").doubleValue()).isEqualTo(1);
        assertThat(verified.json().at("/deployments/0/evidence").valueStream().toList())
                .isNotEmpty();

        CommandRun empty = twin("plan", "--detailed-exitcode");
        assertThat(empty.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(empty.out()).contains("0 to create, 0 to update");
    }

    @Test
    void changesNothingWithoutConfirmation() throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), SMALL);

        CommandRun alone = twin("apply");
        CommandRun declined =
                CommandRun.answering("no\n", directory, "apply", "--twin", "acme.twin");
        assertThat(alone.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(declined.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(twin("plan", "--detailed-exitcode").exitCode()).isEqualTo(ExitCode.PENDING);

        CommandRun confirmed =
                CommandRun.answering("yes\n", directory, "apply", "--twin", "acme.twin");
        assertThat(confirmed.exitCode()).as(confirmed.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void narrowsToToolsAccountsAndRegions() throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), SMALL);

        CommandRun plan = twin("plan", "--accounts", "415203917782", "--output", "json");

        assertThat(plan.json().at("/changes").valueStream())
                .filteredOn(it -> it.path("resource").asString().equals("guardduty.member"))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.path("account").asString()).isEqualTo("415203917782"));
    }

    @Test
    void keepsThePlanAndTheReportReadableAsMarkdown() throws IOException {
        Files.writeString(directory.resolve("vedette.yaml"), SMALL);

        assertThat(twin("plan", "--output", "markdown").out())
                .startsWith("# Plan")
                .contains(
                        "| guardduty | + | guardduty.member member | in 13 accounts in us-east-1"
                                + " |");
        assertThat(twin("verify", "--output", "markdown").out())
                .startsWith("# Incident-response readiness");
    }

    private CommandRun twin(String command, String... options) {
        String[] arguments =
                Stream.of(Stream.of(command, "--twin", "acme.twin"), Arrays.stream(options))
                        .flatMap(it -> it)
                        .toArray(String[]::new);
        return CommandRun.in(directory, arguments);
    }
}
