package io.vedette.cli;

import io.vedette.aws.AwsFailures;
import io.vedette.cli.command.Vedette;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.cloud.FailedCall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Parses and runs command lines, and turns what goes wrong into one line and an exit code. */
public final class CommandLineRunner {

    private static final List<String> VERBOSE = List.of("-v", "--verbose");

    private final Environment environment;

    public CommandLineRunner(Environment environment) {
        this.environment = environment;
    }

    /** Runs one command; the answer is its exit code. */
    public int run(String... arguments) {
        boolean verbose = Arrays.stream(arguments).anyMatch(VERBOSE::contains);
        CommandLine line =
                Vedette.commandLine(environment)
                        .setOut(environment.out())
                        .setErr(environment.err())
                        .setColorScheme(
                                CommandLine.Help.defaultColorScheme(
                                        environment.interactive() ? Ansi.AUTO : Ansi.OFF))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setParameterExceptionHandler(this::misused)
                        .setExecutionExceptionHandler((failure, _, _) -> failed(failure, verbose));
        int code = line.execute(arguments);
        environment.out().flush();
        environment.err().flush();
        return code;
    }

    private int misused(ParameterException e, String[] arguments) {
        environment.err().printf("vedette: %s%n", firstLine(String.valueOf(e.getMessage())));
        environment
                .err()
                .printf("  see '%s --help'%n", e.getCommandLine().getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    private int failed(Exception failure, boolean verbose) {
        Optional<VedetteException> known = known(failure);
        if (known.isPresent()) {
            environment.err().printf("vedette: %s%n", known.get().getMessage());
            environment.err().printf("  %s%n", known.get().advice());
        } else {
            environment.err().printf("vedette: unexpected: %s%n", failure);
            environment
                    .err()
                    .println("  this is a defect of vedette; run again with -v and report it");
        }
        if (verbose) {
            failure.printStackTrace(environment.err());
        }
        return known.map(it -> ExitCode.of(it.code())).orElse(ExitCode.FAILED);
    }

    /** What the cloud refuses is no defect, wherever in a command it was asked. */
    private static Optional<VedetteException> known(Exception failure) {
        return switch (failure) {
            case VedetteException known -> Optional.of(known);
            case RuntimeException refused when FailedCall.of(refused).isPresent() ->
                    Optional.of(
                            new VedetteException(
                                    ErrorCode.CLOUD,
                                    new AwsFailures().describe(refused),
                                    "what was done so far stays done: run again once this is solved",
                                    refused));
            default -> Optional.empty();
        };
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
