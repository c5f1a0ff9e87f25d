package io.vedette.twin.cloudwatch;

import io.vedette.twin.cloudwatch.MetricsState.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/**
 * Answers the queries of alarms: single metrics, bands about them, and {@code SELECT SUM(name) FROM
 * "namespace"} over all series of a name. Other metric math is not simulated.
 */
final class Queries {

    private static final Pattern BAND =
            Pattern.compile("ANOMALY_DETECTION_BAND\\(\\s*(\\w+)\\s*(?:,\\s*([0-9.]+)\\s*)?\\)");
    private static final Pattern SELECT =
            Pattern.compile(
                    "SELECT\\s+(SUM|MAX|MIN|AVG|COUNT)\\((\\w+)\\)\\s+FROM\\s+"
                            + "(?:\"([^\"]+)\"|SCHEMA\\(\"([^\"]+)\"[^)]*\\))");
    private static final double USUAL_WIDTH = 2;

    private Queries() {}

    static void require(MetricDataQuery query) {
        if ((query.metricStat() == null) == (query.expression() == null)) {
            throw CloudWatchError.validation(
                    "Exactly one of MetricStat and Expression must be given for " + query.id());
        }
        String expression = query.expression();
        if (expression != null
                && !BAND.matcher(expression).matches()
                && !SELECT.matcher(expression).matches()) {
            throw new UnsupportedOperationException(
                    "the twin does not simulate the metric math " + expression);
        }
    }

    static double bandWidth(@Nullable String expression) {
        Matcher band = BAND.matcher(Objects.requireNonNullElse(expression, ""));
        if (!band.matches()) {
            return 0;
        }
        return band.group(2) == null ? USUAL_WIDTH : Double.parseDouble(band.group(2));
    }

    /** The value of a period that ends so many periods ago. */
    static @Nullable Double value(
            MetricsState metrics, MetricDataQuery query, Instant now, int back) {
        MetricStat stat = query.metricStat();
        Duration period = Duration.ofSeconds(stat == null ? query.period() : stat.period());
        Instant end = now.minus(period.multipliedBy(back));
        Instant start = end.minus(period);
        if (stat != null) {
            String series =
                    Metric.of(
                                    stat.metric().namespace(),
                                    stat.metric().metricName(),
                                    stat.metric().dimensions())
                            .key();
            Point point = metrics.between(series, start, end);
            return point == null ? null : point.statistic(stat.stat());
        }
        Matcher select = SELECT.matcher(query.expression());
        if (!select.matches()) {
            return null;
        }
        String namespace = select.group(3) == null ? select.group(4) : select.group(3);
        Point point = metrics.betweenAll(Metric.family(namespace, select.group(2)), start, end);
        return point == null ? null : point.statistic(statistic(select.group(1)));
    }

    private static String statistic(String function) {
        return switch (function) {
            case "SUM" -> "Sum";
            case "AVG" -> "Average";
            case "MIN" -> "Minimum";
            case "COUNT" -> "SampleCount";
            default -> "Maximum";
        };
    }
}
