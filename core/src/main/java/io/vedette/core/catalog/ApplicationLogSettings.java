package io.vedette.core.catalog;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The settings of the log groups that applications write to.
 *
 * @param retentionDays how long every chosen log group keeps its events at least
 * @param shorten whether log groups that keep them longer, or for ever, are shortened to that
 * @param logGroups the names of the log groups that are chosen; {@code *} stands for any characters
 * @param exclude the names of those that are not, though they are chosen
 * @param encryption a key of the account for the chosen log groups; where it is off, how they are
 *     encrypted is left as it is
 * @param subscription the forwarding of all new events to the log archive account
 */
public record ApplicationLogSettings(
        boolean enabled,
        int retentionDays,
        boolean shorten,
        List<String> logGroups,
        List<String> exclude,
        Encryption encryption,
        Subscription subscription)
        implements LogSourceSettings {

    private static final Pattern NAME_PATTERN = Pattern.compile("[.\\-_/#A-Za-z0-9*]{1,512}");
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Pattern ALIAS = Pattern.compile("alias/(?!aws/)[A-Za-z0-9/_-]{1,250}");

    public ApplicationLogSettings {
        logGroups = List.copyOf(logGroups);
        exclude = List.copyOf(exclude);
        Retention.requireOffered(retentionDays);
        Retention.require(retentionDays, subscription.archive());
        require("log-groups", logGroups, NAME_PATTERN);
        require("exclude", exclude, NAME_PATTERN);
    }

    /** Whether a log group is chosen, by its name. */
    public boolean chooses(String logGroup) {
        return matches(logGroups, logGroup) && !matches(exclude, logGroup);
    }

    private static boolean matches(List<String> patterns, String name) {
        return patterns.stream()
                .map(it -> Pattern.quote(it).replace("*", "\\E.*\\Q"))
                .anyMatch(name::matches);
    }

    private static void require(String key, List<String> names, Pattern pattern) {
        for (String name : names) {
            if (!pattern.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "%s: '%s' is not the name of a log group".formatted(key, name));
            }
        }
    }

    /** A KMS key in every account and region that log groups are encrypted with. */
    public record Encryption(boolean enabled, String key) {
        public Encryption {
            if (!ALIAS.matcher(key).matches()) {
                throw new IllegalArgumentException(
                        "encryption: key '%s' is not the alias of a key, such as alias/vedette-logs"
                                .formatted(key));
            }
        }
    }

    /**
     * The account-level subscription of every account and region, through Firehose into a bucket of
     * the log archive account.
     *
     * @param name of the subscription, of the destination that it names and of the stream behind it
     * @param filterPattern what an event must match to be forwarded; empty for all
     * @param exclude the names of log groups that are not forwarded; patterns are not possible
     * @param bufferMegabytes how much Firehose collects before it writes an object
     * @param bufferSeconds how long it collects at most
     */
    public record Subscription(
            boolean enabled,
            String name,
            String filterPattern,
            List<String> exclude,
            int bufferMegabytes,
            int bufferSeconds,
            LogBucketSettings archive) {

        private static final int LONGEST_FILTER = 1024;

        public Subscription {
            exclude = List.copyOf(exclude);
            if (!name.matches("[a-zA-Z0-9_.-]{1,64}")) {
                throw new IllegalArgumentException(
                        "subscription: name '%s' is not the name of a Firehose stream"
                                .formatted(name));
            }
            if (filterPattern.length() > LONGEST_FILTER) {
                throw new IllegalArgumentException(
                        "subscription: filter-pattern has %d characters; CloudWatch Logs takes %d"
                                .formatted(filterPattern.length(), LONGEST_FILTER));
            }
            require("subscription: exclude", exclude, NAME);
            requireWithin("buffer-megabytes", bufferMegabytes, 1, 128);
            requireWithin("buffer-seconds", bufferSeconds, 0, 900);
        }

        private static void requireWithin(String key, int number, int least, int most) {
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        "subscription: %s is %d; Firehose takes %d to %d"
                                .formatted(key, number, least, most));
            }
        }
    }
}
