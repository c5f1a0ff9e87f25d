package io.vedette.core.catalog;

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

/**
 * Lists the eight tools of SEC10-BP06 with the reference's values, in the order in which they are
 * deployed.
 */
public final class Catalog {

    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2", "eu-west-1");

    private static final List<CatalogEntry> ENTRIES =
            List.of(
                    new CatalogEntry(
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
                    new CatalogEntry(
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
                                            new ObjectLock(false, Mode.GOVERNANCE, 365))),
                            List.of(
                                    "Real-time API monitoring",
                                    "Anomaly detection",
                                    "Event correlation",
                                    "Automated alerting"),
                            List.of("CloudWatch", "Detective", "Athena", "OpenSearch"),
                            List.of("Management events", "Data events", "Insights", "S3 storage")),
                    new CatalogEntry(
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
                    new CatalogEntry(
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
                    new CatalogEntry(
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
                    new CatalogEntry(
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
                    new CatalogEntry(
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
                    new CatalogEntry(
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

    private Catalog() {}

    /** All entries; whatever a tool depends on comes before it. */
    public static List<CatalogEntry> entries() {
        return ENTRIES;
    }

    /** The entry of one tool. */
    public static CatalogEntry of(Tool tool) {
        return ENTRIES.stream().filter(entry -> entry.tool() == tool).findFirst().orElseThrow();
    }
}
