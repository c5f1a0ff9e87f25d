package io.vedette.core.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Names where a service delivers its logs. */
public enum LogDestination {
    /** A bucket in the log archive account. */
    S3,
    /** A log group in the account and region that the logs are of. */
    CLOUDWATCH_LOGS;

    /** The word in {@code vedette.yaml}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return word();
    }
}
