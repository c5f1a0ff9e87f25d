package io.vedette.aws.monitoring;

import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.MonitoringSettings.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An alert on what the trail's log group takes in: which events, and how many are too many.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html">The
 *     metric filters of the CIS AWS Foundations Benchmark</a>
 */
enum TrailAlert {
    UNAUTHORIZED_CALLS(Alert.UNAUTHORIZED_CALLS, "UnauthorizedCalls"),
    SIGN_IN_WITHOUT_MFA(Alert.SIGN_IN_WITHOUT_MFA, "SignInsWithoutMfa"),
    ROOT_USE(Alert.ROOT_USE, "RootUses"),
    IAM_POLICY_CHANGE(Alert.IAM_POLICY_CHANGE, "IamPolicyChanges"),
    CLOUDTRAIL_CHANGE(Alert.CLOUDTRAIL_CHANGE, "CloudTrailChanges"),
    SIGN_IN_FAILURE(Alert.SIGN_IN_FAILURE, "SignInFailures"),
    KEY_DISABLED(Alert.KEY_DISABLED, "KeysDisabled"),
    BUCKET_POLICY_CHANGE(Alert.BUCKET_POLICY_CHANGE, "BucketPolicyChanges"),
    CONFIG_CHANGE(Alert.CONFIG_CHANGE, "ConfigChanges"),
    SECURITY_GROUP_CHANGE(Alert.SECURITY_GROUP_CHANGE, "SecurityGroupChanges"),
    NETWORK_ACL_CHANGE(Alert.NETWORK_ACL_CHANGE, "NetworkAclChanges"),
    GATEWAY_CHANGE(Alert.GATEWAY_CHANGE, "GatewayChanges"),
    ROUTE_TABLE_CHANGE(Alert.ROUTE_TABLE_CHANGE, "RouteTableChanges"),
    VPC_CHANGE(Alert.VPC_CHANGE, "VpcChanges"),
    ORGANIZATIONS_CHANGE(Alert.ORGANIZATIONS_CHANGE, "OrganizationsChanges"),
    API_THROTTLES(Alert.API_THROTTLES, "ApiThrottles");

    /** Where the metrics are that are made of the trail's events. */
    static final String NAMESPACE = "Vedette/Trail";

    private final Alert alert;
    private final String metric;

    TrailAlert(Alert alert, String metric) {
        this.alert = alert;
        this.metric = metric;
    }

    Alert alert() {
        return alert;
    }

    String metric() {
        return metric;
    }

    int threshold(Thresholds thresholds) {
        return switch (this) {
            case UNAUTHORIZED_CALLS -> thresholds.unauthorizedCalls();
            case SIGN_IN_FAILURE -> thresholds.signInFailures();
            case API_THROTTLES -> thresholds.apiThrottles();
            default -> 1;
        };
    }

