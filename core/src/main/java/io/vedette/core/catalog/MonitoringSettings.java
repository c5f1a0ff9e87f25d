package io.vedette.core.catalog;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of what watches and raises alarms.
 *
 * @param key the alias of the KMS key in the security tooling account that encrypts notifications
 * @param dashboard the name of the dashboard
 * @param guarddutySeverity from which severity on a GuardDuty finding is told of, 1 to 10
 * @param securityHubSeverities of which severities failed controls are told of
 * @param silentMinutes after how many minutes without events a log group counts as silent
 * @param anomalyBand how many standard deviations are usual
 * @param subscriptions who is told of what
 */
public record MonitoringSettings(
        boolean enabled,
        String key,
        String dashboard,
        int guarddutySeverity,
        Set<Severity> securityHubSeverities,
        int silentMinutes,
        int anomalyBand,
        Thresholds thresholds,
        Escalation escalation,
        Subscriptions subscriptions)
        implements CatalogSettings {

    private static final Pattern KEY_ALIAS = Pattern.compile("alias/(?!aws/)[A-Za-z0-9/_-]{1,250}");
    private static final Pattern DASHBOARD = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final int DAY = 1_440;

    public MonitoringSettings {
        securityHubSeverities = Set.copyOf(securityHubSeverities);
        if (!KEY_ALIAS.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "key '%s' is not the alias of a key, such as alias/vedette-monitoring"
                            .formatted(key));
        }
        if (!DASHBOARD.matcher(dashboard).matches()) {
            throw new IllegalArgumentException(
                    "dashboard '%s' is not the name of a dashboard".formatted(dashboard));
        }
        between("guardduty-severity", guarddutySeverity, 1, 10);
        between("silent-minutes", silentMinutes, 5, DAY);
        between("anomaly-band", anomalyBand, 1, 10);
        if (silentMinutes % 5 != 0) {
            throw new IllegalArgumentException(
                    "silent-minutes is %d; a multiple of 5".formatted(silentMinutes));
        }
    }

    private static void between(String key, int found, int least, int most) {
        if (found < least || found > most) {
            throw new IllegalArgumentException(
                    "%s is %d; between %d and %d".formatted(key, found, least, most));
        }
    }

    /** Security Hub's severity labels. */
    public enum Severity {
        INFORMATIONAL,
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    /**
     * From how many in five minutes on something is told of.
     *
     * @param functionSeconds from how many seconds on a Lambda function runs long
     */
    public record Thresholds(
            int unauthorizedCalls,
            int signInFailures,
            int apiThrottles,
            int functionErrors,
            int functionSeconds) {
        public Thresholds {
            between("unauthorized-calls", unauthorizedCalls, 1, Integer.MAX_VALUE);
            between("sign-in-failures", signInFailures, 1, Integer.MAX_VALUE);
            between("api-throttles", apiThrottles, 1, Integer.MAX_VALUE);
            between("function-errors", functionErrors, 1, Integer.MAX_VALUE);
            between("function-seconds", functionSeconds, 1, 900);
        }
    }

    /**
     * What happens where nobody acknowledges a critical alert.
     *
     * @param afterMinutes how long it waits
     * @param acknowledgedMinutes how long an acknowledgement holds
     */
    public record Escalation(boolean enabled, int afterMinutes, int acknowledgedMinutes) {
        public Escalation {
            between("after-minutes", afterMinutes, 1, DAY / 2);
            between("acknowledged-minutes", acknowledgedMinutes, 5, DAY);
            if (acknowledgedMinutes % 5 != 0) {
                throw new IllegalArgumentException(
                        "acknowledged-minutes is %d; a multiple of 5"
                                .formatted(acknowledgedMinutes));
            }
        }
    }

    /**
     * Who is told of what: e-mail addresses, {@code https://} addresses, and the ARNs of SQS queues
     * and Lambda functions.
     *
     * @param alerts of critical alerts
     * @param operations of operational and performance alerts
     * @param escalation of critical alerts that nobody acknowledged
     */
    public record Subscriptions(
            List<String> alerts, List<String> operations, List<String> escalation) {

        private static final Pattern ENDPOINT =
                Pattern.compile("[^@\\s:/]+@[^@\\s]+|https://\\S+|arn:[\\w-]+:(sqs|lambda):\\S+");

        public Subscriptions {
            alerts = List.copyOf(alerts);
            operations = List.copyOf(operations);
            escalation = List.copyOf(escalation);
            alerts.forEach(Subscriptions::require);
            operations.forEach(Subscriptions::require);
            escalation.forEach(Subscriptions::require);
        }

        private static void require(String endpoint) {
            if (!ENDPOINT.matcher(endpoint).matches()) {
                throw new IllegalArgumentException(
                        "subscriptions: '%s' is no e-mail address, https:// address or ARN of an SQS queue or Lambda function"
                                .formatted(endpoint));
            }
        }
    }
}
