package io.vedette.twin.logs;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.Metrics;
import io.vedette.twin.stored.StoredShape;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;

/** Metric filters of log groups: what of the events that arrive becomes a metric. */
record MetricFilters(World world, Caller caller, LogGroups groups) {

    static final String INCOMING_NAMESPACE = "AWS/Logs";
    static final String INCOMING = "IncomingLogEvents";

    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    void put(PutMetricFilterRequest request) {
        Group group = groups.get(request.logGroupName());
        FilterPattern.parse(request.filterPattern());
        if (request.metricTransformations().size() != 1) {
            throw LogsError.invalid("Exactly one metric transformation must be given.");
        }
        MetricTransformation transformation = request.metricTransformations().getFirst();
        if (!NUMBER.matcher(transformation.metricValue()).matches()) {
            throw new UnsupportedOperationException(
                    "the twin takes no metric values from events: " + transformation.metricValue());
        }
        if (!transformation.dimensions().isEmpty()) {
            throw new UnsupportedOperationException(
                    "the twin takes no dimensions from events: " + transformation.dimensions());
        }
        NavigableMap<String, NavigableMap<String, Object>> filters = group.filters();
        if (!filters.containsKey(request.filterName()) && filters.size() >= MOST) {
            throw AwsError.of(LimitExceededException.builder(), "Resource limit exceeded.");
        }
        filters.put(
                request.filterName(),
                StoredShape.write(
                        MetricFilter.builder()
                                .filterName(request.filterName())
                                .filterPattern(request.filterPattern())
                                .metricTransformations(request.metricTransformations())
                                .creationTime(world.now().toEpochMilli())
                                .logGroupName(request.logGroupName())
                                .build()));
    }

    void delete(String groupName, String name) {
        if (groups.get(groupName).filters().remove(name) == null) {
            throw LogsError.notFound("The specified metric filter does not exist.");
        }
    }

    List<MetricFilter> matching(DescribeMetricFiltersRequest request) {
        if ((request.metricName() == null) != (request.metricNamespace() == null)) {
            throw LogsError.invalid("metricName and metricNamespace go together.");
        }
        if (request.logGroupName() != null) {
            groups.get(request.logGroupName());
        }
        String prefix = Objects.requireNonNullElse(request.filterNamePrefix(), "");
        return groups.state().groups().values().stream()
                .filter(it ->
                        request.logGroupName() == null || it.name().equals(request.logGroupName()))
                .flatMap(it -> of(it).stream())
                .filter(it -> it.filterName().startsWith(prefix))
                .filter(it ->
                        request.metricName() == null
                                || it.metricTransformations().stream()
                                        .anyMatch(metric ->
                                                metric.metricName().equals(request.metricName())
                                                        && metric.metricNamespace()
                                                                .equals(request.metricNamespace())))
                .toList();
    }

    private static List<MetricFilter> of(Group group) {
        return group.filters().values().stream()
                .map(it -> StoredShape.read(it, MetricFilter.builder()))
                .toList();
    }

    /** Turns what arrived into metrics: the group's own, and those of its filters. */
    void took(Group group, List<String> events) {
        Metrics metrics = new Metrics(world);
        for (MetricFilter filter : of(group)) {
            FilterPattern pattern = FilterPattern.parse(filter.filterPattern());
            MetricTransformation to = filter.metricTransformations().getFirst();
            for (String event : events) {
                if (pattern.matches(event)) {
                    note(metrics, to, Double.parseDouble(to.metricValue()));
                } else if (to.defaultValue() != null) {
                    note(metrics, to, to.defaultValue());
                }
            }
        }
        for (int i = 0; i < events.size(); i++) {
            metrics.note(
                    caller.account(),
                    caller.region(),
                    INCOMING_NAMESPACE,
                    INCOMING,
                    Map.of("LogGroupName", group.name()),
                    1);
        }
        metrics.ring(caller.account(), caller.region());
    }

    private void note(Metrics metrics, MetricTransformation to, double value) {
        metrics.note(
                caller.account(),
                caller.region(),
                to.metricNamespace(),
                to.metricName(),
                Map.of(),
                value);
    }
}
