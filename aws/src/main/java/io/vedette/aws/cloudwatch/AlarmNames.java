package io.vedette.aws.cloudwatch;

import io.vedette.aws.Managed;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Asks for alarms by their names, as many a call as CloudWatch takes. */
final class AlarmNames {

    static final int BATCH = 100;
    static final Tag MANAGED = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();

    private AlarmNames() {}

    static <A, S extends Record> Map<ResourceId, Reading<S>> read(
            List<Resource<S>> resources,
            Function<List<String>, Stream<A>> describe,
            Function<A, String> name,
            Function<A, S> state) {
        Map<String, S> found = new HashMap<>();
        for (int start = 0; start < resources.size(); start += BATCH) {
            List<String> names =
                    resources.subList(start, Math.min(start + BATCH, resources.size())).stream()
                            .map(Resource::name)
                            .toList();
            describe.apply(names).forEach(it -> found.put(name.apply(it), state.apply(it)));
        }
        Map<ResourceId, Reading<S>> readings = new HashMap<>();
        for (Resource<S> resource : resources) {
            S there = found.get(resource.name());
            readings.put(
                    resource.id(),
                    there == null ? new Reading.Absent<>() : new Reading.Present<>(there));
        }
        return readings;
    }

    /** Percentiles are told apart from the five plain statistics. */
    static PutMetricAlarmRequest.Builder statistic(
            PutMetricAlarmRequest.Builder request, String statistic) {
        boolean plain = Statistic.fromValue(statistic) != Statistic.UNKNOWN_TO_SDK_VERSION;
        return plain ? request.statistic(statistic) : request.extendedStatistic(statistic);
    }
}
