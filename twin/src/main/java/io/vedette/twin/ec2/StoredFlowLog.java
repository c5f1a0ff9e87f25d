package io.vedette.twin.ec2;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;

/**
 * A flow log as it was saved.
 *
 * @param resource the VPC, subnet or network interface
 * @param destination the ARN of a bucket, with a folder or without, or of a log group
 * @param role what EC2 takes to write to a log group
 */
record StoredFlowLog(
        String id,
        String resource,
        String traffic,
        String destinationType,
        String destination,
        @Nullable String role,
        String format,
        int interval,
        boolean hiveCompatible,
        boolean perHour,
        Instant created,
        NavigableMap<String, String> tags) {

    private static final String LOG_GROUP = ":log-group:";

    boolean toBucket() {
        return destinationType.equals(LogDestinationType.S3.toString());
    }

    /** The bucket, less the folder. */
    String bucket() {
        String path = destination.substring(destination.lastIndexOf(':') + 1);
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    }

    @Nullable String logGroup() {
        int start = destination.indexOf(LOG_GROUP);
        return start < 0 ? null : destination.substring(start + LOG_GROUP.length());
    }

    /** A key that logs would be put under. */
    String object(String account, String region) {
        String path = destination.substring(destination.lastIndexOf(':') + 1);
        String folder =
                path.contains("/")
                        ? path.substring(path.indexOf('/') + 1).replaceAll("/$", "")
                        : "";
        String prefix = folder.isEmpty() ? "" : folder + "/";
        String owner = hiveCompatible ? "aws-account-id=" + account : account;
        String service = hiveCompatible ? "aws-service=vpcflowlogs" : "vpcflowlogs";
        return "%sAWSLogs/%s/%s/%s/log.gz".formatted(prefix, owner, service, region);
    }

    /** Whether it would log the same in the same place. */
    boolean equalsBut(StoredFlowLog other) {
        return resource.equals(other.resource)
                && traffic.equals(other.traffic)
                && destination.equals(other.destination)
                && format.equals(other.format)
                && interval == other.interval
                && hiveCompatible == other.hiveCompatible
                && perHour == other.perHour;
    }

    /**
     * The flow log as EC2 describes it.
     *
     * @param status of its deliveries; null before the first
     */
    FlowLog described(@Nullable String status) {
        FlowLog.Builder described =
                FlowLog.builder()
                        .flowLogId(id)
                        .flowLogStatus("ACTIVE")
                        .resourceId(resource)
                        .trafficType(traffic)
                        .logDestinationType(destinationType)
                        .logDestination(destination)
                        .logGroupName(logGroup())
                        .deliverLogsPermissionArn(role)
                        .logFormat(format)
                        .maxAggregationInterval(interval)
                        .creationTime(created)
                        .tags(Tags.of(tags));
        if (toBucket()) {
            described.destinationOptions(options ->
                    options.fileFormat("plain-text")
                            .hiveCompatiblePartitions(hiveCompatible)
                            .perHourPartition(perHour));
        }
        if (status != null) {
            boolean failed = !status.isEmpty();
            described.deliverLogsStatus(failed ? "FAILED" : "SUCCESS");
            described.deliverLogsErrorMessage(failed ? status : null);
        }
        return described.build();
    }

    /** The values that a filter is compared with; null where there is no such filter. */
    @Nullable Set<String> values(String filter, @Nullable String status) {
        return switch (filter) {
            case "flow-log-id" -> Set.of(id);
            case "resource-id" -> Set.of(resource);
            case "traffic-type" -> Set.of(traffic);
            case "log-destination-type" -> Set.of(destinationType);
            case "log-group-name" -> orNone(logGroup());
            case "deliver-log-status" -> orNone(status(status));
            default -> Tags.values(filter, tags);
        };
    }

    private static @Nullable String status(@Nullable String status) {
        return status == null ? null : status.isEmpty() ? "SUCCESS" : "FAILED";
    }

    private static Set<String> orNone(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }
}
