package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.PlanOutput;
import io.vedette.cli.output.RunOutput;
import io.vedette.cli.output.Style;
import io.vedette.cli.session.ChangingRun;
import io.vedette.cli.session.Session;
import io.vedette.core.execution.RunReport;
import io.vedette.core.plan.Plan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        description =
                "Plans, asks, carries the plan out, and proves the result by reading it back.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

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
        Runs runs = new Runs(environment, stateDirectory);
        runs.tellOfLast();
        try (Session session = options.open(environment)) {
            ChangingRun.requireNoOther(session);
            Style style = options.style(environment);
            Plan plan = session.plan(options.selection());
            if (options.format() == Options.Format.TABLE) {
                new PlanOutput(plan, session, style, options.verbose())
                        .print(environment.out(), options.format().name());
            }
            if (plan.changesSomething() && !yes) {
                new Confirmation(environment, "give --yes to carry out the plan without a question")
                        .require(changes(plan), "yes");
            }
            RunReport report = runs.begin(session, style, run -> run.apply(plan));
            session.publish(report.summary())
                    .ifPresent(why ->
                            environment
                                    .err()
                                    .println("The metrics of this run were not published: " + why));
            new RunOutput(report, session, style).print(environment.out(), options.format().name());
            return report.anyFailure() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    private static String changes(Plan plan) {
        long count = plan.summary().create() + plan.summary().update();
        return count == 1 ? "1 change" : count + " changes";
    }
}
