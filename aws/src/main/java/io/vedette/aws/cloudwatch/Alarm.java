package io.vedette.aws.cloudwatch;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudwatch.Alarm.State;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** An alarm on metrics, and whom it notifies ({@code PutMetricAlarm}). */
public record Alarm(AwsClients clients) implements SingleResourceKind<State> {

    private static final String ONLY = "m1";
    private static final String BAND = "band";

    /**
     * How the alarm is to be.
     *
     * @param acting whether it does anything when it rings
     * @param actions the ARNs of what it notifies when it rings
     * @param queries by id; a single statistic is called {@code m1}
     * @param comparison in CloudWatch's word, such as {@code GreaterThanThreshold}
     * @param threshold null where the threshold is the query {@code band}
     * @param rings of how many of the latest periods it takes how many that breach the threshold
     * @param missing what a period without data counts as, such as {@code notBreaching}
     */
    public record State(
            String description,
            boolean acting,
            Set<String> actions,
            Map<String, Query> queries,
            String comparison,
            @Nullable Double threshold,
            Rings rings,
            String missing) {

        public State {
            actions = Set.copyOf(actions);
            queries = Collections.unmodifiableMap(new TreeMap<>(queries));
        }

        /** Rings once a query's value reaches a threshold; silence is fine. */
        public static State reaching(
                String description, Set<String> actions, Query query, double threshold) {
            return new State(
                    description,
                    true,
                    actions,
                    Map.of(ONLY, query),
                    "GreaterThanOrEqualToThreshold",
                    threshold,
                    new Rings(1, 1),
                    "notBreaching");
        }

        /** Rings above what is usual of a statistic. */
        public static State unusual(
                String description, Set<String> actions, Query.Statistic query, int deviations) {
            Query band =
                    new Query.Expression(
                            "ANOMALY_DETECTION_BAND(%s, %d)".formatted(ONLY, deviations), null);
            return new State(
                    description,
                    true,
                    actions,
                    Map.of(ONLY, query, BAND, band),
                    "GreaterThanUpperThreshold",
                    null,
                    new Rings(2, 3),
                    "notBreaching");
        }

        /** The same, where one bad period of so many is enough, so that it rings that long. */
        public State lasting(int periods) {
            return new State(
                    description,
                    acting,
                    actions,
                    queries,
                    comparison,
                    threshold,
                    new Rings(1, periods),
                    missing);
        }
    }

    /** Of how many of the latest periods it takes how many that breach the threshold. */
    public record Rings(int of, int periods) {}

    /** The ARN of an alarm. */
    public static String arn(Target target, String name) {
        return Arns.regional("cloudwatch", target, "alarm:" + name);
    }

    @Override
    public String name() {
        return "cloudwatch.alarm";
    }

    /** A hundred alarms a call, by name. */
    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        return AlarmNames.read(
                resources,
                names ->
                        cloudWatch(place)
                                .describeAlarms(it ->
                                        it.alarmNames(names)
                                                .alarmTypes(AlarmType.METRIC_ALARM)
                                                .maxRecords(AlarmNames.BATCH))
                                .metricAlarms()
                                .stream(),
                MetricAlarm::alarmName,
                Alarm::state);
    }

    private static State state(MetricAlarm alarm) {
        Map<String, Query> queries = new TreeMap<>();
        if (alarm.metricName() != null) {
            queries.put(ONLY, Query.of(alarm));
        }
        alarm.metrics().forEach(it -> queries.put(it.id(), Query.of(it)));
        int periods = alarm.evaluationPeriods();
        return new State(
                Objects.requireNonNullElse(alarm.alarmDescription(), ""),
                !Boolean.FALSE.equals(alarm.actionsEnabled()),
                Set.copyOf(alarm.alarmActions()),
                queries,
                alarm.comparisonOperatorAsString(),
                alarm.thresholdMetricId() == null ? alarm.threshold() : null,
                new Rings(Objects.requireNonNullElse(alarm.datapointsToAlarm(), periods), periods),
                Objects.requireNonNullElse(alarm.treatMissingData(), "missing"));
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return read(resource.target(), List.of(resource))
                .getOrDefault(resource.id(), new Reading.Absent<>());
    }

    @Override
    public Result create(Resource<State> resource) {
        cloudWatch(resource.target())
                .putMetricAlarm(request(resource).tags(AlarmNames.MANAGED).build());
        return Result.done();
    }

    /** An alarm that is there takes no tags. */
    @Override
    public Result update(Update<State> update) {
        cloudWatch(update.resource().target()).putMetricAlarm(request(update.resource()).build());
        return Result.done();
    }

    private static PutMetricAlarmRequest.Builder request(Resource<State> resource) {
        State desired = resource.desired();
        PutMetricAlarmRequest.Builder request =
                PutMetricAlarmRequest.builder()
                        .alarmName(resource.name())
                        .alarmDescription(desired.description())
                        .actionsEnabled(desired.acting())
                        .alarmActions(desired.actions().stream().sorted().toList())
                        .comparisonOperator(desired.comparison())
                        .evaluationPeriods(desired.rings().periods())
                        .datapointsToAlarm(desired.rings().of())
                        .treatMissingData(desired.missing());
        if (desired.threshold() == null) {
            request.thresholdMetricId(BAND);
        } else {
            request.threshold(desired.threshold());
        }
        return queries(request, desired.queries());
    }

    private static PutMetricAlarmRequest.Builder queries(
            PutMetricAlarmRequest.Builder request, Map<String, Query> queries) {
        if (queries.size() == 1
                && queries.get(ONLY)
                        instanceof
                        Query.Statistic(
                                String namespace,
                                String metric,
                                Map<String, String> dimensions,
                                String statistic,
                                int period)) {
            return AlarmNames.statistic(request, statistic)
                    .namespace(namespace)
                    .metricName(metric)
                    .dimensions(Query.dimensions(dimensions))
                    .period(period);
        }
        return request.metrics(
                queries.entrySet().stream()
                        .map(it -> Query.shape(it.getKey(), it.getValue()))
                        .toList());
    }

    @Override
    public Result delete(Removal<State> removal) {
        cloudWatch(removal.resource().target())
                .deleteAlarms(it -> it.alarmNames(removal.resource().name()));
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return Set.of(
                desired.threshold() == null
                        ? CostDriver.CLOUDWATCH_ANOMALY_ALARMS
                        : CostDriver.CLOUDWATCH_ALARMS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("cloudwatch:DescribeAlarms");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("cloudwatch:PutMetricAlarm", "cloudwatch:TagResource");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("cloudwatch:DeleteAlarms");
    }

    private CloudWatchClient cloudWatch(Target target) {
        return clients.client(CloudWatchClient.class, target);
    }
}
