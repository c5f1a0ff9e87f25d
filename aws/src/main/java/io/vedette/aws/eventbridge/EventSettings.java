package io.vedette.aws.eventbridge;

/**
 * How findings are kept once they have reached the bus.
 *
 * @param bus the bus's name; rules, role and archive are named after it
 * @param archiveDays how long the archive keeps events; 0 for ever
 * @param logDays how long the log group keeps them, one of the numbers that CloudWatch Logs takes
 */
public record EventSettings(String bus, int archiveDays, int logDays) {

    /** A year of both. */
    public static final EventSettings DEFAULT = new EventSettings("vedette-findings", 365, 365);

    public EventSettings {
        if (archiveDays < 0) {
            throw new IllegalArgumentException("archive-days: %d".formatted(archiveDays));
        }
    }
}
