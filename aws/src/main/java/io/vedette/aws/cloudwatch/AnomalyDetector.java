package io.vedette.aws.cloudwatch;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudwatch.AnomalyDetector.State;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.SingleMetricAnomalyDetector;

/**
 * Learns what is usual of a metric ({@code PutAnomalyDetector}); an alarm judges by it. One that
 * has not learned enough yet is in place all the same: it takes up to two weeks.
 */
public record AnomalyDetector(AwsClients clients) implements SingleResourceKind<State> {

    /** What it learns. */
    public record State(
            String namespace, String metric, Map<String, String> dimensions, String statistic) {

        public State {
            dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        }

        /** What an alarm looks at. */
        public static State of(Query.Statistic query) {
            return new State(
                    query.namespace(), query.metric(), query.dimensions(), query.statistic());
        }
    }

    @Override
    public String name() {
        return "cloudwatch.anomaly-detector";
    }

    /** The detectors of a namespace, a hundred a page. */
    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        Set<String> namespaces = new HashSet<>();
        resources.forEach(it -> namespaces.add(it.desired().namespace()));
        Set<State> found = new HashSet<>();
        namespaces.forEach(namespace ->
                cloudWatch(place)
                        .describeAnomalyDetectorsPaginator(it -> it.namespace(namespace))
                        .anomalyDetectors()
                        .forEach(it -> {
                            SingleMetricAnomalyDetector single = it.singleMetricAnomalyDetector();
                            if (single != null) {
                                found.add(state(single));
                            }
                        }));
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (Resource<State> resource : resources) {
            readings.put(
                    resource.id(),
                    found.contains(resource.desired())
                            ? new Reading.Present<>(resource.desired())
                            : new Reading.Absent<>());
        }
        return readings;
    }

    private static State state(SingleMetricAnomalyDetector single) {
        Map<String, String> dimensions = new TreeMap<>();
        single.dimensions().forEach(it -> dimensions.put(it.name(), it.value()));
        return new State(single.namespace(), single.metricName(), dimensions, single.stat());
    }

    private static SingleMetricAnomalyDetector shape(State state) {
        return SingleMetricAnomalyDetector.builder()
                .namespace(state.namespace())
                .metricName(state.metric())
                .dimensions(Query.dimensions(state.dimensions()))
                .stat(state.statistic())
                .build();
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return read(resource.target(), List.of(resource))
                .getOrDefault(resource.id(), new Reading.Absent<>());
    }

    @Override
    public Result create(Resource<State> resource) {
        cloudWatch(resource.target())
                .putAnomalyDetector(
                        it -> it.singleMetricAnomalyDetector(shape(resource.desired())));
        return Result.done();
    }

    /** All that a detector has is what tells it from others. */
    @Override
    public Result update(Update<State> update) {
        return Result.done();
    }

    @Override
    public Result delete(Removal<State> removal) {
        try {
            cloudWatch(removal.resource().target())
                    .deleteAnomalyDetector(
                            it -> it.singleMetricAnomalyDetector(shape(removal.found())));
        } catch (ResourceNotFoundException gone) {
            // Nothing is left to delete.
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("cloudwatch:DescribeAnomalyDetectors");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("cloudwatch:PutAnomalyDetector");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("cloudwatch:DeleteAnomalyDetector");
    }

    private CloudWatchClient cloudWatch(Target target) {
        return clients.client(CloudWatchClient.class, target);
    }
}
