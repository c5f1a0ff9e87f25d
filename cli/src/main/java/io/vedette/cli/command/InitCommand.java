package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.core.baseline.BaselineTemplate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "init",
        description = "Writes a commented vedette.yaml with every default to standard output.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    private final Environment environment;

    InitCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        environment.out().print(BaselineTemplate.text());
        return ExitCode.OK;
    }
}
