package io.vedette.cli.command;

import io.vedette.cli.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that holds the others. */
@Command(
        name = "vedette",
        version = "vedette 0.1.0",
        description =
                "Puts the incident-response tooling of an AWS organization in place, keeps it there"
                        + " and proves it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all well, 1 something failed, 2 usage or configuration error,",
            "3 changes pending, 4 refused."
        })
public final class Vedette implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private Vedette() {}

    /** The command line with all its commands. */
    public static CommandLine commandLine(Environment environment) {
        return new CommandLine(new Vedette())
                .addSubcommand(new InitCommand(environment))
                .addSubcommand(new PlanCommand(environment))
                .addSubcommand(new CostCommand(environment))
                .addSubcommand(new ApplyCommand(environment))
                .addSubcommand(new VerifyCommand(environment))
                .addSubcommand(new StatusCommand(environment))
                .addSubcommand(new DestroyCommand(environment))
                .addSubcommand(new PermissionsCommand(environment))
                .addSubcommand(new DemoCommand(environment));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
