package io.vedette.cli.command;

import io.vedette.cli.Environment;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import java.io.IOException;

/** Asks the person at the terminal, and takes only the one answer. */
final class Confirmation {

    private final Environment environment;
    private final String instead;

    /** Prepares the question; {@code instead} says how to go on without one. */
    Confirmation(Environment environment, String instead) {
        this.environment = environment;
        this.instead = instead;
    }

    /**
     * Asks.
     *
     * @throws VedetteException where nobody is there, or the answer is another one
     */
    void require(String what, String answer) {
        if (!environment.interactive()) {
            throw refused("nobody is there to confirm %s".formatted(what));
        }
        environment.err().printf("Carry out %s? Only '%s' does. ", what, answer);
        environment.err().flush();
        try {
            String given = environment.in().readLine();
            if (given == null || !given.strip().equals(answer)) {
                throw refused("not confirmed; nothing was changed");
            }
        } catch (IOException e) {
            throw refused("the answer could not be read: " + e.getMessage());
        }
    }

    private VedetteException refused(String message) {
        return new VedetteException(ErrorCode.REFUSED, message, instead);
    }
}
