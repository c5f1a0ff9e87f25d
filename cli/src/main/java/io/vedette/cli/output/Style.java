package io.vedette.cli.output;

import io.vedette.core.plan.Verification.Status;

/** Colors, where the terminal has them. */
public enum Style {
    PLAIN,
    COLORED;

    private static final String RESET = "\u001b[0m";

    /** For what is well. */
    public String good(String text) {
        return in("\u001b[32m", text);
    }

    /** For what changes or waits. */
    public String change(String text) {
        return in("\u001b[33m", text);
    }

    /** For what failed. */
    public String bad(String text) {
        return in("\u001b[31m", text);
    }

    /** For headings. */
    public String strong(String text) {
        return in("\u001b[1m", text);
    }

    /** For what matters less. */
    public String faint(String text) {
        return in("\u001b[2m", text);
    }

    /** For how a check ended. */
    String of(Status status, String text) {
        return switch (status) {
            case FAIL, UNKNOWN -> bad(text);
            case WAITING -> change(text);
            case PASS, NOT_APPLICABLE -> faint(text);
        };
    }

    private String in(String code, String text) {
        return this == PLAIN ? text : code + text + RESET;
    }
}
