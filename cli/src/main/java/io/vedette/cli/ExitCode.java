package io.vedette.cli;

import io.vedette.core.ErrorCode;

/** The exit codes, which are part of the command's contract. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int PENDING = 3;
    public static final int REFUSED = 4;

    private ExitCode() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case USAGE, CONFIGURATION -> USAGE;
            case REFUSED -> REFUSED;
            case ACCESS, CLOUD, FILE, INTERNAL -> FAILED;
        };
    }
}
