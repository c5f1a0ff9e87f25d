package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.CostOutput;
import io.vedette.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "cost",
        description =
                "Estimates what a month costs with all of it in place, from the volumes that"
                        + " vedette.yaml states.",
        mixinStandardHelpOptions = true)
final class CostCommand implements Callable<Integer> {

    private final Environment environment;
    @Mixin private Options options = new Options();

    CostCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (Session session = options.open(environment)) {
            new CostOutput(
                            session.cost(session.blueprint(options.selection())),
                            session,
                            options.style(environment))
                    .print(environment.out(), options.format().name());
            return ExitCode.OK;
        }
    }
}
