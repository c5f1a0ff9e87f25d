package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.iam.RoleDirectory;
import io.vedette.twin.logs.LogGroupDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.InvalidCloudWatchLogsLogGroupArnException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidCloudWatchLogsRoleArnException;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** The log groups that trails deliver to, and the roles for it: both of the caller's account. */
final class TrailLogGroups {

    private static final Pattern LOG_GROUP =
            Pattern.compile("(arn:[\\w-]+:logs:([\\w-]+):(\\d{12}):log-group:([^:*]+)):\\*");
    private static final Pattern ROLE =
            Pattern.compile("arn:[\\w-]+:iam::(\\d{12}):role/(?:[^/]+/)*([\\w+=,.@-]+)");

    private final World world;

    TrailLogGroups(World world) {
        this.world = world;
    }

    void require(Trail trail, Caller caller) {
        if (trail.cloudWatchLogsLogGroupArn() == null) {
            return;
        }
        Matcher group = LOG_GROUP.matcher(trail.cloudWatchLogsLogGroupArn());
        boolean own =
                group.matches()
                        && group.group(2).equals(caller.region())
                        && group.group(3).equals(caller.account());
        if (!own || !exists(group)) {
            throw AwsError.of(
                    InvalidCloudWatchLogsLogGroupArnException.builder(),
                    "CloudTrail cannot validate the specified log group ARN.");
        }
        if (role(trail, caller.account()).filter(it -> writes(it, trail, group)).isEmpty()) {
            throw AwsError.of(
                    InvalidCloudWatchLogsRoleArnException.builder(),
                    "Access denied. Check the trust relationships for your role.");
        }
    }

    /** What CloudWatch Logs answers to the latest delivery; null where it took it. */
    @Nullable String error(Trail trail) {
        if (trail.cloudWatchLogsLogGroupArn() == null) {
            return null;
        }
        Matcher group = LOG_GROUP.matcher(trail.cloudWatchLogsLogGroupArn());
        if (!group.matches() || !exists(group)) {
            return "ResourceNotFoundException";
        }
        return role(trail, group.group(3)).filter(it -> writes(it, trail, group)).isPresent()
                ? null
                : "AccessDenied";
    }

    private boolean exists(Matcher group) {
        return new LogGroupDirectory(world).exists(group.group(4), group.group(3), group.group(2));
    }

    private Optional<RoleDirectory.Found> role(Trail trail, String account) {
        Matcher role = ROLE.matcher(String.valueOf(trail.cloudWatchLogsRoleArn()));
        return role.matches() && role.group(1).equals(account)
                ? new RoleDirectory(world).find(account, role.group(2))
                : Optional.empty();
    }

    /** CloudTrail takes the role without telling for which trail. */
    private boolean writes(RoleDirectory.Found role, Trail trail, Matcher group) {
        return role.trusts(OrganizationTrails.PRINCIPAL, Map.of())
                && streams(trail, group.group(2))
                        .map(stream -> group.group(1) + ":log-stream:" + stream)
                        .allMatch(stream ->
                                role.allows("logs:CreateLogStream", stream)
                                        && role.allows("logs:PutLogEvents", stream));
    }

    /** A stream is named after the account, and for members after the organization before it. */
    private Stream<String> streams(Trail trail, String region) {
        String own = Destinations.account(trail) + "_CloudTrail_" + region;
        return Boolean.TRUE.equals(trail.isOrganizationTrail())
                ? Stream.of(own, world.organization().id() + "_" + own)
                : Stream.of(own);
    }
}
