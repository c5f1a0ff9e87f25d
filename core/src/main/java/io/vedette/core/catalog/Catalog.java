package io.vedette.core.catalog;

import io.vedette.core.catalog.BucketLogSettings.Choice;
import io.vedette.core.catalog.BucketLogSettings.Partition;
import io.vedette.core.catalog.BucketLogSettings.Tagged;
import io.vedette.core.catalog.CloudTrailSettings.Archive;
import io.vedette.core.catalog.CloudTrailSettings.CloudWatchLogs;
import io.vedette.core.catalog.CloudTrailSettings.Insight;
import io.vedette.core.catalog.CloudTrailSettings.ObjectLock;
import io.vedette.core.catalog.CloudTrailSettings.ObjectLock.Mode;
import io.vedette.core.catalog.CloudTrailSettings.ReadWriteType;
import io.vedette.core.catalog.ConfigSettings.DeliveryFrequency;
import io.vedette.core.catalog.ConfigSettings.ManagedRule;
import io.vedette.core.catalog.ConfigSettings.RecordingGroup;
import io.vedette.core.catalog.DetectiveSettings.DataSource;
import io.vedette.core.catalog.DetectiveSettings.OptionalPackage;
import io.vedette.core.catalog.FlowLogSettings.Traffic;
import io.vedette.core.catalog.GuardDutySettings.AutoEnable;
import io.vedette.core.catalog.GuardDutySettings.Export;
import io.vedette.core.catalog.GuardDutySettings.ProtectionPlan;
import io.vedette.core.catalog.GuardDutySettings.PublishingFrequency;
import io.vedette.core.catalog.InspectorSettings.Ec2ScanMode;
import io.vedette.core.catalog.InspectorSettings.EcrRescanDuration;
import io.vedette.core.catalog.InspectorSettings.ScanType;
import io.vedette.core.catalog.PatchManagerSettings.Scan;
import io.vedette.core.catalog.SecurityHubSettings.Configuration;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.catalog.SystemsManagerSettings.Encryption;
import io.vedette.core.catalog.SystemsManagerSettings.HostManagement;
import io.vedette.core.catalog.SystemsManagerSettings.Inventory;
import io.vedette.core.catalog.SystemsManagerSettings.InventoryType;
import io.vedette.core.catalog.SystemsManagerSettings.ResourceDataSync;
import io.vedette.core.catalog.SystemsManagerSettings.SessionManager;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists the eight tools and six log sources of SEC10-BP06 with the reference's values, and what
 * works on them, in the order in which they are deployed.
 */
public final class Catalog {

    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2", "eu-west-1");

