package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.PlanOutput;
import io.vedette.cli.session.Session;
import io.vedette.core.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Shows what would change. Changes nothing.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    private final Environment environment;
    @Mixin private Options options = new Options();

    @Option(names = "--detailed-exitcode", description = "End with 3 where something would change.")
    private boolean detailedExitCode;

    PlanCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (Session session = options.open(environment)) {
            Plan plan = session.plan(options.selection());
            PlanOutput output =
                    new PlanOutput(plan, session, options.style(environment), options.verbose());
            output.print(environment.out(), options.format().name());
            if (plan.summary().unavailable() > 0) {
                return ExitCode.FAILED;
            }
            return detailedExitCode && plan.changesSomething() ? ExitCode.PENDING : ExitCode.OK;
        }
    }
}
