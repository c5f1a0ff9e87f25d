package io.vedette.aws.monitoring;

import io.vedette.aws.cloudwatch.Query;
import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.MonitoringSettings.Thresholds;
import java.util.Map;

/** An alert on the metrics that AWS services and Vedette itself publish. */
enum ServiceAlert {
    DEPLOYMENT_FAILURE(Alert.DEPLOYMENT_FAILURE),
    FUNCTION_ERRORS(Alert.FUNCTION_ERRORS),
    FUNCTION_THROTTLES(Alert.FUNCTION_THROTTLES),
    FUNCTION_DURATION(Alert.FUNCTION_DURATION),
    WORKFLOW_SUCCESS(Alert.WORKFLOW_SUCCESS),
    EVENT_DELIVERY(Alert.EVENT_DELIVERY),
    EVENT_THROTTLES(Alert.EVENT_THROTTLES);

    private static final int FIVE_MINUTES = 300;
    private static final int MILLISECONDS = 1_000;

    private final Alert alert;

    ServiceAlert(Alert alert) {
        this.alert = alert;
    }

    Alert alert() {
        return alert;
    }

    /** Lambda publishes for all functions together; other services only for each thing. */
    Query query() {
        return switch (this) {
            case DEPLOYMENT_FAILURE -> Query.sum(RunMetrics.NAMESPACE, RunMetrics.FAILED, Map.of());
            case FUNCTION_ERRORS -> Query.sum("AWS/Lambda", "Errors", Map.of());
            case FUNCTION_THROTTLES -> Query.sum("AWS/Lambda", "Throttles", Map.of());
            case FUNCTION_DURATION ->
                    new Query.Statistic(
                            "AWS/Lambda", "Duration", Map.of(), "Maximum", FIVE_MINUTES);
            case WORKFLOW_SUCCESS -> all("AWS/States", "ExecutionsFailed");
            case EVENT_DELIVERY -> all("AWS/Events", "FailedInvocations");
            case EVENT_THROTTLES -> all("AWS/Events", "ThrottledRules");
        };
    }

    private static Query all(String namespace, String metric) {
        return new Query.Expression(
                "SELECT SUM(%s) FROM \"%s\"".formatted(metric, namespace), FIVE_MINUTES);
    }

    double threshold(Thresholds thresholds) {
        return switch (this) {
            case FUNCTION_ERRORS -> thresholds.functionErrors();
            case FUNCTION_DURATION -> (double) thresholds.functionSeconds() * MILLISECONDS;
            case DEPLOYMENT_FAILURE,
                    FUNCTION_THROTTLES,
                    WORKFLOW_SUCCESS,
                    EVENT_DELIVERY,
                    EVENT_THROTTLES ->
                    1;
        };
    }
}
