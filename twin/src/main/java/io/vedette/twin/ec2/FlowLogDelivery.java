package io.vedette.twin.ec2;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.iam.RoleDirectory;
import io.vedette.twin.logdelivery.LogDelivery;
import io.vedette.twin.logdelivery.LogDelivery.Answer;
import io.vedette.twin.logs.LogGroupDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the destinations of flow logs take what is delivered: to buckets by the log delivery
 * service, to log groups in a role of the account.
 */
final class FlowLogDelivery {

    private static final String SERVICE = "vpc-flow-logs.amazonaws.com";
    private static final String DENIED = "Access error";
    private static final Duration TO_BUCKETS = Duration.ofMinutes(10);
    private static final Duration TO_LOG_GROUPS = Duration.ofMinutes(5);
    private static final Pattern ROLE =
            Pattern.compile("arn:[\\w-]+:iam::(\\d{12}):role/(?:[^/]+/)*([\\w+=,.@-]+)");

    private final World world;
    private final Caller caller;

    FlowLogDelivery(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    /** Whether the bucket of a flow log takes its logs now. */
    Answer toBucket(StoredFlowLog log) {
        return new LogDelivery(world)
                .toBucket(caller, log.bucket(), log.object(caller.account(), caller.region()));
    }

    /** When the first logs are delivered. */
    Instant begins(StoredFlowLog log) {
        Duration usual = log.toBucket() ? TO_BUCKETS : TO_LOG_GROUPS;
        return log.created().plus(world.faults().delay("ec2.flow-log-delivery", usual));
    }

    /** What the latest delivery failed with, empty where it did not; null before the first. */
    @Nullable String status(StoredFlowLog log) {
        if (world.now().isBefore(begins(log))) {
            return null;
        }
        boolean delivered = log.toBucket() ? toBucket(log) == Answer.DELIVERED : toLogGroup(log);
        return delivered ? "" : DENIED;
    }

    private boolean toLogGroup(StoredFlowLog log) {
        Matcher role = ROLE.matcher(Objects.requireNonNullElse(log.role(), ""));
        String group = Objects.requireNonNullElse(log.logGroup(), "");
        if (!role.matches() || !role.group(1).equals(caller.account())) {
            return false;
        }
        return new RoleDirectory(world)
                .find(caller.account(), role.group(2))
                .filter(it -> it.trusts(SERVICE, context(log)))
                .filter(it -> writes(it, group))
                .isPresent();
    }

    private Map<String, String> context(StoredFlowLog log) {
        return Map.of(
                "aws:SourceAccount",
                caller.account(),
                "aws:SourceArn",
                "arn:aws:ec2:%s:%s:vpc-flow-log/%s"
                        .formatted(caller.region(), caller.account(), log.id()));
    }

    /** A log group that is not there is made, if the role may. */
    private boolean writes(RoleDirectory.Found role, String group) {
        String arn =
                "arn:aws:logs:%s:%s:log-group:%s"
                        .formatted(caller.region(), caller.account(), group);
        boolean there =
                new LogGroupDirectory(world).exists(group, caller.account(), caller.region());
        String stream = arn + ":log-stream:eni";
        return (there || role.allows("logs:CreateLogGroup", arn))
                && role.allows("logs:CreateLogStream", arn + ":log-stream:eni")
                && role.allows("logs:PutLogEvents", stream)
                && role.allows("logs:DescribeLogStreams", stream);
    }
}
