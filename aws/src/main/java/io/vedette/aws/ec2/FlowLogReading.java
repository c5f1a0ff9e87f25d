package io.vedette.aws.ec2;

import io.vedette.aws.Managed;
import io.vedette.aws.ec2.FlowLogKind.Settings;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.TrafficType;

/**
 * What there is of the flow log of a VPC.
 *
 * @param kept whether it is to be there: what goes need not deliver first
 * @param all the VPC's flow logs, whatever their destination
 */
record FlowLogReading(Target place, Settings desired, boolean kept, List<FlowLog> all) {

    private static final String FAILED = "FAILED";
    private static final String ANY_STREAM = ":*";

    static FlowLogReading of(
            Target place, Resource<Settings> resource, Map<String, List<FlowLog>> byVpc) {
        return new FlowLogReading(
                place,
                resource.desired(),
                resource.purpose() instanceof Purpose.Keep<Settings>,
                byVpc.getOrDefault(FlowLogKind.vpc(resource), List.of()));
    }

    Reading<Settings> read() {
        List<FlowLog> ours = ours();
        if (ours.isEmpty()) {
            return ofOthers();
        }
        FlowLog best =
                asDesired()
                        .orElseGet(() ->
                                Collections.min(ours, Comparator.comparing(FlowLog::flowLogId)));
        Settings there = settings(best, others(ours, best));
        return kept && there.equals(desired) && best.deliverLogsStatus() == null
                ? new Reading.Settling<>("the first logs to arrive at " + desired.destination())
                : new Reading.Present<>(there);
    }

    /** Those to the type of destination that Vedette made, or that go to the very place. */
    List<FlowLog> ours() {
        return all.stream()
                .filter(log -> type(log).equals(desired.type()))
                .filter(log -> isManaged(log) || destination(log).equals(desired.destination()))
                .toList();
    }

    /** One of ours that is as desired, whatever becomes of its deliveries. */
    Optional<FlowLog> asDesired() {
        return ours().stream()
                .filter(log -> settings(log, Set.of()).itself().equals(desired.itself()))
                .min(Comparator.comparing(FlowLog::flowLogId));
    }

    private static Set<String> others(List<FlowLog> ours, FlowLog best) {
        return ours.stream()
                .map(FlowLog::flowLogId)
                .filter(id -> !id.equals(best.flowLogId()))
                .collect(Collectors.toSet());
    }

    /** Somebody else's that logs as much is not doubled; one that logs less does not count. */
    private Reading<Settings> ofOthers() {
        Optional<FlowLog> covering =
                all.stream()
                        .filter(log -> type(log).equals(desired.type()))
                        .filter(log ->
                                log.trafficType() == TrafficType.ALL
                                        || desired.traffic().equals(log.trafficTypeAsString()))
                        .min(Comparator.comparing(FlowLog::flowLogId));
        return covering.<Reading<Settings>>map(log -> new Reading.OffLimits<>(leftAlone(log)))
                .orElseGet(Reading.Absent::new);
    }

    private String leftAlone(FlowLog log) {
        String failing =
                FAILED.equals(log.deliverLogsStatus())
                        ? ", which fails (%s)".formatted(error(log))
                        : "";
        return "logged by %s to %s%s, left alone"
                .formatted(log.flowLogId(), destination(log), failing);
    }

    private static boolean isManaged(FlowLog log) {
        return log.tags().stream()
                .anyMatch(
                        tag -> tag.key().equals(Managed.TAG) && tag.value().equals(Managed.VALUE));
    }

    private Settings settings(FlowLog log, Set<String> superseded) {
        boolean options = log.destinationOptions() != null;
        return new Settings(
                type(log),
                destination(log),
                log.deliverLogsPermissionArn(),
                log.trafficTypeAsString(),
                log.logFormat(),
                log.maxAggregationInterval() == null ? 0 : log.maxAggregationInterval(),
                options && isTrue(log.destinationOptions().hiveCompatiblePartitions()),
                options && isTrue(log.destinationOptions().perHourPartition()),
                superseded,
                FAILED.equals(log.deliverLogsStatus()) ? error(log) : null);
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private static String error(FlowLog log) {
        return log.deliverLogsErrorMessage() == null ? FAILED : log.deliverLogsErrorMessage();
    }

    private static String type(FlowLog log) {
        return log.logDestinationType() == null
                ? LogDestinationType.CLOUD_WATCH_LOGS.toString()
                : log.logDestinationTypeAsString();
    }

    /** EC2 tells a log group by its name or its ARN, by how the flow log was created. */
    private String destination(FlowLog log) {
        String arn = log.logDestination();
        if (arn == null) {
            return Arns.regional("logs", place, "log-group:" + log.logGroupName());
        }
        return arn.endsWith(ANY_STREAM)
                ? arn.substring(0, arn.length() - ANY_STREAM.length())
                : arn;
    }
}
