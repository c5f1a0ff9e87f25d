package io.vedette.core.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Names what AWS bills because a resource is there, in the units of AWS's pricing pages. */
public enum CostDriver {
    GUARDDUTY_MANAGEMENT_EVENTS("management events that GuardDuty analyzes"),
    GUARDDUTY_FLOW_AND_DNS_LOGS("VPC flow logs and DNS logs that GuardDuty analyzes"),
    GUARDDUTY_S3_EVENTS("S3 data events that GuardDuty analyzes"),
    GUARDDUTY_EKS_AUDIT_EVENTS("EKS audit events that GuardDuty analyzes"),
    GUARDDUTY_RUNTIME_VCPUS("vCPUs that GuardDuty's runtime monitoring covers"),
    GUARDDUTY_MALWARE_GB("volumes that GuardDuty scans for malware"),
    GUARDDUTY_RDS_VCPUS("vCPUs of databases whose logins GuardDuty watches"),
    GUARDDUTY_LAMBDA_NETWORK_GB("network logs of Lambda functions that GuardDuty analyzes"),
    CLOUDTRAIL_DATA_EVENTS("data events that the trail records"),
    CLOUDTRAIL_CALL_RATE_INSIGHTS("events that CloudTrail Insights analyzes for call rates"),
    CLOUDTRAIL_ERROR_RATE_INSIGHTS("events that CloudTrail Insights analyzes for error rates"),
    CONFIG_ITEMS("configuration items that Config records"),
    CONFIG_RULE_EVALUATIONS("evaluations of Config rules"),
    SECURITYHUB_CHECKS("security checks of Security Hub's standards"),
    SECURITYHUB_FINDINGS("findings of other services that Security Hub takes in"),
    DETECTIVE_GB("logs that Detective takes in"),
    INSPECTOR_INSTANCES("EC2 instances that Inspector scans"),
    INSPECTOR_CONTAINER_IMAGES("container images that Inspector scans for the first time"),
    INSPECTOR_CONTAINER_RESCANS("container images that Inspector scans again"),
    INSPECTOR_LAMBDA_FUNCTIONS("Lambda functions that Inspector scans"),
    INSPECTOR_LAMBDA_CODE("Lambda functions whose code Inspector scans"),
    INSPECTOR_CODE_SCANS("code repository scans by Inspector"),
    MACIE_BUCKETS("buckets that Macie watches"),
    MACIE_OBJECTS("objects that Macie's automated discovery watches"),
    MACIE_GB("data that Macie inspects"),
    SSM_AUTOMATION_STEPS("steps that Systems Manager Automation runs"),
    EVENTBRIDGE_EVENTS("events that EventBridge sends to the central bus"),
    EVENTBRIDGE_ARCHIVE_GB("events that EventBridge archives"),
    DYNAMODB_WRITES("writes to the inventory"),
    DYNAMODB_GB("the inventory's data and its backup"),
    S3_STORAGE("what the tool keeps in S3"),
    S3_WRITES("what the tool writes to S3"),
    /** One for every key, whatever is done with it. */
    KMS_KEYS("customer managed keys"),
    KMS_REQUESTS("requests to encrypt what the tool writes"),
    LOGS_INGESTED_GB("logs that the tool sends to CloudWatch Logs"),
    LOGS_STORED_GB("logs that the tool keeps in CloudWatch Logs"),
    FIREHOSE_GB("logs that Firehose carries to the archive"),
    ATHENA_GB("data that Athena scans"),
    LOGS_DELIVERED_GB("logs that AWS's services deliver to S3"),
    /** One a month for every alarm, metric and dashboard, whatever passes through it. */
    CLOUDWATCH_ALARMS("alarms on one metric"),
    CLOUDWATCH_ANOMALY_ALARMS("alarms on anomalies"),
    CLOUDWATCH_COMPOSITE_ALARMS("composite alarms"),
    CLOUDWATCH_METRICS("metrics that are made of logs"),
    CLOUDWATCH_DASHBOARDS("dashboards");

    private final String title;

    CostDriver(String title) {
        this.title = title;
    }

    /** The name in the price table and in JSON, such as {@code config-items}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is billed, in a few words. */
    public String title() {
        return title;
    }

    /** Whether the resource itself is billed, and not what it does or what passes through it. */
    public boolean isTheResourceItself() {
        return switch (this) {
            case KMS_KEYS,
                    CLOUDWATCH_ALARMS,
                    CLOUDWATCH_ANOMALY_ALARMS,
                    CLOUDWATCH_COMPOSITE_ALARMS,
                    CLOUDWATCH_METRICS,
                    CLOUDWATCH_DASHBOARDS ->
                    true;
            default -> false;
        };
    }

    /**
     * Finds a driver by its id.
     *
     * @throws IllegalArgumentException for an unknown one
     */
    @JsonCreator
    public static CostDriver of(String id) {
        return Arrays.stream(values())
                .filter(driver -> driver.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no cost driver '%s'".formatted(id)));
    }

    @Override
    public String toString() {
        return id();
    }
}
