package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.PlanOutput;
import io.vedette.cli.output.ProgressLine;
import io.vedette.cli.output.RunOutput;
import io.vedette.cli.output.Style;
import io.vedette.cli.session.Session;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.execution.Executor;
import io.vedette.core.execution.FileJournal;
import io.vedette.core.execution.LastRun;
import io.vedette.core.execution.RunReport;
import io.vedette.core.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        description =
                "Plans, asks, carries the plan out, and proves the result by reading it back.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    private static final DateTimeFormatter RUN_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final long SECONDS_TO_STOP = 60;

    private final Environment environment;
    @Mixin private Options options = new Options();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where journals are kept (default: ${DEFAULT-VALUE}).",
            defaultValue = ".vedette")
    private Path stateDirectory = Path.of(".vedette");

    ApplyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Path runs = environment.directory().resolve(stateDirectory).resolve("runs");
        tellOfLastRun(runs);
        try (Session session = options.open(environment)) {
            Style style = options.style(environment);
            Plan plan = session.plan(options.selection());
            boolean table = options.format() == Options.Format.TABLE;
            if (table) {
                new PlanOutput(plan, session, style, options.verbose())
                        .print(environment.out(), options.format().name());
            }
            if (plan.changesSomething() && !yes) {
                confirm(plan);
            }
            RunReport report = carryOut(session, plan, runs, style);
            new RunOutput(report, session, style).print(environment.out(), options.format().name());
            return report.anyFailure() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    private void tellOfLastRun(Path runs) {
        LastRun.in(runs)
                .filter(last -> !last.ended())
                .ifPresent(last ->
                        environment
                                .err()
                                .printf(
                                        "Run %s was cut off after %d resources, with %d"
                                                + " under way; this one carries on.%n",
                                        last.run(), last.settled(), last.begun()));
    }

    private void confirm(Plan plan) {
        if (!environment.interactive()) {
            throw refused("nobody is there to confirm %s".formatted(changes(plan)));
        }
        environment.err().printf("Carry out %s? Only 'yes' does. ", changes(plan));
        environment.err().flush();
        try {
            String answer = environment.in().readLine();
            if (answer == null || !answer.strip().equals("yes")) {
                throw refused("not confirmed; nothing was changed");
            }
        } catch (IOException e) {
            throw refused("the answer could not be read: " + e.getMessage());
        }
    }

    private static String changes(Plan plan) {
        long count = plan.summary().create() + plan.summary().update();
        return count == 1 ? "1 change" : count + " changes";
    }

    private static VedetteException refused(String message) {
        return new VedetteException(
                ErrorCode.REFUSED, message, "give --yes to carry out the plan without a question");
    }

    private RunReport carryOut(Session session, Plan plan, Path runs, Style style) {
        String run = RUN_NAME.format(Instant.now());
        CountDownLatch ended = new CountDownLatch(1);
        try (FileJournal journal = FileJournal.open(runs, run);
                ProgressLine progress =
                        new ProgressLine(environment.err(), environment.interactive(), style)) {
            Executor executor = session.executor(journal, progress);
            environment.onInterrupt().accept(() -> stop(executor, ended));
            return executor.run(plan, run);
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
