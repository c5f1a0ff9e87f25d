package io.vedette.aws.monitoring;

import io.vedette.aws.eventbridge.EventPattern;
import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.MonitoringSettings;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An alert on what an AWS service tells of as an event, in that service's own words. */
enum EventAlert {
    GUARDDUTY_FINDING(Alert.GUARDDUTY_FINDING, true),
    SECURITY_HUB_FAILURE(Alert.SECURITY_HUB_FAILURE, true),
    CONFIG_VIOLATION(Alert.CONFIG_VIOLATION, true),
    TAG_VIOLATION(Alert.TAG_VIOLATION, true),
    AUTOMATION_FAILURE(Alert.AUTOMATION_FAILURE, false),
    WORKFLOW_FAILURE(Alert.WORKFLOW_FAILURE, false);

    /** In the names of rules that check tags, however Config and Security Hub wrap them. */
    private static final String TAG_RULES = "*required-tags*";

    private final Alert alert;
    private final boolean finding;

    EventAlert(Alert alert, boolean finding) {
        this.alert = alert;
        this.finding = finding;
    }

    Alert alert() {
        return alert;
    }

    /** Whether it is a finding, which comes to the bus of the findings of all accounts. */
    boolean isFinding() {
        return finding;
    }

    String pattern(MonitoringSettings settings) {
        return switch (this) {
            case GUARDDUTY_FINDING -> guardDuty(settings.guarddutySeverity());
            case SECURITY_HUB_FAILURE -> securityHub(settings);
            case CONFIG_VIOLATION -> config(false);
            case TAG_VIOLATION -> config(true);
            case AUTOMATION_FAILURE ->
                    of(
                            "aws.ssm",
                            "EC2 Automation Execution Status-change Notification",
                            detail("Status", List.of("Failed", "TimedOut")));
            case WORKFLOW_FAILURE ->
                    of(
                            "aws.states",
                            "Step Functions Execution Status Change",
                            detail("status", List.of("ABORTED", "FAILED", "TIMED_OUT")));
        };
    }

    private static String guardDuty(int severity) {
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        ArrayNode numeric = detail.putArray("severity").addObject().putArray("numeric");
        numeric.add(">=").add(severity);
        return of("aws.guardduty", "GuardDuty Finding", detail);
    }

    /** A failed control that nobody has looked at yet. */
    private static String securityHub(MonitoringSettings settings) {
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        ObjectNode finding = detail.putObject("findings");
        finding.putObject("Compliance").putArray("Status").add("FAILED");
        finding.putObject("Workflow").putArray("Status").add("NEW");
        finding.putArray("RecordState").add("ACTIVE");
        ArrayNode labels = finding.putObject("Severity").putArray("Label");
        settings.securityHubSeverities().stream().map(Enum::name).sorted().forEach(labels::add);
        return of("aws.securityhub", "Security Hub Findings - Imported", detail);
    }

    private static String config(boolean tags) {
        ObjectNode detail = detail("messageType", List.of("ComplianceChangeNotification"));
        detail.putObject("newEvaluationResult").putArray("complianceType").add("NON_COMPLIANT");
        ObjectNode name = detail.putArray("configRuleName").addObject();
        ObjectNode matched = tags ? name : name.putObject("anything-but");
        matched.put("wildcard", TAG_RULES);
        return of("aws.config", "Config Rules Compliance Change", detail);
    }

    private static ObjectNode detail(String field, Collection<String> values) {
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        ArrayNode array = detail.putArray(field);
        values.forEach(array::add);
        return detail;
    }

    private static String of(String source, String detailType, ObjectNode detail) {
        ObjectNode pattern = JsonMapper.shared().createObjectNode();
        pattern.putArray("source").add(source);
        pattern.putArray("detail-type").add(detailType);
        pattern.set("detail", detail);
        return EventPattern.canonical(pattern.toString());
    }
}