    private static final List<ToolEntry> TOOLS =
            List.of(
                    new ToolEntry(
                            Tool.GUARDDUTY,
                            "guardduty",
                            "Threat detection service using machine learning",
                            1,
                            REGIONS,
                            List.of(),
                            new GuardDutySettings(
                                    true,
                                    PublishingFrequency.FIFTEEN_MINUTES,
                                    EnumSet.allOf(ProtectionPlan.class),
                                    Set.of(),
                                    AutoEnable.ALL,
                                    List.of(),
                                    new Export(
                                            true,
                                            "guardduty-findings-{account_id}",
                                            "alias/vedette-guardduty")),
                            List.of(
                                    "Automatic threat detection",
                                    "Finding severity scoring",
                                    "Threat intelligence integration",
                                    "Anomaly detection"),
                            List.of("Security Hub", "Detective", "EventBridge"),
                            List.of(
                                    "Data processed",
                                    "VPC Flow Logs",
                                    "DNS logs",
                                    "S3 data events")),
                    new ToolEntry(
                            Tool.CLOUDTRAIL,
                            "cloudtrail",
                            "API activity logging and monitoring",
                            1,
                            REGIONS,
                            List.of(),
                            new CloudTrailSettings(
                                    true,
                                    "vedette",
                                    "cloudtrail-logs-{account_id}",
                                    "alias/vedette-cloudtrail",
                                    true,
                                    true,
                                    true,
                                    ReadWriteType.ALL,
                                    true,
                                    Set.of(),
                                    EnumSet.allOf(Insight.class),
                                    new CloudWatchLogs(true, "vedette/cloudtrail", 365),
                                    new Archive(
                                            2555,
                                            365,
                                            365,
                                            new ObjectLock(false, Mode.GOVERNANCE, 365))),
                            List.of(
                                    "Real-time API monitoring",
                                    "Anomaly detection",
                                    "Event correlation",
                                    "Automated alerting"),
                            List.of("CloudWatch", "Detective", "Athena", "OpenSearch"),
                            List.of("Management events", "Data events", "Insights", "S3 storage")),
                    new ToolEntry(
                            Tool.CONFIG,
                            "config",
                            "Configuration compliance and change tracking",
                            2,
                            REGIONS,
                            List.of(),
                            new ConfigSettings(
                                    true,
                                    new RecordingGroup(true, true, Set.of()),
                                    "config-bucket-{account_id}",
                                    "alias/vedette-config",
                                    DeliveryFrequency.TWENTY_FOUR_HOURS,
                                    2557,
                                    true,
                                    EnumSet.allOf(ManagedRule.class),
                                    Map.of(),
                                    List.of(
                                            "Environment",
                                            "Owner",
                                            "CostCenter",
                                            "DataClassification"),
                                    List.of()),
                            List.of(
                                    "Configuration drift detection",
                                    "Compliance monitoring",
                                    "Change tracking",
                                    "Automated remediation"),
                            List.of("Security Hub", "Systems Manager", "Lambda"),
                            List.of("Configuration items", "Rule evaluations", "S3 storage")),
                    new ToolEntry(
                            Tool.SYSTEMS_MANAGER,
                            "ssm",
                            "Operational management and automation",
                            2,
                            REGIONS,
                            List.of(),
                            new SystemsManagerSettings(
                                    true,
                                    true,
                                    new HostManagement(
                                            true,
                                            "AWSSystemsManagerDefaultEC2InstanceManagementRole"),
                                    new Inventory(
                                            true,
                                            "rate(12 hours)",
                                            EnumSet.complementOf(
                                                    EnumSet.of(InventoryType.BILLING_INFO))),
                                    new ResourceDataSync(
                                            true,
                                            "vedette-inventory",
                                            "inventory-data-{account_id}",
                                            "alias/vedette-inventory"),
                                    new PatchManagerSettings(
                                            true,
                                            new Scan(true, "rate(1 day)"),
                                            List.of(),
                                            List.of()),
                                    new SessionManager(
                                            true,
                                            "session-logs-{account_id}",
                                            "{account_id}/{region}",
                                            "alias/vedette-session-logs",
                                            new SystemsManagerSettings.CloudWatchLogs(
                                                    false, "vedette/sessions", 365),
                                            new Encryption(false, "alias/vedette-sessions")),
                                    List.of(
                                            "AWSIncidents-CriticalIncidentRunbookTemplate",
                                            "AWSSupport-TroubleshootConnectivityToRDS")),
                            List.of(
                                    "Automated patching",
                                    "Secure remote access",
                                    "Runbook automation",
                                    "Inventory management"),
                            List.of("Config", "CloudWatch", "EventBridge"),
                            List.of(
                                    "API requests",
                                    "Automation executions",
                                    "Parameter Store usage")),
                    new ToolEntry(
                            Tool.SECURITY_HUB,
                            "securityhub",
                            "Centralized security findings management",
                            2,
                            REGIONS,
                            List.of(Tool.GUARDDUTY, Tool.CONFIG),
                            new SecurityHubSettings(
                                    true,
                                    EnumSet.of(
                                            Standard.AWS_FOUNDATIONAL,
                                            Standard.CIS_3_0,
                                            Standard.PCI_DSS_4_0),
                                    true,
                                    true,
                                    Configuration.CENTRAL,
                                    "vedette",
                                    true,
                                    List.of()),
                            List.of(
                                    "Centralized finding management",
                                    "Compliance scoring",
                                    "Custom insights",
                                    "Automated remediation triggers"),
                            List.of("GuardDuty", "Config", "Inspector", "Macie"),
                            List.of("Security checks", "Finding ingestion", "Compliance scans")),
                    new ToolEntry(
                            Tool.DETECTIVE,
                            "detective",
                            "Security investigation and analysis service",
                            3,
                            REGIONS,
                            List.of(Tool.GUARDDUTY, Tool.CLOUDTRAIL),
                            new DetectiveSettings(
                                    true,
                                    EnumSet.allOf(DataSource.class),
                                    EnumSet.of(OptionalPackage.SECURITY_HUB_FINDINGS),
                                    365,
                                    true,
                                    List.of(),
                                    true),
                            List.of(
                                    "Behavior graph analysis",
                                    "Investigation visualizations",
                                    "Root cause analysis",
                                    "Timeline reconstruction"),
                            List.of("GuardDuty", "Security Hub", "CloudTrail"),
                            List.of("Data ingested", "Graph storage", "Analysis queries")),
                    new ToolEntry(
                            Tool.INSPECTOR,
                            "inspector2",
                            "Vulnerability assessment service",
                            3,
                            REGIONS,
                            List.of(),
                            new InspectorSettings(
                                    true,
                                    EnumSet.of(ScanType.EC2, ScanType.ECR, ScanType.LAMBDA),
                                    true,
                                    true,
                                    EcrRescanDuration.LIFETIME,
                                    Ec2ScanMode.HYBRID,
                                    List.of()),
                            List.of(
                                    "Continuous vulnerability scanning",
                                    "Risk-based prioritization",
                                    "Integration with CI/CD",
                                    "Automated reporting"),
                            List.of("Security Hub", "Systems Manager", "ECR"),
                            List.of("Images scanned", "EC2 instances", "Lambda functions")),
                    new ToolEntry(
                            Tool.MACIE,
                            "macie2",
                            "Data security and privacy service",
                            4,
                            REGIONS,
                            List.of(),
                            new MacieSettings(
                                    true,
                                    MacieSettings.PublishingFrequency.FIFTEEN_MINUTES,
                                    true,
                                    new MacieSettings.Publication(true, true),
                                    new MacieSettings.AutomatedDiscovery(
                                            true, MacieSettings.AutoEnable.ALL),
                                    new MacieSettings.Export(
                                            true,
                                            "macie-results-{account_id}",
                                            "alias/vedette-macie"),
                                    List.of(),
                                    List.of(),
                                    List.of()),
                            List.of(
                                    "Sensitive data discovery",
                                    "Data classification",
                                    "Privacy risk assessment",
                                    "Automated data protection"),
                            List.of("Security Hub", "EventBridge", "S3"),
                            List.of(
                                    "S3 buckets monitored",
                                    "Objects analyzed",
                                    "Classification jobs")));

