package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.twin.fault.FaultScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultsTest {

    @TempDir private Path directory;

    private static final String DENIED = "512664830179";

    @Test
    void everyOtherTargetConvergesWhileOneAccountIsDeniedAndTheCloudIsUnreliable() {
        FaultScript faults =
                FaultScript.builder()
                        .seed(11)
                        .throttle(0.3)
                        .fail(0.05)
                        .deny(DENIED)
                        .administratorSettling(Duration.ofSeconds(20))
                        .build();
        try (Acme acme = Acme.inMemory(faults)) {
            RunReport report = acme.apply();

            List<DeploymentOutcome> failed =
                    report.deployments().stream()
                            .filter(it -> it.outcome() instanceof Outcome.Failed)
                            .toList();
            assertThat(failed)
                    .isNotEmpty()
                    .allSatisfy(it -> {
                        assertThat(it.target().account().value()).isEqualTo(DENIED);
                        assertThat(it.outcome().reason())
                                .contains(DENIED + "/", ":")
                                .containsPattern("AccessDenied|UnauthorizedOperation");
                    });
            assertThat(report.deployments())
                    .filteredOn(it -> !it.target().account().value().equals(DENIED))
                    .allSatisfy(it ->
                            assertThat(it.outcome())
                                    .as(it.key())
                                    .isInstanceOfAny(Outcome.Done.class, Outcome.Skipped.class));
            assertThat(report.anyFailure()).isTrue();
        }
    }

    @Test
    void registersAdministratorsInTheFirstRegionAloneSoThatNoRegistrationIsRefused() {
        FaultScript faults =
                FaultScript.builder().administratorSettling(Duration.ofSeconds(30)).build();
        try (Acme acme = Acme.inMemory(faults)) {
            assertThat(acme.apply().anyFailure()).isFalse();
        }
    }

    @Test
    void anAccountThatOneAnswerLeavesOutFailsAloneAndSucceedsLater() {
        FaultScript faults = FaultScript.builder().unprocessed("415203917782", "guardduty").build();
        try (Acme acme = Acme.inMemory(faults)) {
            assertThat(acme.apply().deployments())
                    .filteredOn(it -> it.outcome() instanceof Outcome.Failed)
                    .isNotEmpty()
                    .allSatisfy(it ->
                            assertThat(it.target().account().value()).isEqualTo("415203917782"));
        }
    }

    @Test
    void saysWhichCallWasRefusedWhereTheInventoryCannotBeWritten() throws IOException {
        Path faults = directory.resolve("faults.yaml");
        Files.writeString(
                faults,
                "denied: [{account: \"222222222222\", service: dynamodb, operation:"
                    + " BatchWriteItem}]");

        CommandRun run =
                CommandRun.in(
                        directory,
                        "apply",
                        "--yes",
                        "--tools",
                        "cloudtrail",
                        "-f",
                        Repository.file("examples/acme/vedette.yaml").toString(),
                        "--twin",
                        directory.resolve("acme.twin").toString(),
                        "--faults",
                        faults.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("dynamodb:BatchWriteItem in 222222222222/us-east-1", "AccessDenied")
                .doesNotContain("unexpected");
    }
}
