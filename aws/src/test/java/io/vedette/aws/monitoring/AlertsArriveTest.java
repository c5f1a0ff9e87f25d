package io.vedette.aws.monitoring;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.MEMBER;
import static io.vedette.aws.ToolsOnTwin.TOOLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.ToolsOnTwin;
import io.vedette.core.catalog.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Lets happen what each alert tells of, and sees it arrive in a queue. */
class AlertsArriveTest {

    private static MonitoringRig listening(String topic) {
        MonitoringRig rig = new MonitoringRig(ToolsOnTwin.organization(4).regions(HOME));
        rig.tools().apply();
        rig.listenTo(topic);
        rig.happenings().alarmsCatchUp();
        rig.arrived();
        return rig;
    }

    /** One after the other in the same organization; the last one leaves no trail behind. */
    @Test
    void everyAlertArrives() {
        MonitoringRig rig = listening(Notifications.ALERTS);
        rig.listenTo(Notifications.OPERATIONS);
        rig.listenTo(Notifications.ESCALATION);
        List<Alert> alerts = new ArrayList<>(List.of(Alert.values()));
        alerts.remove(Alert.LOGS_SILENT);
        alerts.add(Alert.LOGS_SILENT);
        for (Alert alert : alerts) {
            rig.tools().pass(Duration.ofHours(2));
            rig.arrived();
            Occasion.of(alert).letPass(rig);
            assertThat(rig.arrived()).as("%s", alert).anyMatch(it -> tells(alert, it));
        }
    }

    private static boolean tells(Alert alert, String message) {
        return message.contains('"' + alert.resourceName() + '"')
                ? message.contains("\"NewStateValue\":\"ALARM\"")
                : Occasion.of(alert) instanceof Occasion.Event event
                        && message.contains(event.detailType());
    }

    @Test
    void ofWhatIsOrdinaryNothingArrives() {
        MonitoringRig rig = listening(Notifications.ALERTS);
        rig.listenTo(Notifications.OPERATIONS);
        for (Quiet quiet : Quiet.values()) {
            quiet.letPass(rig);
            assertThat(rig.arrived()).as("%s", quiet).isEmpty();
        }
    }

    /** What nobody is to be told of. */
    private enum Quiet {
        ORDINARY_CALLS {
            @Override
            void letPass(MonitoringRig rig) {
                rig.happenings()
                        .calls(
                                MEMBER,
                                HOME,
                                List.of(
                                        "{\"eventName\":\"DescribeInstances\",\"eventSource\":\"ec2.amazonaws.com\"}"));
            }
        },
        ONE_FAILED_SIGN_IN {
            @Override
            void letPass(MonitoringRig rig) {
                rig.happenings()
                        .calls(
                                MEMBER,
                                HOME,
                                List.of(
                                        "{\"eventName\":\"ConsoleLogin\",\"errorMessage\":\"Failed"
                                                + " authentication\"}"));
            }
        },
        FINDING_OF_LOW_SEVERITY {
            @Override
            void letPass(MonitoringRig rig) {
                rig.happenings()
                        .event(
                                MEMBER,
                                HOME,
                                "aws.guardduty",
                                "GuardDuty Finding",
                                "{\"severity\":4.0}");
            }
        },
        COMPLIANT_RESOURCE {
            @Override
            void letPass(MonitoringRig rig) {
                rig.happenings()
                        .event(
                                MEMBER,
                                HOME,
                                "aws.config",
                                "Config Rules Compliance Change",
                                "{\"messageType\":\"ComplianceChangeNotification\",\"configRuleName\":\"encrypted-volumes\",\"newEvaluationResult\":{\"complianceType\":\"COMPLIANT\"}}");
            }
        },
        AN_HOUR_OF_LOGS {
            @Override
            void letPass(MonitoringRig rig) {
                rig.tools().pass(Duration.ofHours(1));
            }
        };

        abstract void letPass(MonitoringRig rig);
    }

    private static void rootAtWork(MonitoringRig rig) {
        Occasion.of(Alert.ROOT_USE).letPass(rig);
    }

    @Test
    void anAcknowledgedAlertIsNotEscalated() {
        MonitoringRig rig = listening(Notifications.ESCALATION);
        rootAtWork(rig);
        rig.tools().pass(Duration.ofMinutes(5));
        put(rig, "Acknowledgements", 1);
        rig.tools().pass(Duration.ofHours(2));
        assertThat(rig.arrived()).isEmpty();
    }

    @Test
    void anAlertIsEscalatedOnlyAfterAWhile() {
        MonitoringRig rig = listening(Notifications.ESCALATION);
        rootAtWork(rig);
        rig.tools().pass(Duration.ofMinutes(14));
        assertThat(rig.arrived()).isEmpty();
        rig.tools().pass(Duration.ofMinutes(2));
        assertThat(rig.arrived()).singleElement().asString().contains("vedette-unacknowledged");
    }