    private static final List<LogSourceEntry> LOG_SOURCES =
            List.of(
                    new LogSourceEntry(
                            LogSource.CLOUDTRAIL_MANAGEMENT,
                            "CloudTrail",
                            "API Activity",
                            "S3 + CloudWatch Logs",
                            List.of(Tool.CLOUDTRAIL),
                            new TrailLogSettings(true, 2555),
                            List.of("Athena", "Detective", "CloudWatch Insights"),
                            List.of("Management events", "S3 storage", "Logs ingested")),
                    new LogSourceEntry(
                            LogSource.VPC_FLOW_LOGS,
                            "VPC",
                            "Network Traffic",
                            "S3 + CloudWatch Logs",
                            List.of(),
                            new FlowLogSettings(
                                    true,
                                    90,
                                    EnumSet.allOf(LogDestination.class),
                                    Traffic.ALL,
                                    600,
                                    false,
                                    false,
                                    archive("vpc-flow-logs", 90),
                                    new LogGroupSettings("vedette/vpc-flow-logs", 90)),
                            List.of("Athena", "Detective", "VPC Flow Logs Insights"),
                            List.of("Logs delivered", "S3 storage", "Logs ingested")),
                    new LogSourceEntry(
                            LogSource.DNS_LOGS,
                            "Route 53 Resolver",
                            "DNS Queries",
                            "S3 + CloudWatch Logs",
                            List.of(),
                            new QueryLogSettings(
                                    true,
                                    90,
                                    EnumSet.allOf(LogDestination.class),
                                    "vedette",
                                    archive("dns-query-logs", 90),
                                    new LogGroupSettings("vedette/dns-query-logs", 90)),
                            List.of("Athena", "Detective"),
                            List.of("Logs delivered", "S3 storage", "Logs ingested")),
                    new LogSourceEntry(
                            LogSource.APPLICATION_LOGS,
                            "CloudWatch Logs",
                            "Application Events",
                            "CloudWatch Logs",
                            List.of(),
                            new ApplicationLogSettings(
                                    true,
                                    365,
                                    false,
                                    List.of("*"),
                                    List.of("vedette/*", "aws-controltower/*"),
                                    new ApplicationLogSettings.Encryption(
                                            false, "alias/vedette-log-groups"),
                                    new ApplicationLogSettings.Subscription(
                                            true,
                                            "vedette-application-logs",
                                            "",
                                            List.of(),
                                            64,
                                            300,
                                            archive("application-logs", 365))),
                            List.of("CloudWatch Insights", "OpenSearch"),
                            List.of("Logs ingested", "Logs stored", "Logs forwarded")),
                    new LogSourceEntry(
                            LogSource.LOAD_BALANCER_LOGS,
                            "ELB",
                            "Load Balancer Access",
                            "S3",
                            List.of(),
                            new LoadBalancerLogSettings(
                                    true,
                                    90,
                                    new PlainLogBucketSettings(
                                            "load-balancer-logs-{account_id}-{region}", 30, 0),
                                    false,
                                    false),
                            List.of("Athena", "OpenSearch"),
                            List.of("S3 storage", "S3 requests")),
                    new LogSourceEntry(
                            LogSource.S3_ACCESS_LOGS,
                            "S3",
                            "S3 Access",
                            "S3",
                            List.of(),
                            new BucketLogSettings(
                                    true,
                                    365,
                                    Choice.TAGGED,
                                    List.of(
                                            new Tagged(
                                                    "DataClassification",
                                                    List.of("Confidential", "Restricted"))),
                                    List.of(),
                                    new PlainLogBucketSettings(
                                            "s3-access-logs-{account_id}-{region}", 30, 0),
                                    Partition.EVENT_TIME,
                                    false),
                            List.of("Athena", "Macie"),
                            List.of("S3 storage", "S3 requests")));

