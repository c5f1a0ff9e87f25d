package io.vedette.core;

/** Classifies what went wrong, for exit codes and for people who search the documentation. */
public enum ErrorCode {
    /** The command line cannot be carried out as written. */
    USAGE,
    /** A file that the user wrote (baseline, scenario, fault script) is not as it must be. */
    CONFIGURATION,
    /** Vedette declined: not confirmed, or another run holds the lease. */
    REFUSED,
    /** The caller's credentials are missing, expired or lack a right. */
    ACCESS,
    /** AWS, or what stands in for it, answered with a failure. */
    CLOUD,
    /** A local file could not be read or written. */
    FILE,
    /** Vedette itself is wrong. */
    INTERNAL
}
