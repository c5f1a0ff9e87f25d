package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.SingleMetricAnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

@ParameterizedClass
@EnumSource
class CloudWatchContractTest {

    private static final String REGION = "us-west-2";
    private static final String TOPIC = "arn:aws:sns:us-west-2:111111111111:alerts";
    private static final Tag MANAGED = Tag.builder().key("managed").value("true").build();

    private final Cloud kind;
    private final String account;
    private final CloudWatchClient cloudWatch;

    CloudWatchContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        account = cloud.newAccount();
        cloudWatch = cloud.client(CloudWatchClient.class, account, REGION);
    }

    private void put(String name) {
        cloudWatch.putMetricAlarm(it ->
                it.alarmName(name)
                        .alarmDescription("fire")
                        .namespace("Vedette")
                        .metricName("Fires")
                        .statistic(Statistic.SUM)
                        .period(300)
                        .evaluationPeriods(3)
                        .datapointsToAlarm(1)
                        .threshold(2.0)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                        .treatMissingData("notBreaching")
                        .alarmActions(TOPIC)
                        .tags(MANAGED));
    }

    private List<MetricAlarm> alarms(String... names) {
        return cloudWatch.describeAlarms(it -> it.alarmNames(names)).metricAlarms();
    }

    @Test
    void keepsAnAlarmAsItWasPut() {
        put("fire");
        assertThat(alarms("fire", "flood"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.alarmArn())
                            .isEqualTo(
                                    "arn:aws:cloudwatch:%s:%s:alarm:fire"
                                            .formatted(REGION, account));
                    assertThat(it.alarmDescription()).isEqualTo("fire");
                    assertThat(it.actionsEnabled()).isTrue();
                    assertThat(it.alarmActions()).containsExactly(TOPIC);
                    assertThat(it.namespace()).isEqualTo("Vedette");
                    assertThat(it.metricName()).isEqualTo("Fires");
                    assertThat(it.statistic()).isEqualTo(Statistic.SUM);
                    assertThat(it.period()).isEqualTo(300);
                    assertThat(it.evaluationPeriods()).isEqualTo(3);
                    assertThat(it.datapointsToAlarm()).isEqualTo(1);
                    assertThat(it.threshold()).isEqualTo(2.0);
                    assertThat(it.treatMissingData()).isEqualTo("notBreaching");
                });
        assertThat(
                        cloudWatch
                                .listTagsForResource(
                                        it -> it.resourceARN(alarms("fire").getFirst().alarmArn()))
                                .tags())
                .containsExactly(MANAGED);
    }

    @Test
    void keepsQueriesAsTheyWerePut() {
        MetricDataQuery band =
                MetricDataQuery.builder()
                        .id("band")
                        .expression("ANOMALY_DETECTION_BAND(m1, 3)")
                        .returnData(true)
                        .build();
        MetricDataQuery metric =
                MetricDataQuery.builder()
                        .id("m1")
                        .metricStat(it ->
                                it.stat("Sum")
                                        .period(300)
                                        .metric(m -> m.namespace("Vedette").metricName("Fires")))
                        .returnData(true)
                        .build();
        cloudWatch.putMetricAlarm(it ->
                it.alarmName("unusual")
                        .metrics(metric, band)
                        .thresholdMetricId("band")
                        .evaluationPeriods(1)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD));
        assertThat(alarms("unusual"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.thresholdMetricId()).isEqualTo("band");
                    assertThat(it.metricName()).isNull();
                    assertThat(it.metrics())
                            .extracting(MetricDataQuery::id)
                            .containsExactlyInAnyOrder("m1", "band");
                });
    }

    @Test
    void findsAlarmsByPrefixAndState() {
        put("fire-a");
        put("fire-b");
        put("flood");
        assertThat(cloudWatch.describeAlarms(it -> it.alarmNamePrefix("fire")).metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactlyInAnyOrder("fire-a", "fire-b");
        cloudWatch.setAlarmState(
                it -> it.alarmName("flood").stateValue(StateValue.ALARM).stateReason("a drill"));
        assertThat(cloudWatch.describeAlarms(it -> it.stateValue(StateValue.ALARM)).metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("flood");
    }

    @Test
    void pagesThroughAlarms() {
        MotoDiffers.CLOUDWATCH_PAGES.skip(kind);
        for (int i = 0; i < 5; i++) {
            put("fire-" + i);
        }
        var first = cloudWatch.describeAlarms(it -> it.maxRecords(3));
        assertThat(first.metricAlarms()).hasSize(3);
        var second = cloudWatch.describeAlarms(it -> it.maxRecords(3).nextToken(first.nextToken()));
        assertThat(second.metricAlarms()).hasSize(2);
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void turnsActionsOffAndOn() {
        MotoDiffers.CLOUDWATCH_ACTIONS.skip(kind);
        put("fire");
        cloudWatch.disableAlarmActions(it -> it.alarmNames("fire"));
        assertThat(alarms("fire").getFirst().actionsEnabled()).isFalse();
        cloudWatch.enableAlarmActions(it -> it.alarmNames("fire"));
        assertThat(alarms("fire").getFirst().actionsEnabled()).isTrue();
    }

    @Test
    void deletesAlarmsWhetherTheyAreThereOrNot() {
        put("fire");
        cloudWatch.deleteAlarms(it -> it.alarmNames("fire", "flood"));
        assertThat(alarms("fire")).isEmpty();
    }

    @Test
    void refusesAlarmsThatCannotBe() {
        MotoDiffers.CLOUDWATCH_ALARM_CHECKS.skip(kind);
        refused(
                "ValidationError",
                400,
                () ->
                        cloudWatch.putMetricAlarm(it ->
                                it.alarmName("fire")
                                        .evaluationPeriods(1)
                                        .comparisonOperator(
                                                ComparisonOperator.GREATER_THAN_THRESHOLD)
                                        .threshold(1.0)));
        refused(
                "ResourceNotFound",
                404,
                () ->
                        cloudWatch.setAlarmState(it ->
                                it.alarmName("none")
                                        .stateValue(StateValue.ALARM)
                                        .stateReason("x")));
    }

    @Test
    void putsAlarmsOnAlarms() {
        MotoDiffers.CLOUDWATCH_COMPOSITES.skip(kind);
        refused(
                "ValidationError",
                400,
                () ->
                        cloudWatch.putCompositeAlarm(
                                it -> it.alarmName("any").alarmRule("ALARM(\"fire\")")));
        put("fire");
        put("acknowledged");
        cloudWatch.putCompositeAlarm(it ->
                it.alarmName("any")
                        .alarmRule("ALARM(\"fire\") AND NOT ALARM(acknowledged)")
                        .actionsSuppressor("acknowledged")
                        .actionsSuppressorWaitPeriod(60)
                        .actionsSuppressorExtensionPeriod(60)
                        .alarmActions(TOPIC));
        assertThat(cloudWatch.describeAlarms(it -> it.alarmNames("any")).compositeAlarms())
                .isEmpty();
        assertThat(
                        cloudWatch
                                .describeAlarms(it -> it.alarmTypes(AlarmType.COMPOSITE_ALARM))
                                .compositeAlarms())
                .extracting(CompositeAlarm::actionsSuppressorWaitPeriod)
                .containsExactly(60);
        refused("ValidationError", 400, () -> cloudWatch.deleteAlarms(it -> it.alarmNames("fire")));
        cloudWatch.deleteAlarms(it -> it.alarmNames("any", "fire"));
    }

    @Test
    void keepsAnomalyDetectors() {
        MotoDiffers.CLOUDWATCH_ANOMALIES.skip(kind);
        SingleMetricAnomalyDetector fires =
                SingleMetricAnomalyDetector.builder()
                        .namespace("Vedette")
                        .metricName("Fires")
                        .stat("Sum")
                        .build();
        cloudWatch.putAnomalyDetector(it -> it.singleMetricAnomalyDetector(fires));
        assertThat(
                        cloudWatch
                                .describeAnomalyDetectors(it -> it.namespace("Vedette"))
                                .anomalyDetectors())
                .extracting(AnomalyDetector::singleMetricAnomalyDetector)
                .containsExactly(fires);
        cloudWatch.deleteAnomalyDetector(it -> it.singleMetricAnomalyDetector(fires));
        refused(
                "ResourceNotFoundException",
                404,
                () ->
                        cloudWatch.deleteAnomalyDetector(
                                it -> it.singleMetricAnomalyDetector(fires)));
    }

    @Test
    void keepsDashboards() {
        String body = "{\"widgets\":[{\"type\":\"text\"}]}";
        cloudWatch.putDashboard(it -> it.dashboardName("vedette").dashboardBody(body));
        assertThat(cloudWatch.getDashboard(it -> it.dashboardName("vedette")).dashboardBody())
                .isEqualTo(body);
        assertThat(cloudWatch.listDashboards().dashboardEntries())
                .extracting(DashboardEntry::dashboardName)
                .containsExactly("vedette");
        cloudWatch.deleteDashboards(it -> it.dashboardNames("vedette"));
        refused(
                "ResourceNotFound",
                404,
                () -> cloudWatch.getDashboard(it -> it.dashboardName("vedette")));
    }

    @Test
    void refusesDashboardsThatAreNone() {
        refused(
                "InvalidParameterInput",
                400,
                () ->
                        cloudWatch.putDashboard(
                                it -> it.dashboardName("vedette").dashboardBody("no JSON")));
    }

    @Test
    void addsUpWhatIsPublished() {
        MetricDatum two = MetricDatum.builder().metricName("Fires").value(2.0).build();
        MetricDatum three = MetricDatum.builder().metricName("Fires").value(3.0).build();
        cloudWatch.putMetricData(it -> it.namespace("Vedette").metricData(two, three));
        Instant now = kind == Cloud.TWIN ? Instant.parse("2026-01-05T09:00:00Z") : Instant.now();
        assertThat(
                        cloudWatch
                                .getMetricStatistics(it ->
                                        it.namespace("Vedette")
                                                .metricName("Fires")
                                                .startTime(now.minus(Duration.ofHours(1)))
                                                .endTime(now.plus(Duration.ofHours(1)))
                                                .period(7_200)
                                                .statistics(Statistic.SUM, Statistic.MAXIMUM))
                                .datapoints())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.sum()).isEqualTo(5.0);
                    assertThat(it.maximum()).isEqualTo(3.0);
                });
    }

    @Test
    void keepsAwsNamespacesForAws() {
        MotoDiffers.CLOUDWATCH_NAMESPACES.skip(kind);
        MetricDatum datum = MetricDatum.builder().metricName("Errors").value(2.0).build();
        refused(
                "InvalidParameterValue",
                400,
                () -> cloudWatch.putMetricData(it -> it.namespace("AWS/x").metricData(datum)));
    }
}
