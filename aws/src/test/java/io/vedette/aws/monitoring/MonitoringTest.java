package io.vedette.aws.monitoring;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.Rewind;
import io.vedette.aws.SavedState;
import io.vedette.aws.ToolsOnTwin;
import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.Facility;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

class MonitoringTest {

    private static final String SOMEBODY = "soc@acme.example";

    private static MonitoringRig inPlace(ToolsOnTwin tools) {
        MonitoringRig rig = new MonitoringRig(tools);
        assertThat(rig.tools().apply().deployments())
                .extracting(DeploymentOutcome::outcome)
                .hasOnlyElementsOfTypes(Outcome.Done.class, Outcome.Skipped.class);
        return rig;
    }

    private static DeploymentOutcome monitoring(MonitoringRig rig) {
        return rig.tools().apply().deployments().stream()
                .filter(it -> it.tool() == Facility.MONITORING)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isInPlaceInTheToolingAccountAndStaysSo() {
        MonitoringRig rig = inPlace(ToolsOnTwin.organization(4).regions(HOME, "eu-west-1"));
        assertThat(rig.tools().changes()).isEmpty();
        assertThat(rig.tools().blueprint().deployments())
                .filteredOn(it -> it.tool() == Facility.MONITORING)
                .singleElement()
                .satisfies(
                        it -> assertThat(it.target().toString()).isEqualTo(TOOLING + "/" + HOME));
    }

    @Test
    void namesWhatImplementsAnAlertAfterIt() {
        MonitoringRig rig = new MonitoringRig(ToolsOnTwin.organization(4).regions(HOME));
        List<String> names =
                rig.tools().blueprint().resources().keySet().stream()
                        .filter(it ->
                                it.kind().endsWith("alarm") || it.kind().equals("eventbridge.rule"))
                        .map(it -> it.name().substring(it.name().indexOf('/') + 1))
                        .toList();
        assertThat(Alert.values()).allMatch(it -> names.contains(it.resourceName()));
    }

    @Test
    void watchesTheTrailOfEachSeparateAccount() {
        MonitoringRig rig = inPlace(ToolsOnTwin.separateAccounts(4).regions(HOME));
        assertThat(rig.tools().changes()).isEmpty();
        rig.listenTo(Notifications.ALERTS);
        rig.happenings()
                .calls(
                        MEMBER,
                        HOME,
                        List.of(
                                "{\"eventType\":\"AwsApiCall\",\"userIdentity\":{\"type\":\"Root\"}}"));
        assertThat(rig.arrived())
                .singleElement()
                .asString()
                .contains("vedette-root-use")
                .contains("\"AWSAccountId\":\"%s\"".formatted(MEMBER));
    }

    @Test
    void repairsWhatSomebodyChanged() {
        MonitoringRig rig = inPlace(ToolsOnTwin.organization(4).regions(HOME));
        CloudWatchClient cloudWatch = rig.client(CloudWatchClient.class);
        cloudWatch.deleteAlarms(it -> it.alarmNames("vedette-unacknowledged"));
        cloudWatch.deleteAlarms(it -> it.alarmNames("vedette-vpc-change"));
        cloudWatch.disableAlarmActions(it -> it.alarmNames("vedette-root-use"));
        cloudWatch.putDashboard(
                it -> it.dashboardName("vedette").dashboardBody("{\"widgets\":[]}"));
        rig.client(CloudWatchLogsClient.class)
                .putMetricFilter(it ->
                        it.logGroupName(group(rig))
                                .filterName("vedette-key-disabled")
                                .filterPattern("{ $.eventName = \"Nothing\" }")
                                .metricTransformations(
                                        MetricTransformation.builder()
                                                .metricNamespace(TrailAlert.NAMESPACE)
                                                .metricName("KeysDisabled")
                                                .metricValue("1")
                                                .build()));
        rig.client(SnsClient.class)
                .setTopicAttributes(it ->
                        it.topicArn(MonitoringRig.topicArn(Notifications.ALERTS))
                                .attributeName("KmsMasterKeyId")
                                .attributeValue(""));
        rig.client(EventBridgeClient.class)
                .disableRule(
                        it -> it.eventBusName("vedette-findings").name("vedette-config-violation"));
        assertThat(rig.tools().changes())
                .hasSize(7)
                .anyMatch(it -> it.contains("vedette-root-use") && it.contains("acting: false"));
        rig.tools().apply();
        assertThat(rig.tools().changes()).isEmpty();
    }

    private static String group(MonitoringRig rig) {
        return rig
                .client(CloudWatchLogsClient.class)
                .describeLogGroups(_ -> {})
                .logGroups()
                .stream()
                .filter(it -> it.metricFilterCount() > 0)
                .findFirst()
                .orElseThrow()
                .logGroupName();
    }

    @Test
    void waitsForPeopleToConfirm() {
        MonitoringRig rig =
                new MonitoringRig(
                        ToolsOnTwin.organization(4)
                                .regions(HOME)
                                .with(Facility.MONITORING, MonitoringRig.subscribing(SOMEBODY)));
        assertThat(monitoring(rig).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Waiting.class,
                        it -> assertThat(it.reason()).contains("confirmation by " + SOMEBODY));
        assertThat(rig.tools().changes()).hasSize(1);
        rig.happenings().confirmation(MonitoringRig.topicArn(Notifications.ALERTS), SOMEBODY);
        assertThat(monitoring(rig).outcome()).isEqualTo(new Outcome.Done());
    }

    @Test
    void leavesTheStatementsAndSubscriptionsOfOthers() {
        MonitoringRig rig = inPlace(ToolsOnTwin.organization(4).regions(HOME));
        rig.listenTo(Notifications.ALERTS);
        assertThat(rig.tools().changes()).isEmpty();
        assertThat(
                        rig.client(SnsClient.class)
                                .listSubscriptionsByTopic(it ->
                                        it.topicArn(MonitoringRig.topicArn(Notifications.ALERTS)))
                                .subscriptions())
                .extracting(Subscription::protocol)
                .containsExactly("sqs");
        String policy =
                rig.client(SnsClient.class)
                        .getTopicAttributes(
                                it -> it.topicArn(MonitoringRig.topicArn(Notifications.ALERTS)))
                        .attributes()
                        .get("Policy");
        assertThat(policy).contains("__default_statement_ID", "VedetteAlarms", "VedetteRules");
    }

    @Test
    void leavesNothingBehindWhenItIsRemoved() {
        ToolsOnTwin tools =
                ToolsOnTwin.organization(4)
                        .regions(HOME)
                        .with(Facility.MONITORING, MonitoringRig.subscribing(SOMEBODY));
        MonitoringRig rig = new MonitoringRig(tools);
        Rewind undo = rig.tools().remember();
        Map<String, String> before = SavedState.butForTimes(rig.tools().twin());
        rig.tools().apply();
        undo.run(true);
        assertThat(SavedState.differences(before, SavedState.butForTimes(rig.tools().twin())))
                .noneMatch(it -> it.startsWith("cloudwatch.") || it.startsWith("sns."));
    }

    @Test
    void restoresTheTopicThatWasThere() {
        MonitoringRig rig = new MonitoringRig(ToolsOnTwin.organization(4).regions(HOME));
        SnsClient sns = rig.client(SnsClient.class);
        sns.createTopic(it -> it.name(Notifications.ALERTS));
        Rewind undo = rig.tools().remember();
        rig.tools().apply();
        undo.run(true);
        Map<String, String> attributes =
                sns.getTopicAttributes(
                                it -> it.topicArn(MonitoringRig.topicArn(Notifications.ALERTS)))
                        .attributes();
        assertThat(attributes).doesNotContainKey("KmsMasterKeyId");
        assertThat(attributes.get("Policy"))
                .contains("__default_statement_ID")
                .doesNotContain("Vedette");
    }

    @Test
    void readsAllAlarmsOfAPlaceWithACallOfEachType() {
        MonitoringRig rig = inPlace(ToolsOnTwin.organization(4).regions(HOME));
        rig.tools().calls().clear();
        assertThat(rig.tools().changes()).isEmpty();
        assertThat(rig.tools().calls().byOperation())
                .containsEntry("cloudwatch:DescribeAlarms", 2L)
                .containsEntry("cloudwatch:DescribeAnomalyDetectors", 2L)
                .containsEntry("cloudwatch:GetDashboard", 1L)
                .containsEntry("logs:DescribeMetricFilters", 1L)
                .containsEntry("sns:GetTopicAttributes", 6L);
    }
}
