package io.vedette.aws.cloudwatch;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** What an alarm looks at: a statistic of a metric, or what is made of others. */
public sealed interface Query {

    /**
     * A statistic of one metric.
     *
     * @param statistic such as {@code Sum}
     * @param period in seconds
     */
    record Statistic(
            String namespace,
            String metric,
            Map<String, String> dimensions,
            String statistic,
            int period)
            implements Query {
        public Statistic {
            dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        }
    }

    /**
     * Metric math or a Metrics Insights query.
     *
     * @param period in seconds; null where it follows from what it is about
     */
    record Expression(String expression, @Nullable Integer period) implements Query {}

    /** A sum over five minutes, in which what is rare is told of one by one. */
    static Statistic sum(String namespace, String metric, Map<String, String> dimensions) {
        return new Statistic(namespace, metric, dimensions, "Sum", 300);
    }

    /** The only query of an alarm that was made without queries. */
    static Statistic of(MetricAlarm alarm) {
        String statistic =
                alarm.statistic() == null ? alarm.extendedStatistic() : alarm.statisticAsString();
        return new Statistic(
                alarm.namespace(),
                alarm.metricName(),
                byName(alarm.dimensions()),
                statistic,
                alarm.period());
    }

    static Query of(MetricDataQuery query) {
        MetricStat stat = query.metricStat();
        return stat == null
                ? new Expression(query.expression(), query.period())
                : new Statistic(
                        stat.metric().namespace(),
                        stat.metric().metricName(),
                        byName(stat.metric().dimensions()),
                        stat.stat(),
                        stat.period());
    }

    private static Map<String, String> byName(Collection<Dimension> dimensions) {
        Map<String, String> byName = new TreeMap<>();
        dimensions.forEach(it -> byName.put(it.name(), it.value()));
        return byName;
    }

    /** The query in the SDK's shape. */
    static MetricDataQuery shape(String id, Query query) {
        MetricDataQuery.Builder shape = MetricDataQuery.builder().id(id).returnData(true);
        return switch (query) {
            case Expression(String expression, Integer period) ->
                    shape.expression(expression).period(period).build();
            case Statistic statistic ->
                    shape.metricStat(it ->
                                    it.stat(statistic.statistic())
                                            .period(statistic.period())
                                            .metric(metric ->
                                                    metric.namespace(statistic.namespace())
                                                            .metricName(statistic.metric())
                                                            .dimensions(
                                                                    dimensions(
                                                                            statistic
                                                                                    .dimensions()))))
                            .build();
        };
    }

    /** Dimensions in the SDK's shape. */
    static Collection<Dimension> dimensions(Map<String, String> byName) {
        return byName.entrySet().stream()
                .map(it -> Dimension.builder().name(it.getKey()).value(it.getValue()).build())
                .toList();
    }
}
