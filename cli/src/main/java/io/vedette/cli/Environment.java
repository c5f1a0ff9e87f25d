package io.vedette.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a command may use of the process it runs in.
 *
 * @param out for results
 * @param err for progress and messages
 * @param in for answers to questions
 * @param interactive whether a person sits at the terminal
 * @param directory that relative paths are relative to
 * @param onInterrupt registers what to do when the process is told to stop; that must return when
 *     it is safe to
 */
public record Environment(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        boolean interactive,
        Map<String, String> variables,
        Path directory,
        Consumer<Runnable> onInterrupt) {

    public Environment {
        variables = Map.copyOf(variables);
    }
}
