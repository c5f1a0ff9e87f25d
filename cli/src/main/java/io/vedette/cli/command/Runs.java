package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.output.ProgressLine;
import io.vedette.cli.output.Style;
import io.vedette.cli.session.ChangingRun;
import io.vedette.cli.session.Session;
import io.vedette.core.execution.Executor;
import io.vedette.core.execution.FileJournal;
import io.vedette.core.execution.LastRun;
import io.vedette.core.execution.RunReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The runs of a directory: each with a name, a journal, and a way to be stopped. */
final class Runs {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final long SECONDS_TO_STOP = 60;

    private final Environment environment;
    private final Path directory;

    Runs(Environment environment, Path stateDirectory) {
        this.environment = environment;
        this.directory = environment.directory().resolve(stateDirectory).resolve("runs");
    }

    void tellOfLast() {
        LastRun.in(directory)
                .filter(last -> !last.ended())
                .ifPresent(last ->
                        environment
                                .err()
                                .printf(
                                        "Run %s was cut off after %d resources, with %d"
                                                + " under way; this one carries on.%n",
                                        last.run(), last.settled(), last.begun()));
    }

    /** Begins a run and carries it out to its end. */
    RunReport begin(Session session, Style style, Function<ChangingRun, RunReport> work) {
        String run = NAME.format(Instant.now());
        CountDownLatch ended = new CountDownLatch(1);
        try (FileJournal journal = FileJournal.open(directory, run);
                ProgressLine progress =
                        new ProgressLine(environment.err(), environment.interactive(), style)) {
            return work.apply(
                    new ChangingRun(
                            session,
                            run,
                            journal,
                            progress,
                            executor ->
                                    environment.onInterrupt().accept(() -> stop(executor, ended))));
        } finally {
            ended.countDown();
        }
    }

    /** On Ctrl-C, lets what has begun end, so that nothing is left half-done. */
    private static void stop(Executor executor, CountDownLatch ended) {
        executor.stop();
        try {
            boolean inTime = ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
            if (!inTime) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
