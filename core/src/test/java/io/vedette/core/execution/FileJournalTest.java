package io.vedette.core.execution;

import static io.vedette.core.execution.Rehearsal.HERE;
import static io.vedette.core.execution.Rehearsal.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.SystemTime;
import io.vedette.core.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FileJournalTest {

    private static final ResourceId ID = new ResourceId("guardduty.detector", HERE, "detector");

    @TempDir private Path directory;

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Path runs = directory.resolve("state/runs");
        try (FileJournal journal = FileJournal.open(runs, "run-1")) {
            journal.write(entry(Journal.Event.RUN_STARTED, "1 resources"));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runs)))
                .isEqualTo("rwx------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(runs.resolve("run-1.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void everyEntryIsInTheFileWhenItIsWritten() throws IOException {
        try (FileJournal journal = FileJournal.open(directory, "run-1")) {
            for (int i = 1; i <= 3; i++) {
                journal.write(entry(Journal.Event.CHANGING, "create"));
                assertThat(lines()).hasSize(i);
            }
        }
    }

    @Test
    void aLineTellsWhatHappenedWhereAndWhen() throws IOException {
        try (FileJournal journal = FileJournal.open(directory, "run-1")) {
            journal.write(
                    Journal.Entry.settled(START, "run-1", ID, new Outcome.Failed("\"no\"\n")));
            journal.write(new Journal.Entry(START, "run-1", Journal.Event.RUN_ENDED, null, null));
        }

        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(lines().getFirst()))
                .isEqualTo(
                        json.readTree(
                                """
                                {"at": "2026-01-01T00:00:00Z", "run": "run-1", "event": "settled",
                                 "resource": "guardduty.detector", "account": "111111111111",
                                 "region": "us-east-1", "name": "detector",
                                 "detail": "failed: \\"no\\"\\n"}
                                """));
        assertThat(json.readTree(lines().getLast()))
                .isEqualTo(
                        json.readTree(
                                """
                                {"at": "2026-01-01T00:00:00Z", "run": "run-1", "event": "run_ended"}
                                """));
    }

    @Test
    void keepsLinesWholeThatAreWrittenAtTheSameTime() throws IOException {
        try (FileJournal journal = FileJournal.open(directory, "run-1")) {
            new Parallel(new SystemTime())
                    .map(
                            IntStream.range(0, 200).boxed().toList(),
                            number -> {
                                journal.write(entry(Journal.Event.CHANGING, "number " + number));
                                return number;
                            });
        }

        assertThat(lines().stream().map(JsonMapper.shared()::readTree).map(it -> detail(it)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(number -> "number " + number).toList());
    }

    @Test
    void addsToWhatIsThere() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (FileJournal journal = FileJournal.open(directory, "run-1")) {
                journal.write(entry(Journal.Event.RUN_STARTED, "again"));
            }
        }

        assertThat(lines()).hasSize(2);
    }

    @Test
    void saysSoWhereItCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> FileJournal.open(file, "run-1"))
                .isInstanceOfSatisfying(
                        VedetteException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.FILE);
                            assertThat(e).hasMessageContaining("cannot write the journal");
                        });
    }

    @Test
    void saysSoWhereItHasBeenClosed() {
        FileJournal journal = FileJournal.open(directory, "run-1");
        journal.close();

        assertThatThrownBy(() -> journal.write(entry(Journal.Event.RUN_STARTED, "")))
                .isInstanceOf(VedetteException.class)
                .hasMessageStartingWith("cannot write the journal")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("null"));
    }

    private static Journal.Entry entry(Journal.Event event, String detail) {
        return new Journal.Entry(START, "run-1", event, ID, detail);
    }

    private static String detail(JsonNode line) {
        return line.path("detail").asString();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(directory.resolve("run-1.jsonl"));
    }
}
