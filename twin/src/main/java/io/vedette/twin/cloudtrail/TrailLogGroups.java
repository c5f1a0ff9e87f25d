package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudtrail.model.InvalidCloudWatchLogsLogGroupArnException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidCloudWatchLogsRoleArnException;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** The log groups that trails deliver to, and the roles for it: both in the caller's account. */
final class TrailLogGroups {

    private static final Pattern LOG_GROUP =
            Pattern.compile("arn:[\\w-]+:logs:([\\w-]+):(\\d{12}):log-group:([^:*]+):\\*");
    private static final Pattern ROLE =
            Pattern.compile("arn:[\\w-]+:iam::(\\d{12}):role/([\\w+=,.@/-]+)");

    void require(Trail trail, Caller caller) {
        if (trail.cloudWatchLogsLogGroupArn() == null) {
            return;
        }
        Matcher group = LOG_GROUP.matcher(trail.cloudWatchLogsLogGroupArn());
        if (!group.matches()
                || !group.group(1).equals(caller.region())
                || !group.group(2).equals(caller.account())) {
            throw AwsError.of(
                    InvalidCloudWatchLogsLogGroupArnException.builder(),
                    "CloudTrail cannot validate the specified log group ARN.");
        }
        Matcher role = ROLE.matcher(String.valueOf(trail.cloudWatchLogsRoleArn()));
        if (!role.matches() || !role.group(1).equals(caller.account())) {
            throw AwsError.of(
                    InvalidCloudWatchLogsRoleArnException.builder(),
                    "CloudTrail cannot validate the specified role ARN.");
        }
    }
}
