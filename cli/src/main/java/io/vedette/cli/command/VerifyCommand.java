package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.VerifyOutput;
import io.vedette.cli.session.Session;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description = "Reads everything and says what is in place, with evidence.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private final Environment environment;
    @Mixin private Options options = new Options();

    VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (Session session = options.open(environment)) {
            Plan plan = session.plan(options.selection());
            Verification verification = Verification.of(plan);
            new VerifyOutput(verification, session, options.style(environment))
                    .print(environment.out(), options.format().name());
            if (plan.summary().unavailable() > 0) {
                return ExitCode.FAILED;
            }
            return verification.allPass() ? ExitCode.OK : ExitCode.PENDING;
        }
    }
}
