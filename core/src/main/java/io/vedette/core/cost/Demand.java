package io.vedette.core.cost;

import io.vedette.core.baseline.Volume;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.Facility;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.resource.CostDriver;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How much of a cost driver follows from the stated volumes.
 *
 * @param volumes those that are billed together
 * @param least how often each unit of them is billed at least
 * @param most how often at most
 */
record Demand(List<Volume> volumes, BigDecimal least, BigDecimal most) {

    /** With S3 bucket keys, up to 99 of 100 writes need no request to KMS. */
    private static final BigDecimal REQUESTS_WITH_BUCKET_KEYS = new BigDecimal("0.01");

    Demand {
        volumes = List.copyOf(volumes);
    }

    /** What drives the cost; empty where there is no volume that a user could state. */
    static Optional<Demand> of(CostDriver driver, CatalogItem tool) {
        return switch (driver) {
            case GUARDDUTY_MANAGEMENT_EVENTS, CLOUDTRAIL_ERROR_RATE_INSIGHTS ->
                    exactly(Volume.CLOUDTRAIL_EVENTS_MILLIONS);
            // Only the write events among them are analyzed for call rates.
            case CLOUDTRAIL_CALL_RATE_INSIGHTS ->
                    between(BigDecimal.ZERO, Volume.CLOUDTRAIL_EVENTS_MILLIONS);
            case GUARDDUTY_FLOW_AND_DNS_LOGS -> exactly(Volume.FLOW_LOG_GB, Volume.DNS_GB);
            case GUARDDUTY_S3_EVENTS -> exactly(Volume.S3_DATA_EVENTS_MILLIONS);
            case GUARDDUTY_EKS_AUDIT_EVENTS -> exactly(Volume.EKS_AUDIT_EVENTS_MILLIONS);
            case GUARDDUTY_RUNTIME_VCPUS -> exactly(Volume.RUNTIME_VCPUS);
            case GUARDDUTY_MALWARE_GB -> exactly(Volume.MALWARE_SCANNED_GB);
            case GUARDDUTY_RDS_VCPUS -> exactly(Volume.RDS_VCPUS);
            case GUARDDUTY_LAMBDA_NETWORK_GB -> exactly(Volume.LAMBDA_NETWORK_GB);
            case CLOUDTRAIL_DATA_EVENTS -> exactly(Volume.RECORDED_DATA_EVENTS_MILLIONS);
            case CONFIG_ITEMS -> exactly(Volume.CONFIG_ITEMS);
            case CONFIG_RULE_EVALUATIONS -> exactly(Volume.RULE_EVALUATIONS);
            case SECURITYHUB_CHECKS -> exactly(Volume.SECURITY_CHECKS);
            case SECURITYHUB_FINDINGS -> exactly(Volume.FINDINGS);
            case DETECTIVE_GB -> exactly(Volume.DETECTIVE_GB);
            case INSPECTOR_INSTANCES -> exactly(Volume.EC2_INSTANCES);
            case INSPECTOR_CONTAINER_IMAGES -> exactly(Volume.CONTAINER_IMAGES);
            case INSPECTOR_CONTAINER_RESCANS -> exactly(Volume.CONTAINER_RESCANS);
            case INSPECTOR_LAMBDA_FUNCTIONS, INSPECTOR_LAMBDA_CODE ->
                    exactly(Volume.LAMBDA_FUNCTIONS);
            case INSPECTOR_CODE_SCANS -> exactly(Volume.CODE_REPOSITORY_SCANS);
            case MACIE_BUCKETS -> exactly(Volume.S3_BUCKETS);
            case MACIE_OBJECTS -> exactly(Volume.S3_OBJECTS_MILLIONS);
            case MACIE_GB -> exactly(Volume.S3_GB_SCANNED);
            case SSM_AUTOMATION_STEPS -> exactly(Volume.AUTOMATION_STEPS);
            case EVENTBRIDGE_EVENTS -> exactly(Volume.EVENTS_FORWARDED_MILLIONS);
            case EVENTBRIDGE_ARCHIVE_GB -> exactly(Volume.EVENTS_ARCHIVED_GB);
            case DYNAMODB_WRITES -> exactly(Volume.INVENTORY_WRITES_MILLIONS);
            case DYNAMODB_GB -> exactly(Volume.INVENTORY_GB);
            case S3_STORAGE -> stored(tool).flatMap(Demand::exactly);
            case S3_WRITES -> written(tool).flatMap(Demand::exactly);
            case KMS_REQUESTS ->
                    written(tool).flatMap(it -> between(REQUESTS_WITH_BUCKET_KEYS, it));
            case LOGS_INGESTED_GB -> ingested(tool).flatMap(Demand::exactly);
            case LOGS_STORED_GB -> kept(tool).flatMap(Demand::exactly);
            case LOGS_DELIVERED_GB -> delivered(tool).flatMap(Demand::exactly);
            case FIREHOSE_GB -> exactly(Volume.APPLICATION_LOG_FORWARDED_GB);
            case ATHENA_GB -> exactly(Volume.ATHENA_SCANNED_GB);
            case KMS_KEYS,
                    CLOUDWATCH_ALARMS,
                    CLOUDWATCH_ANOMALY_ALARMS,
                    CLOUDWATCH_COMPOSITE_ALARMS,
                    CLOUDWATCH_METRICS,
                    CLOUDWATCH_DASHBOARDS ->
                    Optional.empty();
        };
    }