    @Test
    void aFindingIsEscalatedLikeAnAlarm() {
        MonitoringRig rig = listening(Notifications.ESCALATION);
        Occasion.of(Alert.GUARDDUTY_FINDING).letPass(rig);
        rig.tools().pass(Duration.ofMinutes(16));
        assertThat(rig.arrived()).singleElement().asString().contains("vedette-unacknowledged");
    }

    @Test
    void anAlarmIsOkAgainAfterItsTime() {
        MonitoringRig rig = listening(Notifications.ALERTS);
        rootAtWork(rig);
        assertThat(state(rig, Alert.ROOT_USE)).isEqualTo(StateValue.ALARM);
        rig.tools().pass(Duration.ofMinutes(31));
        assertThat(state(rig, Alert.ROOT_USE)).isEqualTo(StateValue.OK);
    }

    private static void put(MonitoringRig rig, String metric, double value) {
        MetricDatum datum = MetricDatum.builder().metricName(metric).value(value).build();
        rig.client(CloudWatchClient.class)
                .putMetricData(it -> it.namespace(RunMetrics.NAMESPACE).metricData(datum));
    }

    private static StateValue state(MonitoringRig rig, Alert alert) {
        return rig.client(CloudWatchClient.class)
                .describeAlarms(it -> it.alarmNames(alert.resourceName()))
                .metricAlarms()
                .getFirst()
                .stateValue();
    }

    /** What makes an alert ring. */
    private sealed interface Occasion {

        void letPass(MonitoringRig rig);

        /** Somebody calls AWS so often, in a member account. */
        record Calls(String event, int times) implements Occasion {

            static Calls of(String source, String operation) {
                return new Calls(
                        "{\"eventSource\":\"%s\",\"eventName\":\"%s\"}"
                                .formatted(source, operation),
                        1);
            }

            @Override
            public void letPass(MonitoringRig rig) {
                rig.happenings().calls(MEMBER, HOME, Collections.nCopies(times, event));
            }
        }

        /** An AWS service tells of something. */
        record Event(String account, String source, String detailType, String detail)
                implements Occasion {

            @Override
            public void letPass(MonitoringRig rig) {
                rig.happenings().event(account, HOME, source, detailType, detail);
            }
        }

        /** An AWS service publishes a metric about the tooling account. */
        record Metric(String namespace, String name, Map<String, String> dimensions, double value)
                implements Occasion {

            @Override
            public void letPass(MonitoringRig rig) {
                rig.happenings().metric(TOOLING, HOME, namespace, name, dimensions, value);
            }
        }

        /** Somebody does this. */
        record Deed(Doer doer) implements Occasion {
            @Override
            public void letPass(MonitoringRig rig) {
                doer.in(rig);
            }
        }

        /** Does something to what monitoring watches. */
        interface Doer {
            void in(MonitoringRig rig);
        }

