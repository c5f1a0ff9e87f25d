package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.contract.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole command over HTTP on an emulator that nobody here wrote: twenty accounts in four
 * regions without an organization, read back by another client.
 */
final class SeparateAccountsOnMotoTest {

    private static final List<String> REGIONS =
            List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1");
    private static final List<String> ACCOUNTS =
            IntStream.rangeClosed(1, 20).mapToObj("7000000000%02d"::formatted).toList();

    @TempDir private Path directory;

    @Test
    void putsInPlaceWhatMotoHasReportsTheRestAndChangesNothingTheSecondTime()
            throws IOException, InterruptedException {
        URI moto = MotoServer.running();

        CommandRun applied = onMoto(moto, "apply", "--yes");
        assertThat(applied.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(applied.json().path("deployments").valueStream())
                .filteredOn(it -> it.path("outcome").asString().equals("failed"))
                .allSatisfy(it ->
                        assertThat(it.path("reason").asString())
                                .contains("the endpoint may not offer this operation"));
        assertThat(applied.json().path("deployments").valueStream())
                .filteredOn(it -> it.path("outcome").asString().equals("done"))
                .extracting(it -> it.path("tool").asString())
                .hasSize(160)
                .containsOnly("cloudtrail", "config");
        assertEverythingIsThere(readBack(moto));

        assertThat(onMoto(moto, "apply", "--yes").json().path("changed").intValue()).isZero();
        JsonNode summary = onMoto(moto, "plan").json().path("summary");
        assertThat(summary.path("create").intValue() + summary.path("update").intValue()).isZero();
    }

    /**
     * Without Systems Manager: moto answers 500 to most of its calls, which are then tried again,
     * and has no policies of AWS's own.
     */
    private CommandRun onMoto(URI moto, String command, String... options) {
        String baseline = Repository.file("examples/standalone.yaml").toString();
        String[] arguments = new String[options.length + 9];
        arguments[0] = command;
        System.arraycopy(options, 0, arguments, 1, options.length);
        String[] common = {
            "-f",
            baseline,
            "--tools",
            "guardduty,cloudtrail,config,security_hub",
            "--endpoint-url",
            moto.toString(),
            "--output",
            "json"
        };
        System.arraycopy(common, 0, arguments, options.length + 1, common.length);
        return CommandRun.in(directory, arguments);
    }

    private static void assertEverythingIsThere(JsonNode accounts) {
        assertThat(accounts.propertyNames()).hasSize(20);
        for (String account : ACCOUNTS) {
            JsonNode found = accounts.path(account);
            assertThat(found.path("trail").booleanValue()).as(account).isTrue();
            for (String region : REGIONS) {
                boolean home = region.equals("us-east-1");
                JsonNode here = found.path(region);
                assertThat(here.path("detectors").toString()).isEqualTo("[\"ENABLED\"]");
                assertThat(here.path("recorders").toString()).isEqualTo("[true]");
                assertThat(here.path("global_types").toString()).isEqualTo("[%s]".formatted(home));
                assertThat(here.path("rules").toString()).contains("required-tags");
                assertThat(here.path("hub").asString()).contains(account);
            }
        }
    }

    private static JsonNode readBack(URI moto) throws IOException, InterruptedException {
        Process python =
                new ProcessBuilder(
                                "python3",
                                Repository.file("cli/src/test/python/read_back.py").toString(),
                                moto.toString(),
                                "vedette",
                                String.join(",", REGIONS),
                                String.join(",", ACCOUNTS))
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(printed).isZero();
        return JsonMapper.shared().readTree(printed);
    }
}