    private static Optional<Demand> exactly(Volume... volumes) {
        return Optional.of(new Demand(List.of(volumes), BigDecimal.ONE, BigDecimal.ONE));
    }

    private static Optional<Demand> between(BigDecimal least, Volume volume) {
        return Optional.of(new Demand(List.of(volume), least, BigDecimal.ONE));
    }

    /** The trail has a log group, VPCs have theirs, and the findings of all tools one together. */
    private static Optional<Volume> ingested(CatalogItem tool) {
        return switch (tool) {
            case Tool.CLOUDTRAIL -> Optional.of(Volume.CLOUDTRAIL_LOG_GB);
            case Tool _ -> Optional.of(Volume.FINDINGS_LOG_GB);
            case LogSource source -> delivered(source);
            case Facility _ -> Optional.empty();
        };
    }

    private static Optional<Volume> kept(CatalogItem tool) {
        return switch (tool) {
            case Tool.CLOUDTRAIL -> Optional.of(Volume.CLOUDTRAIL_LOG_STORED_GB);
            case Tool _ -> Optional.of(Volume.FINDINGS_LOG_STORED_GB);
            case LogSource.VPC_FLOW_LOGS -> Optional.of(Volume.FLOW_LOG_STORED_GB);
            case LogSource.DNS_LOGS -> Optional.of(Volume.DNS_LOG_STORED_GB);
            case LogSource.APPLICATION_LOGS -> Optional.of(Volume.APPLICATION_LOG_STORED_GB);
            case LogSource _, Facility _ -> Optional.empty();
        };
    }

    /** A service delivers as much to each of its destinations. */
    private static Optional<Volume> delivered(CatalogItem tool) {
        return switch (tool) {
            case LogSource.VPC_FLOW_LOGS -> Optional.of(Volume.FLOW_LOG_GB);
            case LogSource.DNS_LOGS -> Optional.of(Volume.DNS_GB);
            case Tool _, LogSource _, Facility _ -> Optional.empty();
        };
    }

    private static Optional<Volume> stored(CatalogItem tool) {
        return switch (tool) {
            case Tool.CLOUDTRAIL -> Optional.of(Volume.CLOUDTRAIL_ARCHIVE_GB);
            case Tool.CONFIG -> Optional.of(Volume.CONFIG_ARCHIVE_GB);
            case Tool.GUARDDUTY -> Optional.of(Volume.GUARDDUTY_ARCHIVE_GB);
            case Tool.MACIE -> Optional.of(Volume.MACIE_ARCHIVE_GB);
            case Tool.SYSTEMS_MANAGER -> Optional.of(Volume.SESSION_LOG_ARCHIVE_GB);
            case LogSource.APPLICATION_LOGS -> Optional.of(Volume.APPLICATION_LOG_ARCHIVE_GB);
            case Facility.ANALYSIS -> Optional.of(Volume.ATHENA_RESULTS_GB);
            case Tool.SECURITY_HUB, Tool.DETECTIVE, Tool.INSPECTOR -> Optional.empty();
            case LogSource.VPC_FLOW_LOGS -> Optional.of(Volume.FLOW_LOG_ARCHIVE_GB);
            case LogSource.DNS_LOGS -> Optional.of(Volume.DNS_LOG_ARCHIVE_GB);
            case LogSource.LOAD_BALANCER_LOGS -> Optional.of(Volume.LOAD_BALANCER_LOG_ARCHIVE_GB);
            case LogSource.S3_ACCESS_LOGS -> Optional.of(Volume.S3_ACCESS_LOG_ARCHIVE_GB);
            case LogSource _, Facility _ -> Optional.empty();
        };
    }

    private static Optional<Volume> written(CatalogItem tool) {
        return switch (tool) {
            case Tool.CLOUDTRAIL -> Optional.of(Volume.CLOUDTRAIL_ARCHIVE_WRITES_MILLIONS);
            case Tool.CONFIG -> Optional.of(Volume.CONFIG_ARCHIVE_WRITES_MILLIONS);
            case Tool.GUARDDUTY -> Optional.of(Volume.GUARDDUTY_ARCHIVE_WRITES_MILLIONS);
            case Tool.MACIE -> Optional.of(Volume.MACIE_ARCHIVE_WRITES_MILLIONS);
            case Tool.SYSTEMS_MANAGER -> Optional.of(Volume.SESSION_LOG_ARCHIVE_WRITES_MILLIONS);
            case LogSource.APPLICATION_LOGS ->
                    Optional.of(Volume.APPLICATION_LOG_ARCHIVE_WRITES_MILLIONS);
            case Facility.ANALYSIS -> Optional.of(Volume.ATHENA_RESULT_WRITES_MILLIONS);
            case Tool.SECURITY_HUB, Tool.DETECTIVE, Tool.INSPECTOR -> Optional.empty();
            case LogSource.LOAD_BALANCER_LOGS ->
                    Optional.of(Volume.LOAD_BALANCER_LOG_ARCHIVE_WRITES_MILLIONS);
            case LogSource.S3_ACCESS_LOGS ->
                    Optional.of(Volume.S3_ACCESS_LOG_ARCHIVE_WRITES_MILLIONS);
            case LogSource _, Facility _ -> Optional.empty();
        };
    }
}