        static Occasion of(Alert alert) {
            return switch (alert) {
                case GUARDDUTY_FINDING ->
                        new Event(
                                MEMBER,
                                "aws.guardduty",
                                "GuardDuty Finding",
                                "{\"severity\":8.5,\"type\":\"UnauthorizedAccess:EC2/SSHBruteForce\"}");
                case SECURITY_HUB_FAILURE ->
                        new Event(
                                MEMBER,
                                "aws.securityhub",
                                "Security Hub Findings - Imported",
                                "{\"findings\":[{\"Compliance\":{\"Status\":\"FAILED\"},\"Workflow\":{\"Status\":\"NEW\"},\"RecordState\":\"ACTIVE\",\"Severity\":{\"Label\":\"CRITICAL\"}}]}");
                case CONFIG_VIOLATION -> violation("OrgConfigRule-encrypted-volumes-abc123");
                case TAG_VIOLATION -> violation("OrgConfigRule-required-tags-abc123");
                case AUTOMATION_FAILURE ->
                        new Event(
                                TOOLING,
                                "aws.ssm",
                                "EC2 Automation Execution Status-change Notification",
                                "{\"Status\":\"Failed\",\"Definition\":\"VedetteIsolate\"}");
                case WORKFLOW_FAILURE ->
                        new Event(
                                TOOLING,
                                "aws.states",
                                "Step Functions Execution Status Change",
                                "{\"status\":\"TIMED_OUT\"}");
                case UNAUTHORIZED_CALLS ->
                        new Calls(
                                "{\"eventName\":\"RunInstances\",\"errorCode\":\"Client.UnauthorizedOperation\"}",
                                5);
                case SIGN_IN_WITHOUT_MFA ->
                        new Calls(
                                "{\"eventName\":\"ConsoleLogin\",\"userIdentity\":{\"type\":\"IAMUser\"},\"additionalEventData\":{\"MFAUsed\":\"No\"},\"responseElements\":{\"ConsoleLogin\":\"Success\"}}",
                                1);
                case ROOT_USE ->
                        new Calls(
                                "{\"eventName\":\"CreateUser\",\"eventType\":\"AwsApiCall\",\"userIdentity\":{\"type\":\"Root\"}}",
                                1);
                case SIGN_IN_FAILURE ->
                        new Calls(
                                "{\"eventName\":\"ConsoleLogin\",\"errorMessage\":\"Failed"
                                        + " authentication\"}",
                                3);
                case IAM_POLICY_CHANGE -> Calls.of("iam.amazonaws.com", "PutRolePolicy");
                case CLOUDTRAIL_CHANGE -> Calls.of("cloudtrail.amazonaws.com", "StopLogging");
                case KEY_DISABLED -> Calls.of("kms.amazonaws.com", "ScheduleKeyDeletion");
                case BUCKET_POLICY_CHANGE -> Calls.of("s3.amazonaws.com", "DeleteBucketPolicy");
                case CONFIG_CHANGE -> Calls.of("config.amazonaws.com", "StopConfigurationRecorder");
                case SECURITY_GROUP_CHANGE ->
                        Calls.of("ec2.amazonaws.com", "AuthorizeSecurityGroupIngress");
                case NETWORK_ACL_CHANGE -> Calls.of("ec2.amazonaws.com", "ReplaceNetworkAclEntry");
                case GATEWAY_CHANGE -> Calls.of("ec2.amazonaws.com", "AttachInternetGateway");
                case ROUTE_TABLE_CHANGE -> Calls.of("ec2.amazonaws.com", "CreateRoute");
                case VPC_CHANGE -> Calls.of("ec2.amazonaws.com", "ModifyVpcAttribute");
                case ORGANIZATIONS_CHANGE ->
                        Calls.of("organizations.amazonaws.com", "LeaveOrganization");
                case API_THROTTLES -> new Calls("{\"errorCode\":\"ThrottlingException\"}", 50);
                case API_CALL_RATE ->
                        new Deed(rig -> {
                            rig.tools().pass(Duration.ofHours(2));
                            burst(rig, "{\"eventName\":\"GetObject\"}", 400);
                        });
                case API_ERROR_RATE -> new Deed(AlertsArriveTest::errors);
                case UNACKNOWLEDGED ->
                        new Deed(rig -> {
                            rootAtWork(rig);
                            rig.tools().pass(Duration.ofMinutes(20));
                        });
                case LOGS_SILENT -> new Deed(AlertsArriveTest::silence);
                case DEPLOYMENT_FAILURE -> new Deed(rig -> put(rig, RunMetrics.FAILED, 2));
                case FUNCTION_ERRORS -> new Metric("AWS/Lambda", "Errors", Map.of(), 1);
                case FUNCTION_THROTTLES -> new Metric("AWS/Lambda", "Throttles", Map.of(), 1);
                case FUNCTION_DURATION -> new Metric("AWS/Lambda", "Duration", Map.of(), 301_000);
                case WORKFLOW_SUCCESS ->
                        new Metric(
                                "AWS/States",
                                "ExecutionsFailed",
                                Map.of("StateMachineArn", "arn:aws:states:x"),
                                1);
                case EVENT_DELIVERY ->
                        new Metric(
                                "AWS/Events", "FailedInvocations", Map.of("RuleName", "some"), 1);
                case EVENT_THROTTLES ->
                        new Metric("AWS/Events", "ThrottledRules", Map.of("RuleName", "some"), 1);
            };
        }

        private static Event violation(String rule) {
            return new Event(
                    MEMBER,
                    "aws.config",
                    "Config Rules Compliance Change",
                    "{\"messageType\":\"ComplianceChangeNotification\",\"configRuleName\":\"%s\",\"newEvaluationResult\":{\"complianceType\":\"NON_COMPLIANT\"}}"
                            .formatted(rule));
        }
    }

    private static void burst(MonitoringRig rig, String event, int calls) {
        for (int i = 0; i < 2; i++) {
            rig.happenings().calls(MEMBER, HOME, Collections.nCopies(calls, event));
            rig.tools().pass(Duration.ofMinutes(5));
        }
    }

    /** An hour and more with an error now and then, and then many. */
    private static void errors(MonitoringRig rig) {
        for (int i = 0; i < 20; i++) {
            rig.happenings()
                    .calls(
                            MEMBER,
                            HOME,
                            List.of("{\"eventName\":\"A\"}", "{\"errorCode\":\"NoSuchKey\"}"));
            rig.tools().pass(Duration.ofMinutes(5));
        }
        burst(rig, "{\"errorCode\":\"NoSuchKey\"}", 40);
    }

    private static void silence(MonitoringRig rig) {
        rig.tools()
                .client(CloudTrailClient.class, ToolsOnTwin.MANAGEMENT, HOME)
                .stopLogging(it -> it.name("vedette"));
        rig.tools().pass(Duration.ofMinutes(61));
    }
}
