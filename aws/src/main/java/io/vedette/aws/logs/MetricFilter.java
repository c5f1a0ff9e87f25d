package io.vedette.aws.logs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.logs.MetricFilter.State;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Makes a metric of the events of a log group that match a pattern ({@code PutMetricFilter}). The
 * resource's name is {@code GROUP:FILTER}.
 */
public record MetricFilter(AwsClients clients) implements SingleResourceKind<State> {

    /**
     * How the filter is to be; every matching event counts as one.
     *
     * @param otherwise the value while no event matches; null for none
     */
    public record State(
            String pattern,
            String namespace,
            String metric,
            String value,
            @Nullable Double otherwise) {

        /** Counts the events that match. */
        public static State counting(String pattern, String namespace, String metric) {
            return new State(pattern, namespace, metric, "1", null);
        }

        /** The same with zeros where events arrive and do not match. */
        public State withZeros() {
            return new State(pattern, namespace, metric, value, 0.0);
        }
    }

    /** The name of the resource for a filter of a log group. */
    public static String name(String group, String filter) {
        return group + ":" + filter;
    }

    private static String group(Resource<State> resource) {
        return resource.name().substring(0, resource.name().indexOf(':'));
    }

    private static String filter(Resource<State> resource) {
        return resource.name().substring(resource.name().indexOf(':') + 1);
    }

    @Override
    public String name() {
        return "logs.metric-filter";
    }

    /** A log group tells of all of its filters, 50 a page. */
    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        Map<String, Map<String, State>> groups = new TreeMap<>();
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (Resource<State> resource : resources) {
            String group = group(resource);
            Map<String, State> there = groups.get(group);
            if (there == null) {
                there = filters(place, group);
                groups.put(group, there);
            }
            State state = there.get(filter(resource));
            readings.put(
                    resource.id(),
                    state == null ? new Reading.Absent<>() : new Reading.Present<>(state));
        }
        return readings;
    }

    private Map<String, State> filters(Target place, String group) {
        Map<String, State> filters = new HashMap<>();
        try {
            clients.client(CloudWatchLogsClient.class, place)
                    .describeMetricFiltersPaginator(it -> it.logGroupName(group))
                    .metricFilters()
                    .forEach(it -> filters.put(it.filterName(), state(it)));
        } catch (ResourceNotFoundException noGroup) {
            return Map.of();
        }
        return filters;
    }

    private static State state(
            software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter filter) {
        MetricTransformation to = filter.metricTransformations().getFirst();
        return new State(
                filter.filterPattern(),
                to.metricNamespace(),
                to.metricName(),
                to.metricValue(),
                to.defaultValue());
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return read(resource.target(), List.of(resource))
                .getOrDefault(resource.id(), new Reading.Absent<>());
    }

    @Override
    public Result create(Resource<State> resource) {
        State desired = resource.desired();
        MetricTransformation to =
                MetricTransformation.builder()
                        .metricNamespace(desired.namespace())
                        .metricName(desired.metric())
                        .metricValue(desired.value())
                        .defaultValue(desired.otherwise())
                        .build();
        logs(resource)
                .putMetricFilter(it ->
                        it.logGroupName(group(resource))
                                .filterName(filter(resource))
                                .filterPattern(desired.pattern())
                                .metricTransformations(to));
        return Result.done();
    }

    @Override
    public Result update(Update<State> update) {
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        try {
            logs(resource)
                    .deleteMetricFilter(
                            it -> it.logGroupName(group(resource)).filterName(filter(resource)));
        } catch (ResourceNotFoundException gone) {
            // The filter went before, or its log group did.
        }
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return Set.of(CostDriver.CLOUDWATCH_METRICS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("logs:DescribeMetricFilters");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("logs:PutMetricFilter");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("logs:DeleteMetricFilter");
    }

    private CloudWatchLogsClient logs(Resource<State> resource) {
        return clients.client(CloudWatchLogsClient.class, resource.target());
    }
}
