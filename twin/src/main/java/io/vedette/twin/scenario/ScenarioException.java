package io.vedette.twin.scenario;

/** Says in one line what is wrong in a scenario, where, and what was expected. */
public final class ScenarioException extends RuntimeException {

    ScenarioException(String message) {
        super(message);
    }

    ScenarioException(String message, Throwable cause) {
        super(message, cause);
    }
}