    /** Which events count. */
    String pattern() {
        return switch (this) {
            case UNAUTHORIZED_CALLS -> any("errorCode", "*UnauthorizedOperation", "AccessDenied*");
            case SIGN_IN_WITHOUT_MFA ->
                    "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed !="
                            + " \"Yes\") && ($.userIdentity.type = \"IAMUser\") &&"
                            + " ($.responseElements.ConsoleLogin = \"Success\") }";
            case ROOT_USE ->
                    "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS)"
                            + " && ($.eventType != \"AwsServiceEvent\") }";
            case IAM_POLICY_CHANGE ->
                    of(
                            "iam.amazonaws.com",
                            "AttachGroupPolicy",
                            "AttachRolePolicy",
                            "AttachUserPolicy",
                            "CreatePolicy",
                            "CreatePolicyVersion",
                            "DeleteGroupPolicy",
                            "DeletePolicy",
                            "DeletePolicyVersion",
                            "DeleteRolePolicy",
                            "DeleteUserPolicy",
                            "DetachGroupPolicy",
                            "DetachRolePolicy",
                            "DetachUserPolicy",
                            "PutGroupPolicy",
                            "PutRolePolicy",
                            "PutUserPolicy");
            case CLOUDTRAIL_CHANGE ->
                    any(
                            "eventName",
                            "CreateTrail",
                            "DeleteTrail",
                            "StartLogging",
                            "StopLogging",
                            "UpdateTrail");
            case SIGN_IN_FAILURE ->
                    "{ ($.eventName = \"ConsoleLogin\")"
                            + " && ($.errorMessage = \"Failed authentication\") }";
            case KEY_DISABLED -> of("kms.amazonaws.com", "DisableKey", "ScheduleKeyDeletion");
            case BUCKET_POLICY_CHANGE ->
                    of(
                            "s3.amazonaws.com",
                            "DeleteBucketCors",
                            "DeleteBucketLifecycle",
                            "DeleteBucketPolicy",
                            "DeleteBucketReplication",
                            "PutBucketAcl",
                            "PutBucketCors",
                            "PutBucketLifecycle",
                            "PutBucketPolicy",
                            "PutBucketReplication");
            case CONFIG_CHANGE ->
                    of(
                            "config.amazonaws.com",
                            "DeleteDeliveryChannel",
                            "PutConfigurationRecorder",
                            "PutDeliveryChannel",
                            "StopConfigurationRecorder");
            case SECURITY_GROUP_CHANGE ->
                    any(
                            "eventName",
                            "AuthorizeSecurityGroupEgress",
                            "AuthorizeSecurityGroupIngress",
                            "CreateSecurityGroup",
                            "DeleteSecurityGroup",
                            "RevokeSecurityGroupEgress",
                            "RevokeSecurityGroupIngress");
            case NETWORK_ACL_CHANGE ->
                    any(
                            "eventName",
                            "CreateNetworkAcl",
                            "CreateNetworkAclEntry",
                            "DeleteNetworkAcl",
                            "DeleteNetworkAclEntry",
                            "ReplaceNetworkAclAssociation",
                            "ReplaceNetworkAclEntry");
            case GATEWAY_CHANGE ->
                    any(
                            "eventName",
                            "AttachInternetGateway",
                            "CreateCustomerGateway",
                            "CreateInternetGateway",
                            "DeleteCustomerGateway",
                            "DeleteInternetGateway",
                            "DetachInternetGateway");
            case ROUTE_TABLE_CHANGE ->
                    of(
                            "ec2.amazonaws.com",
                            "CreateRoute",
                            "CreateRouteTable",
                            "DeleteRoute",
                            "DeleteRouteTable",
                            "DisassociateRouteTable",
                            "ReplaceRoute",
                            "ReplaceRouteTableAssociation");
            case VPC_CHANGE ->
                    any(
                            "eventName",
                            "AcceptVpcPeeringConnection",
                            "AttachClassicLinkVpc",
                            "CreateVpc",
                            "CreateVpcPeeringConnection",
                            "DeleteVpc",
                            "DeleteVpcPeeringConnection",
                            "DetachClassicLinkVpc",
                            "DisableVpcClassicLink",
                            "EnableVpcClassicLink",
                            "ModifyVpcAttribute",
                            "RejectVpcPeeringConnection");
            case ORGANIZATIONS_CHANGE ->
                    of(
                            "organizations.amazonaws.com",
                            "AcceptHandshake",
                            "AttachPolicy",
                            "CreateAccount",
                            "CreateOrganizationalUnit",
                            "CreatePolicy",
                            "DeclineHandshake",
                            "DeleteOrganization",
                            "DeleteOrganizationalUnit",
                            "DeletePolicy",
                            "DetachPolicy",
                            "DisablePolicyType",
                            "EnablePolicyType",
                            "InviteAccountToOrganization",
                            "LeaveOrganization",
                            "MoveAccount",
                            "RemoveAccountFromOrganization",
                            "UpdateOrganizationalUnit",
                            "UpdatePolicy");
            case API_THROTTLES ->
                    any(
                            "errorCode",
                            "*Throttl*",
                            "RequestLimitExceeded",
                            "SlowDown",
                            "TooManyRequestsException");
        };
    }

    /** One of the values of a field. */
    private static String any(String field, String... values) {
        return "{ " + alternatives(field, Arrays.asList(values)) + " }";
    }

    /** One of a service's operations. */
    private static String of(String service, String... operations) {
        return "{ ($.eventSource = \"%s\") && (%s) }"
                .formatted(service, alternatives("eventName", Arrays.asList(operations)));
    }

    private static String alternatives(String field, List<String> values) {
        return values.stream()
                .map(value -> "($.%s = \"%s\")".formatted(field, value))
                .collect(Collectors.joining(" || "));
    }
}
