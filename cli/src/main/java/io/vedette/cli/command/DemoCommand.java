package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Tells the whole story on a simulated organization. Touches nothing else.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private final Environment environment;

    @Option(names = "--no-color", description = "No colors; also NO_COLOR.")
    private boolean noColor;

    DemoCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        boolean told = new Demo(environment, Options.style(environment, noColor)).tell();
        return told ? ExitCode.OK : ExitCode.FAILED;
    }
}
