package io.vedette.core.catalog;

import java.util.Locale;

/**
 * Lists what somebody is told of, by the requirement that asks for it. What implements an alert in
 * AWS (an alarm, a rule) is named after it.
 */
public enum Alert {
    GUARDDUTY_FINDING(Group.CRITICAL, "GuardDuty finding of high severity"),
    SECURITY_HUB_FAILURE(Group.CRITICAL, "Security Hub control failed"),
    CONFIG_VIOLATION(Group.CRITICAL, "Config rule violated"),
    UNAUTHORIZED_CALLS(Group.CRITICAL, "API calls without authorization"),
    SIGN_IN_WITHOUT_MFA(Group.CRITICAL, "console sign-in without MFA"),
    ROOT_USE(Group.CRITICAL, "root user at work"),
    IAM_POLICY_CHANGE(Group.CRITICAL, "IAM policy changed"),
    CLOUDTRAIL_CHANGE(Group.CRITICAL, "CloudTrail changed"),
    SIGN_IN_FAILURE(Group.CRITICAL, "console sign-ins failed"),
    KEY_DISABLED(Group.CRITICAL, "customer managed key disabled or scheduled for deletion"),
    BUCKET_POLICY_CHANGE(Group.CRITICAL, "S3 bucket policy changed"),
    CONFIG_CHANGE(Group.CRITICAL, "Config changed"),
    SECURITY_GROUP_CHANGE(Group.CRITICAL, "security group changed"),
    NETWORK_ACL_CHANGE(Group.CRITICAL, "network ACL changed"),
    GATEWAY_CHANGE(Group.CRITICAL, "network gateway changed"),
    ROUTE_TABLE_CHANGE(Group.CRITICAL, "route table changed"),
    VPC_CHANGE(Group.CRITICAL, "VPC changed"),
    ORGANIZATIONS_CHANGE(Group.CRITICAL, "AWS Organizations changed"),
    UNACKNOWLEDGED(Group.CRITICAL, "critical alert that nobody acknowledged"),
    LOGS_SILENT(Group.OPERATIONAL, "no events arrive in the trail's log group"),
    DEPLOYMENT_FAILURE(Group.OPERATIONAL, "deployments failed in a run of Vedette"),
    AUTOMATION_FAILURE(Group.OPERATIONAL, "Systems Manager automation failed"),
    WORKFLOW_FAILURE(Group.OPERATIONAL, "Step Functions execution failed"),
    TAG_VIOLATION(Group.OPERATIONAL, "resource without its required tags"),
    FUNCTION_ERRORS(Group.PERFORMANCE, "Lambda functions end in errors"),
    FUNCTION_THROTTLES(Group.PERFORMANCE, "Lambda functions are throttled"),
    FUNCTION_DURATION(Group.PERFORMANCE, "Lambda functions run long"),
    WORKFLOW_SUCCESS(Group.PERFORMANCE, "Step Functions executions do not succeed"),
    EVENT_DELIVERY(Group.PERFORMANCE, "EventBridge cannot invoke targets"),
    EVENT_THROTTLES(Group.PERFORMANCE, "EventBridge throttles rules"),
    API_THROTTLES(Group.PERFORMANCE, "API calls are throttled"),
    API_CALL_RATE(Group.PERFORMANCE, "unusual number of API calls"),
    API_ERROR_RATE(Group.PERFORMANCE, "unusual number of API errors");

    private final Group group;
    private final String title;

    Alert(Group group, String title) {
        this.group = group;
        this.title = title;
    }

    /** The three kinds of alerts that the reference asks for. */
    public enum Group {
        CRITICAL("R17"),
        OPERATIONAL("R18"),
        PERFORMANCE("R19");

        private final String requirement;

        Group(String requirement) {
            this.requirement = requirement;
        }

        /** The id of the requirement. */
        public String requirement() {
            return requirement;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Group group() {
        return group;
    }

    /** What it tells of, in a few words. */
    public String title() {
        return title;
    }

    /** The name in output, such as {@code root-use}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the alarm or rule that implements it, such as {@code vedette-root-use}. */
    public String resourceName() {
        return "vedette-" + id();
    }

    @Override
    public String toString() {
        return id();
    }
}
