package io.vedette.aws.ec2;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vedette.aws.AwsClients;
import io.vedette.aws.ec2.FlowLogKind.Settings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;

/**
 * The flow log of a VPC to one type of destination. Its resource is named by the VPC's id and the
 * type. EC2 lets nobody change a flow log, so one that differs is replaced.
 */
public record FlowLogKind(AwsClients clients) implements ResourceKind<Settings> {

    /** EC2 takes so many resources in one CreateFlowLogs. */
    private static final int BATCH = 1000;

    /**
     * How the flow log is to be.
     *
     * @param type of the destination: {@code s3} or {@code cloud-watch-logs}
     * @param destination the ARN of a bucket or log group
     * @param role the ARN of what EC2 takes to write to a log group; null for buckets
     * @param traffic {@code ALL}, {@code ACCEPT} or {@code REJECT}
     * @param superseded the ids of further flow logs that it stands for, to be none: what an
     *     interrupted replacement leaves
     * @param deliveryError what deliveries fail with; to be null
     */
    public record Settings(
            String type,
            String destination,
            @Nullable String role,
            String traffic,
            String format,
            int aggregationSeconds,
            boolean hivePrefixes,
            boolean hourlyPartitions,
            @JsonIgnore Set<String> superseded,
            @JsonIgnore @Nullable String deliveryError) {

        public Settings {
            // What is read back from JSON has none.
            superseded =
                    superseded == null
                            ? Set.of()
                            : Collections.unmodifiableSet(new TreeSet<>(superseded));
        }

        /** The same, whatever becomes of deliveries and of further flow logs. */
        Settings itself() {
            return new Settings(
                    type,
                    destination,
                    role,
                    traffic,
                    format,
                    aggregationSeconds,
                    hivePrefixes,
                    hourlyPartitions,
                    Set.of(),
                    null);
        }

        boolean toBucket() {
            return type.equals(LogDestinationType.S3.toString());
        }
    }

    /** The name of the resource for a VPC and a type of destination. */
    public static String name(String vpc, String type) {
        return vpc + "/" + type;
    }

    static String vpc(Resource<Settings> resource) {
        return resource.name().substring(0, resource.name().indexOf('/'));
    }

    @Override
    public String name() {
        return "ec2.flow-log";
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public boolean mayComeAbout() {
        return false;
    }

    /** Logs arrive in a log group after about five minutes, and in a bucket after ten. */
    @Override
    public Duration pace() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(12);
    }

    @Override
    public Map<ResourceId, Reading<Settings>> read(
            Target place, List<Resource<Settings>> resources) {
        Map<String, List<FlowLog>> byVpc =
                new FlowLogList(clients)
                        .of(place, resources.stream().map(FlowLogKind::vpc).toList());
        Map<ResourceId, Reading<Settings>> readings = new HashMap<>();
        for (Resource<Settings> resource : resources) {
            readings.put(resource.id(), FlowLogReading.of(place, resource, byVpc).read());
        }
        return readings;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Settings>> absent) {
        return new FlowLogChanges(clients, place).create(absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Settings>> differing) {
        return new FlowLogChanges(clients, place).update(differing);
    }

    /** The logs stay where they were delivered. */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<Settings>> made) {
        return new FlowLogChanges(clients, place).delete(made);
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return desired.toBucket() ? Set.of(CostDriver.LOGS_DELIVERED_GB) : Set.of();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("ec2:DescribeFlowLogs");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "ec2:CreateFlowLogs",
                "ec2:CreateTags",
                "ec2:DeleteFlowLogs",
                "iam:PassRole",
                "logs:CreateLogDelivery",
                "logs:DeleteLogDelivery");
    }
}