    private static final List<FacilityEntry> FACILITIES =
            List.of(
                    new FacilityEntry(
                            Facility.ANALYSIS,
                            "Athena",
                            "Tables and saved queries over the logs",
                            List.of(),
                            new AnalysisSettings(
                                    true,
                                    "vedette",
                                    "vedette_logs",
                                    100,
                                    30,
                                    new LogBucketSettings(
                                            "athena-results-{account_id}-{region}",
                                            "alias/vedette-athena",
                                            7,
                                            new ObjectLock(false, Mode.GOVERNANCE, 30)),
                                    List.of()),
                            List.of("Data scanned")),
                    new FacilityEntry(
                            Facility.MONITORING,
                            "CloudWatch",
                            "Alarms, rules and notifications",
                            List.of(),
                            new MonitoringSettings(
                                    true,
                                    "alias/vedette-monitoring",
                                    "vedette",
                                    7,
                                    Set.of(
                                            MonitoringSettings.Severity.HIGH,
                                            MonitoringSettings.Severity.CRITICAL),
                                    60,
                                    3,
                                    new MonitoringSettings.Thresholds(5, 3, 50, 1, 300),
                                    new MonitoringSettings.Escalation(true, 15, 60),
                                    new MonitoringSettings.Subscriptions(
                                            List.of(), List.of(), List.of())),
                            List.of("Alarms", "Custom metrics", "Dashboards")));

    private static final List<CatalogEntry> ENTRIES =
            Stream.of(TOOLS, LOG_SOURCES, FACILITIES).<CatalogEntry>flatMap(List::stream).toList();

    private Catalog() {}

    /** A bucket and a key of that name in every region of the log archive account. */
    private static LogBucketSettings archive(String name, int days) {
        return new LogBucketSettings(
                name + "-{account_id}-{region}",
                "alias/vedette-" + name,
                30,
                new ObjectLock(false, Mode.GOVERNANCE, days));
    }

    /** All entries; whatever a tool depends on comes before it. */
    public static List<CatalogEntry> entries() {
        return ENTRIES;
    }

    /** The tools' entries. */
    public static List<ToolEntry> tools() {
        return TOOLS;
    }

    /** The log sources' entries. */
    public static List<LogSourceEntry> logSources() {
        return LOG_SOURCES;
    }

    /** The entry of one item. */
    public static CatalogEntry of(CatalogItem item) {
        return ENTRIES.stream().filter(entry -> entry.item() == item).findFirst().orElseThrow();
    }

    /** The entry of one log source. */
    public static LogSourceEntry of(LogSource source) {
        return LOG_SOURCES.stream().filter(it -> it.item() == source).findFirst().orElseThrow();
    }
}
