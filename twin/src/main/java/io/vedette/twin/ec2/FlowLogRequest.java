package io.vedette.twin.ec2;

import io.vedette.twin.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * A request to create flow logs, judged as EC2's documentation of it says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html">CreateFlowLogs</a>
 */
final class FlowLogRequest {

    private static final int MOST_RESOURCES = 1000;
    private static final int MINUTES = 600;
    private static final Set<Integer> INTERVALS = Set.of(60, MINUTES);
    private static final Pattern FIELD = Pattern.compile("\\$\\{([^}]*)}");

    /** Fields of version 2, which is the default format, then of versions 3 to 5. */
    private static final List<String> DEFAULT =
            List.of(
                    "version",
                    "account-id",
                    "interface-id",
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "protocol",
                    "packets",
                    "bytes",
                    "start",
                    "end",
                    "action",
                    "log-status");

    private static final Set<String> MORE =
            Set.of(
                    "vpc-id",
                    "subnet-id",
                    "instance-id",
                    "tcp-flags",
                    "type",
                    "pkt-srcaddr",
                    "pkt-dstaddr",
                    "region",
                    "az-id",
                    "sublocation-type",
                    "sublocation-id",
                    "pkt-src-aws-service",
                    "pkt-dst-aws-service",
                    "flow-direction",
                    "traffic-path");

    private final CreateFlowLogsRequest request;
    private final Caller caller;

    FlowLogRequest(CreateFlowLogsRequest request, Caller caller) {
        this.request = request;
        this.caller = caller;
    }

    void check() {
        if (request.resourceType() != FlowLogsResourceType.VPC) {
            throw new UnsupportedOperationException(
                    "the twin simulates flow logs of VPCs, not of "
                            + request.resourceTypeAsString());
        }
        if (request.resourceIds().size() > MOST_RESOURCES) {
            throw Ec2Error.invalid("The maximum number of resources is " + MOST_RESOURCES);
        }
        if (request.trafficType() == null) {
            throw Ec2Error.missing("TrafficType");
        }
        if (!INTERVALS.contains(interval())) {
            throw parameter("Invalid Flow Log Max Aggregation Interval");
        }
        checkDestination();
        checkFormat();
    }

    private void checkDestination() {
        if (request.logDestination() == null && request.logGroupName() == null) {
            throw parameter("LogDestination can't be empty if LogGroupName is not provided.");
        }
        if (type().equals(LogDestinationType.S3.toString())) {
            if (request.logGroupName() != null) {
                throw parameter(
                        "LogDestination type must be cloud-watch-logs if LogGroupName is"
                                + " provided.");
            }
            return;
        }
        if (request.deliverLogsPermissionArn() == null) {
            throw parameter(
                    "DeliverLogsPermissionArn can't be empty if LogDestinationType is"
                            + " cloud-watch-logs.");
        }
    }

    private void checkFormat() {
        Matcher fields = FIELD.matcher(format());
        while (fields.find()) {
            if (!DEFAULT.contains(fields.group(1)) && !MORE.contains(fields.group(1))) {
                throw parameter("Unknown fields provided: " + fields.group(1));
            }
        }
        if (!FIELD.matcher(format()).replaceAll("").isBlank()) {
            throw parameter("The log format is not valid");
        }
    }

    private static RuntimeException parameter(String message) {
        return Ec2Error.of("InvalidParameter", message);
    }

    private String type() {
        return Objects.requireNonNullElse(
                request.logDestinationTypeAsString(),
                LogDestinationType.CLOUD_WATCH_LOGS.toString());
    }

    private int interval() {
        return Objects.requireNonNullElse(request.maxAggregationInterval(), MINUTES);
    }

    private String format() {
        return request.logFormat() == null
                ? String.join(" ", DEFAULT.stream().map(it -> "${" + it + "}").toList())
                : request.logFormat();
    }

    private String destination() {
        return request.logDestination() == null
                ? "arn:aws:logs:%s:%s:log-group:%s"
                        .formatted(caller.region(), caller.account(), request.logGroupName())
                : request.logDestination();
    }

    StoredFlowLog flowLog(String id, String resource, Instant now) {
        boolean options = request.destinationOptions() != null;
        return new StoredFlowLog(
                id,
                resource,
                request.trafficTypeAsString(),
                type(),
                destination(),
                request.deliverLogsPermissionArn(),
                format(),
                interval(),
                options && isTrue(request.destinationOptions().hiveCompatiblePartitions()),
                options && isTrue(request.destinationOptions().perHourPartition()),
                now,
                Tags.of(request.tagSpecifications(), ResourceType.VPC_FLOW_LOG));
    }

    private static boolean isTrue(Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
