package io.vedette.core.catalog;

import java.util.regex.Pattern;

/**
 * A log group of CloudWatch Logs in every account and region that has something to log.
 *
 * @param retentionDays one of the numbers of days that CloudWatch Logs offers
 */
public record LogGroupSettings(String name, int retentionDays) {

    private static final Pattern NAME = Pattern.compile("[\\w./#-]{1,512}");

    public LogGroupSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name '%s' is not the name of a log group".formatted(name));
        }
        Retention.requireOffered(retentionDays);
    }
}
