package io.vedette.aws.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The one {@code moto_server} of this JVM, found on the path or as a Python module, on a port that
 * it picks itself and stopped with the JVM.
 */
public final class MotoServer {

    private static final List<List<String>> COMMANDS =
            List.of(
                    List.of("moto_server", "-p", "0"),
                    List.of("python3", "-m", "moto.server", "-p", "0"));

    private static final Pattern ADDRESS = Pattern.compile("Running on (http://[0-9.:]+)");

    private MotoServer() {}

    /** Started by the first who asks. */
    private static final class Only {

        private static final Start START = start(Map.of());
    }

    /** Started by the first who asks. */
    private static final class Enforcing {

        private static final Start START =
                start(Map.of("INITIAL_NO_AUTH_ACTION_COUNT", String.valueOf(Integer.MAX_VALUE)));
    }

    /** A server's address, or why there is none. */
    private record Start(@Nullable URI address, String said) {}

    /** The server's address. Without one, skips the test, or fails it where moto is required. */
    public static URI running() {
        return required(Only.START);
    }

    /**
     * The address of a second server, that enforces IAM policies from when it is told to, with a
     * POST to {@code /moto-api/reset-auth}.
     */
    public static URI enforcing() {
        return required(Enforcing.START);
    }

    private static URI required(Start start) {
        if (start.address() != null) {
            return start.address();
        }
        String why = "moto_server does not start here: " + start.said();
        if ("1".equals(System.getenv("VEDETTE_REQUIRE_MOTO"))) {
            throw new IllegalStateException(why);
        }
        return Assumptions.abort(why);
    }

    private static Start start(Map<String, String> variables) {
        List<String> said = new ArrayList<>();
        for (List<String> command : COMMANDS) {
            Start start = start(command, variables);
            if (start.address() != null) {
                return start;
            }
            said.add(String.join(" ", command) + ": " + start.said());
        }
        return new Start(null, String.join("; ", said));
    }

    private static Start start(List<String> command, Map<String, String> variables) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PYTHONUNBUFFERED", "1");
            builder.environment().putAll(variables);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            return announced(process);
        } catch (IOException e) {
            return new Start(null, String.valueOf(e.getMessage()));
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Reads on until the server says where it listens, or ends without having said so. */
    private static Start announced(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread.ofVirtual().start(() -> drain(output));
                return new Start(URI.create(address.group(1)), line);
            }
            said.add(line);
        }
        return new Start(null, String.join(" / ", said));
    }

    /** A server whose output nobody reads would stop when the pipe is full. */
    private static void drain(BufferedReader output) {
        try (output) {
            while (output.readLine() != null) {
                // one line per request
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
