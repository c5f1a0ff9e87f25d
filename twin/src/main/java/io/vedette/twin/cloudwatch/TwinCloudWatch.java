package io.vedette.twin.cloudwatch;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.AlarmsState.SavedAlarm;
import io.vedette.twin.cloudwatch.AlarmsState.SavedDashboard;
import io.vedette.twin.cloudwatch.AlarmsState.SavedDetector;
import io.vedette.twin.cloudwatch.MetricsState.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ActionsSuppressedBy;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAnomalyDetectorRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAnomalyDetectorResponse;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutAnomalyDetectorRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutAnomalyDetectorResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Simulates CloudWatch for one caller: metrics, alarms that judge them and notify SNS topics,
 * composite alarms with suppressors, anomaly detectors and dashboards.
 */
public final class TwinCloudWatch implements CloudWatchClient {

    private static final int USUAL_ALARMS = 50;
    private static final int MOST_ALARMS = 100;
    private static final int PAGE = 100;

    private final World world;
    private final Caller caller;
    private final Alarms alarms;
    private final Detectors detectors;

    public TwinCloudWatch(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.alarms = new Alarms(world, caller);
        this.detectors = new Detectors(world, alarms);
    }

    @Override
    public PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
        alarms.put(request);
        return PutMetricAlarmResponse.builder().build();
    }

    @Override
    public PutCompositeAlarmResponse putCompositeAlarm(PutCompositeAlarmRequest request) {
        alarms.put(request);
        return PutCompositeAlarmResponse.builder().build();
    }

    /** Metric alarms only, where no types are asked for. */
    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        if (request.alarmNamePrefix() != null && !request.alarmNames().isEmpty()) {
            throw CloudWatchError.validation(
                    "AlarmNamePrefix and AlarmNames must not be given together");
        }
        Set<AlarmType> types = new HashSet<>(request.alarmTypes());
        if (types.isEmpty()) {
            types.add(AlarmType.METRIC_ALARM);
        }
        List<Map.Entry<String, SavedAlarm>> matching =
                alarms.look().alarms.entrySet().stream()
                        .filter(it ->
                                types.contains(
                                        it.getValue().composite()
                                                ? AlarmType.COMPOSITE_ALARM
                                                : AlarmType.METRIC_ALARM))
                        .map(it -> Map.entry(it.getKey(), alarms.current(it.getValue())))
                        .filter(it -> matches(it.getKey(), it.getValue(), request))
                        .toList();
        Page<Map.Entry<String, SavedAlarm>> page =
                Page.of(
                                matching,
                                request.nextToken(),
                                Objects.requireNonNullElse(request.maxRecords(), USUAL_ALARMS),
                                MOST_ALARMS)
                        .orElseThrow(CloudWatchError::nextToken);
        List<MetricAlarm> metric = new ArrayList<>();
        List<CompositeAlarm> composite = new ArrayList<>();
        for (Map.Entry<String, SavedAlarm> it : page.items()) {
            if (it.getValue().composite()) {
                composite.add(composite(it.getValue()));
            } else {
                metric.add(metric(it.getValue()));
            }
        }
        return DescribeAlarmsResponse.builder()
                .metricAlarms(metric)
                .compositeAlarms(composite)
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean matches(String name, SavedAlarm alarm, DescribeAlarmsRequest request) {
        return (request.alarmNames().isEmpty() || request.alarmNames().contains(name))
                && name.startsWith(Objects.requireNonNullElse(request.alarmNamePrefix(), ""))
                && (request.stateValue() == null
                        || alarm.value().equals(request.stateValueAsString()))
                && (request.actionPrefix() == null
                        || String.valueOf(alarm.settings().get("AlarmActions"))
                                .contains(request.actionPrefix()));
    }

    private static MetricAlarm metric(SavedAlarm alarm) {
        return AlarmWatch.metricAlarm(alarm).toBuilder()
                .stateValue(alarm.value())
                .stateReason(alarm.reason())
                .stateUpdatedTimestamp(alarm.changed())
                .build();
    }

    private static CompositeAlarm composite(SavedAlarm alarm) {
        ActionsSuppressedBy by =
                alarm.suppressed()
                        ? ActionsSuppressedBy.ALARM
                        : alarm.waiting() == null ? null : ActionsSuppressedBy.WAIT_PERIOD;
        return AlarmWatch.compositeAlarm(alarm).toBuilder()
                .stateValue(alarm.value())
                .stateReason(alarm.reason())
                .stateUpdatedTimestamp(alarm.changed())
                .actionsSuppressedBy(by)
                .build();
    }

    @Override
    public DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
        alarms.delete(request.alarmNames());
        return DeleteAlarmsResponse.builder().build();
    }

    @Override
    public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
        alarms.force(request.alarmName(), request.stateValueAsString(), request.stateReason());
        return SetAlarmStateResponse.builder().build();
    }

    @Override
    public EnableAlarmActionsResponse enableAlarmActions(EnableAlarmActionsRequest request) {
        alarms.enable(request.alarmNames(), true);
        return EnableAlarmActionsResponse.builder().build();
    }

    @Override
    public DisableAlarmActionsResponse disableAlarmActions(DisableAlarmActionsRequest request) {
        alarms.enable(request.alarmNames(), false);
        return DisableAlarmActionsResponse.builder().build();
    }

    @Override
    public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
        if (request.namespace().startsWith("AWS/")) {
            throw CloudWatchError.value(
                    "The value AWS/ for parameter Namespace is invalid: it is reserved.");
        }
        for (MetricDatum datum : request.metricData()) {
            put(request.namespace(), datum);
        }
        new AlarmWatch(world).catchUp(caller.account(), caller.region());
        return PutMetricDataResponse.builder().build();
    }

    private void put(String namespace, MetricDatum datum) {
        if (datum.value() == null && datum.values().isEmpty() && datum.statisticValues() == null) {
            throw CloudWatchError.combination(
                    "One of Value, Values and StatisticValues is required.");
        }
        Metric metric = Metric.of(namespace, datum.metricName(), datum.dimensions());
        Instant time = Objects.requireNonNullElse(datum.timestamp(), world.now());
        List<Double> values = datum.value() == null ? datum.values() : List.of(datum.value());
        Metrics metrics = new Metrics(world);
        values.forEach(it -> metrics.add(caller.account(), caller.region(), metric, it, time));
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
        String series =
                Metric.of(request.namespace(), request.metricName(), request.dimensions()).key();
        MetricsState metrics =
                world.peek(MetricsState.class, caller.account(), caller.region())
                        .orElseGet(MetricsState::new);
        List<Datapoint> found = new ArrayList<>();
        Instant time = request.startTime();
        while (time.isBefore(request.endTime())) {
            Instant end = time.plusSeconds(request.period());
            // The start of a period belongs to it, its end to the next.
            Point point = metrics.between(series, time.minusSeconds(1), end.minusSeconds(1));
            if (point != null) {
                found.add(
                        Datapoint.builder()
                                .timestamp(time)
                                .sum(point.sum())
                                .sampleCount(point.count())
                                .average(point.sum() / point.count())
                                .minimum(point.least())
                                .maximum(point.most())
                                .build());
            }
            time = end;
        }
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(found)
                .build();
    }

    @Override
    public PutAnomalyDetectorResponse putAnomalyDetector(PutAnomalyDetectorRequest request) {
        detectors.put(Detectors.meant(request.singleMetricAnomalyDetector()));
        return PutAnomalyDetectorResponse.builder().build();
    }

    @Override
    public DeleteAnomalyDetectorResponse deleteAnomalyDetector(
            DeleteAnomalyDetectorRequest request) {
        detectors.delete(Detectors.meant(request.singleMetricAnomalyDetector()));
        return DeleteAnomalyDetectorResponse.builder().build();
    }

    @Override
    public DescribeAnomalyDetectorsResponse describeAnomalyDetectors(
            DescribeAnomalyDetectorsRequest request) {
        List<SavedDetector> matching =
                alarms.look().detectors.values().stream()
                        .filter(it -> detectors.matches(it, request))
                        .toList();
        Page<SavedDetector> page =
                Page.of(matching, request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(CloudWatchError::nextToken);
        return DescribeAnomalyDetectorsResponse.builder()
                .anomalyDetectors(page.items().stream().map(detectors::shown).toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public PutDashboardResponse putDashboard(PutDashboardRequest request) {
        if (!request.dashboardName().matches("[\\w-]{1,255}")) {
            throw CloudWatchError.dashboard("The value of DashboardName is not valid.");
        }
        requireWidgets(request.dashboardBody());
        alarms.state()
                .dashboards
                .put(
                        request.dashboardName(),
                        new SavedDashboard(request.dashboardBody(), world.now()));
        return PutDashboardResponse.builder().build();
    }

    private static void requireWidgets(String body) {
        try {
            JsonNode widgets = JsonMapper.shared().readTree(body).path("widgets");
            if (!widgets.isArray()) {
                throw CloudWatchError.dashboard(
                        "The field DashboardBody must be a valid JSON object with widgets");
            }
        } catch (JacksonException e) {
            throw CloudWatchError.dashboard("The field DashboardBody must be a valid JSON object");
        }
    }

    @Override
    public GetDashboardResponse getDashboard(GetDashboardRequest request) {
        SavedDashboard dashboard = alarms.look().dashboards.get(request.dashboardName());
        if (dashboard == null) {
            throw CloudWatchError.noDashboard(request.dashboardName());
        }
        return GetDashboardResponse.builder()
                .dashboardName(request.dashboardName())
                .dashboardArn(dashboardArn(request.dashboardName()))
                .dashboardBody(dashboard.body())
                .build();
    }

    private String dashboardArn(String name) {
        return "arn:aws:cloudwatch::%s:dashboard/%s".formatted(caller.account(), name);
    }

    @Override
    public ListDashboardsResponse listDashboards(ListDashboardsRequest request) {
        String prefix = Objects.requireNonNullElse(request.dashboardNamePrefix(), "");
        return ListDashboardsResponse.builder()
                .dashboardEntries(
                        alarms.look().dashboards.entrySet().stream()
                                .filter(it -> it.getKey().startsWith(prefix))
                                .map(it ->
                                        DashboardEntry.builder()
                                                .dashboardName(it.getKey())
                                                .dashboardArn(dashboardArn(it.getKey()))
                                                .lastModified(it.getValue().modified())
                                                .size((long) it.getValue().body().length())
                                                .build())
                                .toList())
                .build();
    }

    @Override
    public DeleteDashboardsResponse deleteDashboards(DeleteDashboardsRequest request) {
        for (String name : request.dashboardNames()) {
            if (!alarms.look().dashboards.containsKey(name)) {
                throw CloudWatchError.noDashboard(name);
            }
        }
        alarms.state().dashboards.keySet().removeAll(request.dashboardNames());
        return DeleteDashboardsResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(
                        tagged(alarms.look(), request.resourceARN()).tags().entrySet().stream()
                                .map(it ->
                                        Tag.builder().key(it.getKey()).value(it.getValue()).build())
                                .toList())
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        SavedAlarm alarm = tagged(alarms.state(), request.resourceARN());
        request.tags().forEach(tag -> alarm.tags().put(tag.key(), tag.value()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        tagged(alarms.state(), request.resourceARN()).tags().keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    private SavedAlarm tagged(AlarmsState state, String arn) {
        SavedAlarm alarm = state.alarms.get(AlarmRule.name(arn));
        if (alarm == null || !alarms.arn(AlarmRule.name(arn)).equals(arn)) {
            throw CloudWatchError.notFound("The resource %s does not exist.".formatted(arn));
        }
        return alarm;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
