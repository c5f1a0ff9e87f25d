package io.vedette.twin.cloudwatch;

import io.vedette.twin.cloudwatch.MetricsState.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * Judges a metric alarm by the periods that end at one time: it rings where enough of the latest
 * ones breach the threshold, missing ones counting as the alarm says.
 */
record Evaluation(MetricsState metrics, MetricAlarm alarm, Instant now) {

    private static final int LEAST_HISTORY = 12;
    private static final int MOST_HISTORY = 288;
    private static final double LEAST_WIDTH = 0.1;

    /** The state it should have; empty where it keeps the one it has. */
    Optional<String> value() {
        Band band = alarm.thresholdMetricId() == null ? null : band();
        int periods = alarm.evaluationPeriods();
        int enough = Objects.requireNonNullElse(alarm.datapointsToAlarm(), periods);
        String missing = Objects.requireNonNullElse(alarm.treatMissingData(), "missing");
        int breaching = 0;
        int known = 0;
        for (int i = 0; i < periods; i++) {
            Double value = value(i);
            boolean counts = value != null || missing.endsWith("reaching");
            known += counts ? 1 : 0;
            if (value == null ? missing.equals("breaching") : breaches(value, band)) {
                breaching++;
            }
        }
        if (known == 0) {
            return missing.equals("ignore")
                    ? Optional.empty()
                    : Optional.of(AlarmsState.INSUFFICIENT_DATA);
        }
        if (alarm.thresholdMetricId() != null && band == null) {
            return Optional.of(AlarmsState.INSUFFICIENT_DATA);
        }
        return Optional.of(breaching >= enough ? AlarmsState.ALARM : AlarmsState.OK);
    }

    String reason(String value) {
        return switch (value) {
            case AlarmsState.ALARM -> "Threshold Crossed: data points were beyond the threshold";
            case AlarmsState.OK -> "Threshold Crossed: data points were within the threshold";
            default -> "Insufficient Data: data points were unknown";
        };
    }

    /** The value of a period, the latest being 0; null where there is none. */
    private @Nullable Double value(int back) {
        MetricDataQuery query = watched();
        if (query == null) {
            Point point =
                    window(
                            Metric.of(alarm.namespace(), alarm.metricName(), alarm.dimensions())
                                    .key(),
                            alarm.period(),
                            back);
            String statistic =
                    Objects.requireNonNullElse(
                            alarm.statisticAsString(),
                            Objects.requireNonNullElse(alarm.extendedStatistic(), "p100"));
            return point == null ? null : point.statistic(statistic);
        }
        return Queries.value(metrics, query, now, back);
    }

    private @Nullable Point window(String series, int seconds, int back) {
        Duration period = Duration.ofSeconds(seconds);
        Instant end = now.minus(period.multipliedBy(back));
        return metrics.between(series, end.minus(period), end);
    }

    /** What an alarm with queries watches: not the band, but what the band is about. */
    private @Nullable MetricDataQuery watched() {
        return alarm.metrics().stream()
                .filter(it -> !it.id().equals(alarm.thresholdMetricId()))
                .filter(it -> !Boolean.FALSE.equals(it.returnData()))
                .findFirst()
                .orElse(null);
    }

    private boolean breaches(double value, @Nullable Band band) {
        ComparisonOperator operator = alarm.comparisonOperator();
        if (alarm.thresholdMetricId() != null) {
            return band != null
                    && switch (operator) {
                        case GREATER_THAN_UPPER_THRESHOLD -> value > band.upper();
                        case LESS_THAN_LOWER_THRESHOLD -> value < band.lower();
                        default -> value > band.upper() || value < band.lower();
                    };
        }
        double threshold = alarm.threshold();
        return switch (operator) {
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
            case LESS_THAN_THRESHOLD -> value < threshold;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
            default -> value > threshold;
        };
    }

    /** Between which values is nothing unusual. */
    private record Band(double lower, double upper) {}

    /**
     * A plain model where AWS's learns: so many standard deviations about the mean of what came
     * before the periods that are judged. None before an hour of five-minute values is known.
     */
    private @Nullable Band band() {
        double width =
                alarm.metrics().stream()
                        .filter(it -> it.id().equals(alarm.thresholdMetricId()))
                        .mapToDouble(it -> Queries.bandWidth(it.expression()))
                        .findFirst()
                        .orElse(0);
        List<Double> history = new ArrayList<>();
        int start = alarm.evaluationPeriods();
        for (int i = start; i < start + MOST_HISTORY; i++) {
            Double value = value(i);
            if (value != null) {
                history.add(value);
            }
        }
        if (width == 0 || history.size() < LEAST_HISTORY) {
            return null;
        }
        double mean = history.stream().mapToDouble(it -> it).average().orElse(0);
        double variance =
                history.stream().mapToDouble(it -> (it - mean) * (it - mean)).average().orElse(0);
        double half =
                Math.max(width * Math.sqrt(variance), Math.max(1, LEAST_WIDTH * Math.abs(mean)));
        return new Band(mean - half, mean + half);
    }
}
