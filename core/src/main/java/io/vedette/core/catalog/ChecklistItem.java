package io.vedette.core.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names every line of SEC10-BP06's deployment checklist, in its order. */
public enum ChecklistItem {
    THREAT_MODEL(Group.PLANNING, "The tools follow from a threat model"),
    TARGETS(Group.PLANNING, "The accounts and regions to cover are named"),
    INTEGRATIONS(Group.PLANNING, "It is laid down how the services work together"),
    WORKFLOWS(Group.PLANNING, "Automation and response procedures are designed"),
    LOGGING_REQUIREMENTS(Group.PLANNING, "It is laid down what to log and to watch"),

    GUARDDUTY(Group.CORE_SERVICES, "GuardDuty watches every active region"),
    SECURITY_HUB(Group.CORE_SERVICES, "Security Hub checks the chosen standards"),
    DETECTIVE(Group.CORE_SERVICES, "Detective is there to investigate with"),
    CONFIG(Group.CORE_SERVICES, "Config records and judges configurations"),
    CLOUDTRAIL(Group.CORE_SERVICES, "CloudTrail covers every account and region"),
    INSPECTOR(Group.CORE_SERVICES, "Inspector scans for vulnerabilities"),

    API_ACTIVITY(Group.LOGGING, "API activity is recorded and kept"),
    FLOW_LOGS(Group.LOGGING, "Network traffic is recorded by VPC flow logs"),
    DNS_QUERIES(Group.LOGGING, "DNS queries are logged by Route 53 Resolver"),
    APPLICATION_LOGS(Group.LOGGING, "Applications log to CloudWatch Logs"),
    LOAD_BALANCER_LOGS(Group.LOGGING, "Load balancers log their accesses"),
    S3_ACCESS_LOGS(Group.LOGGING, "Sensitive buckets log their accesses"),

    LAMBDA_FUNCTIONS(Group.AUTOMATION, "Lambda functions respond by themselves"),
    STEP_FUNCTIONS(Group.AUTOMATION, "Step Functions run the longer procedures"),
    EVENTBRIDGE_RULES(Group.AUTOMATION, "EventBridge rules start what events ask for"),
    SNS_TOPICS(Group.AUTOMATION, "SNS topics carry notifications and alerts"),
    AUTOMATION_DOCUMENTS(Group.AUTOMATION, "Systems Manager has the Automation documents"),

    TAG_DEFINITIONS(Group.TAGGING, "Mandatory and optional tags are defined"),
    TAG_POLICIES(Group.TAGGING, "Tag policies enforce them"),
    TAG_MONITORING(Group.TAGGING, "Compliance with them is watched"),
    TAG_APPLICATION(Group.TAGGING, "Tags are applied by themselves"),
    TAG_AUDIT(Group.TAGGING, "Tags are audited and reported");

    private final Group group;
    private final String title;

    ChecklistItem(Group group, String title) {
        this.group = group;
        this.title = title;
    }

    /** One of the checklist's five parts. */
    public enum Group {
        PLANNING("Planning"),
        CORE_SERVICES("Core services"),
        LOGGING("Logging"),
        AUTOMATION("Automation"),
        TAGGING("Tagging");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** The name in ids and in JSON, such as {@code core-services}. */
        public String id() {
            return word(this);
        }

        public String title() {
            return title;
        }

        /** Its items, in order. */
        public List<ChecklistItem> items() {
            return Arrays.stream(ChecklistItem.values()).filter(it -> it.group == this).toList();
        }
    }

    /** The name that stays, such as {@code core-services/guardduty}. */
    @JsonValue
    public String id() {
        return group.id() + "/" + word(this);
    }

    public Group group() {
        return group;
    }

    public String title() {
        return title;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return id();
    }
}
