package io.vedette.core.execution;

import static io.vedette.core.execution.Rehearsal.HERE;
import static io.vedette.core.execution.Rehearsal.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.fake.Conduct;
import io.vedette.core.fake.FakeKind;
import io.vedette.core.resource.ResourceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastRunTest {

    @TempDir private Path directory;

    @Test
    void thereIsNoneWhereNothingRanYet() {
        assertThat(LastRun.in(directory)).isEmpty();
        assertThat(LastRun.in(directory.resolve("nowhere"))).isEmpty();
    }

    @Test
    void isTheNewestByName() throws IOException {
        Files.createFile(directory.resolve("20260101T000000Z.jsonl"));
        Files.createFile(directory.resolve("20260301T000000Z.jsonl"));
        Files.createFile(directory.resolve("20260201T000000Z.jsonl"));
        Files.createFile(directory.resolve("zzz.lock"));

        assertThat(LastRun.in(directory)).contains(new LastRun("20260301T000000Z", false, 0, 0));
    }

    @Test
    void tellsOfARunThatCameToItsEnd() {
        Rehearsal rehearsal = new Rehearsal();
        FakeKind things = rehearsal.cloud.kind("fake.thing");
        rehearsal.cloud.conduct("swallowed", new Conduct.Swallow());
        try (FileJournal journal = FileJournal.open(directory, "run-1")) {
            rehearsal
                    .executor(journal, ProgressListener.SILENT)
                    .run(
                            rehearsal.plan(
                                    things.resource(HERE, "swallowed", "x"),
                                    things.resource(HERE, "fine", "x")),
                            "run-1");
        }

        assertThat(LastRun.in(directory)).contains(new LastRun("run-1", true, 2, 0));
    }

    @Test
    void countsWhatHadBegunAndWasNotKnownToHaveEnded() {
        try (FileJournal journal = FileJournal.open(directory, "run-1")) {
            journal.write(entry(Journal.Event.RUN_STARTED, null));
            journal.write(entry(Journal.Event.CHANGING, "a"));
            journal.write(entry(Journal.Event.CHANGING, "b"));
            journal.write(entry(Journal.Event.CHANGING, "c"));
            journal.write(entry(Journal.Event.SETTLED, "b"));
            // Skipped, and so never begun.
            journal.write(entry(Journal.Event.SETTLED, "d"));
            journal.write(entry(Journal.Event.SETTLED, "e"));
        }

        assertThat(LastRun.in(directory)).contains(new LastRun("run-1", false, 3, 2));
    }

    @Test
    void isNotPutOffByALineThatWasTornWhenTheProcessDied() throws IOException {
        try (FileJournal journal = FileJournal.open(directory, "run-1")) {
            journal.write(entry(Journal.Event.CHANGING, "a"));
            journal.write(entry(Journal.Event.SETTLED, "a"));
        }
        append(
                "{\"at\":\"2026-01-01T00:00:00Z\",\"event\":\"sett"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(LastRun.in(directory)).contains(new LastRun("run-1", false, 1, 0));
    }

    @Test
    void isNotPutOffByALineThatWasTornWithinACharacter() throws IOException {
        try (FileJournal journal = FileJournal.open(directory, "run-1")) {
            journal.write(entry(Journal.Event.CHANGING, "a"));
        }
        byte[] torn = "{\"name\":\"é".getBytes(StandardCharsets.UTF_8);
        append(Arrays.copyOf(torn, torn.length - 1));

        assertThat(LastRun.in(directory)).contains(new LastRun("run-1", false, 0, 1));
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(directory.resolve("run-1.jsonl"), bytes, StandardOpenOption.APPEND);
    }

    private static Journal.Entry entry(Journal.Event event, @Nullable String name) {
        return new Journal.Entry(
                START,
                "run-1",
                event,
                name == null ? null : new ResourceId("fake.thing", HERE, name),
                null);
    }
}
