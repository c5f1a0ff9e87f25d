package io.vedette.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command line, run in this process, and what came of it. */
record CommandRun(int exitCode, String out, String err) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Runs a command line in a directory, with nobody at the terminal. */
    static CommandRun in(Path directory, String... arguments) {
        return run(directory, "", false, arguments);
    }

    /** Runs a command line with somebody at the terminal who types the answer. */
    static CommandRun answering(String answer, Path directory, String... arguments) {
        return run(directory, answer, true, arguments);
    }

    private static CommandRun run(
            Path directory, String input, boolean interactive, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment =
                new Environment(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        new BufferedReader(new StringReader(input)),
                        interactive,
                        Map.of("NO_COLOR", "1"),
                        directory,
                        action -> {});
        int exitCode = new CommandLineRunner(environment).run(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    JsonNode json() {
        return JSON.readTree(out);
    }
}
