package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.CloudTrailSettings.Insight;
import io.vedette.core.catalog.CloudTrailSettings.ReadWriteType;
import io.vedette.core.catalog.ConfigSettings.ManagedRule;
import io.vedette.core.catalog.ConfigSettings.RecordingGroup;
import io.vedette.core.catalog.DetectiveSettings.DataSource;
import io.vedette.core.catalog.GuardDutySettings.ProtectionPlan;
import io.vedette.core.catalog.GuardDutySettings.PublishingFrequency;
import io.vedette.core.catalog.InspectorSettings.ScanType;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the catalog to the values of SEC10-BP06, example 1. */
final class CatalogTest {

    @Test
    void listsEveryToolOnceInTheOrderOfPriorities() {
        assertThat(Catalog.tools()).extracting(ToolEntry::item).containsExactly(Tool.values());
        assertThat(Catalog.tools()).extracting(ToolEntry::priority).isSorted();
        assertThat(Catalog.entries().stream().map(CatalogEntry::item).toList())
                .isEqualTo(CatalogItem.all());
    }

    @Test
    void hasWhateverAToolDependsOnBeforeIt() {
        List<CatalogItem> before = new ArrayList<>();
        for (CatalogEntry entry : Catalog.entries()) {
            assertThat(before).containsAll(entry.dependencies());
            before.add(entry.item());
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsATool(Tool tool) {
        assertThat(Catalog.of(tool).item()).isEqualTo(tool);
        assertThat(CatalogItem.of(tool.id())).isEqualTo(tool);
        assertThat(entry(tool.id()).regions())
                .containsExactly("us-east-1", "us-west-2", "eu-west-1");
        assertThat(Catalog.of(tool).defaults().enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    guardduty       | guardduty   | 1 |                       | Threat detection service using machine learning
                    cloudtrail      | cloudtrail  | 1 |                       | API activity logging and monitoring
                    config          | config      | 2 |                       | Configuration compliance and change tracking
                    systems_manager | ssm         | 2 |                       | Operational management and automation
                    security_hub    | securityhub | 2 | guardduty, config     | Centralized security findings management
                    detective       | detective   | 3 | guardduty, cloudtrail | Security investigation and analysis service
                    inspector       | inspector2  | 3 |                       | Vulnerability assessment service
                    macie           | macie2      | 4 |                       | Data security and privacy service
                    """)
    void describesToolsAsTheReferenceDoes(
            String id,
            String service,
            int priority,
            @Nullable String dependencies,
            String description) {
        ToolEntry entry = entry(id);

        assertThat(entry.service()).isEqualTo(service);
        assertThat(entry.priority()).isEqualTo(priority);
        assertThat(entry.dependencies().stream().map(Tool::id))
                .containsExactlyElementsOf(words(dependencies));
        assertThat(entry.description()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    guardduty       | Automatic threat detection, Finding severity scoring, Threat intelligence integration, Anomaly detection
                    security_hub    | Centralized finding management, Compliance scoring, Custom insights, Automated remediation triggers
                    detective       | Behavior graph analysis, Investigation visualizations, Root cause analysis, Timeline reconstruction
                    config          | Configuration drift detection, Compliance monitoring, Change tracking, Automated remediation
                    cloudtrail      | Real-time API monitoring, Anomaly detection, Event correlation, Automated alerting
                    inspector       | Continuous vulnerability scanning, Risk-based prioritization, Integration with CI/CD, Automated reporting
                    macie           | Sensitive data discovery, Data classification, Privacy risk assessment, Automated data protection
                    systems_manager | Automated patching, Secure remote access, Runbook automation, Inventory management
                    """)
    void listsAutomationCapabilities(String id, String capabilities) {
        assertThat(entry(id).automationCapabilities()).isEqualTo(words(capabilities));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    guardduty       | Security Hub, Detective, EventBridge
                    security_hub    | GuardDuty, Config, Inspector, Macie
                    detective       | GuardDuty, Security Hub, CloudTrail
                    config          | Security Hub, Systems Manager, Lambda
                    cloudtrail      | CloudWatch, Detective, Athena, OpenSearch
                    inspector       | Security Hub, Systems Manager, ECR
                    macie           | Security Hub, EventBridge, S3
                    systems_manager | Config, CloudWatch, EventBridge
                    """)
    void listsIntegrationPoints(String id, String points) {
        assertThat(entry(id).integrationPoints()).isEqualTo(words(points));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    guardduty       | Data processed, VPC Flow Logs, DNS logs, S3 data events
                    security_hub    | Security checks, Finding ingestion, Compliance scans
                    detective       | Data ingested, Graph storage, Analysis queries
                    config          | Configuration items, Rule evaluations, S3 storage
                    cloudtrail      | Management events, Data events, Insights, S3 storage
                    inspector       | Images scanned, EC2 instances, Lambda functions
                    macie           | S3 buckets monitored, Objects analyzed, Classification jobs
                    systems_manager | API requests, Automation executions, Parameter Store usage
                    """)
    void listsCostFactors(String id, String factors) {
        assertThat(entry(id).costFactors()).isEqualTo(words(factors));
    }

    @Test
    void publishesGuardDutysFindingsEveryFifteenMinutesWithEveryPlanOn() {
        GuardDutySettings settings = defaults(Tool.GUARDDUTY, GuardDutySettings.class);

        assertThat(settings.findingPublishingFrequency())
                .isEqualTo(PublishingFrequency.FIFTEEN_MINUTES);
        assertThat(settings.protectionPlans()).containsExactlyInAnyOrder(ProtectionPlan.values());
    }

    @Test
    void enablesSecurityHubsThreeStandardsControlsAndAggregation() {
        SecurityHubSettings settings = defaults(Tool.SECURITY_HUB, SecurityHubSettings.class);

        assertThat(settings.standards())
                .containsExactlyInAnyOrder(
                        Standard.AWS_FOUNDATIONAL, Standard.CIS_3_0, Standard.PCI_DSS_4_0);
        assertThat(settings.autoEnableControls()).isTrue();
        assertThat(settings.findingAggregation()).isTrue();
    }

    @Test
    void recordsEverythingInConfigAndHasTheFourRules() {
        ConfigSettings settings = defaults(Tool.CONFIG, ConfigSettings.class);

        assertThat(settings.recordingGroup()).isEqualTo(new RecordingGroup(true, true, Set.of()));
        assertThat(settings.deliveryBucket()).isEqualTo("config-bucket-{account_id}");
        assertThat(settings.rules().stream().map(ManagedRule::ruleName))
                .containsExactlyInAnyOrder(
                        "encrypted-volumes",
                        "root-access-key-check",
                        "s3-bucket-public-access-prohibited",
                        "iam-password-policy");
    }

    @Test
    void trailsAllManagementEventsOfAllRegionsWithValidationAndInsights() {
        CloudTrailSettings settings = defaults(Tool.CLOUDTRAIL, CloudTrailSettings.class);

        assertThat(settings.multiRegionTrail()).isTrue();
        assertThat(settings.includeGlobalServices()).isTrue();
        assertThat(settings.enableLogFileValidation()).isTrue();
        assertThat(settings.bucket()).isEqualTo("cloudtrail-logs-{account_id}");
        assertThat(settings.readWriteType()).isEqualTo(ReadWriteType.ALL);
        assertThat(settings.includeManagementEvents()).isTrue();
        assertThat(settings.insights()).contains(Insight.API_CALL_RATE);
        assertThat(settings.archive().retentionDays()).isEqualTo(2555);
    }

    @Test
    void takesAllAccountsIntoOneOfDetectivesGraphsForAYear() {
        DetectiveSettings settings = defaults(Tool.DETECTIVE, DetectiveSettings.class);

        assertThat(settings.dataSources())
                .containsExactlyInAnyOrder(
                        DataSource.VPC_FLOW_LOGS, DataSource.DNS_LOGS, DataSource.CLOUD_TRAIL);
        assertThat(settings.retentionDays()).isEqualTo(365);
        assertThat(settings.enableOrganizationGraph()).isTrue();
        assertThat(settings.memberAccounts()).isEmpty();
    }

    @Test
    void scansInstancesImagesAndFunctionsWithoutSuppressingAnything() {
        InspectorSettings settings = defaults(Tool.INSPECTOR, InspectorSettings.class);

        assertThat(settings.scanTypes())
                .containsExactlyInAnyOrder(ScanType.ECR, ScanType.EC2, ScanType.LAMBDA);
        assertThat(settings.autoEnable()).isTrue();
        assertThat(settings.findingAggregation()).isTrue();
        assertThat(settings.suppressionRules()).isEmpty();
    }

    @Test
    void publishesMaciesFindingsEveryFifteenMinutesAndLooksForNothingOfItsOwn() {
        MacieSettings settings = defaults(Tool.MACIE, MacieSettings.class);

        assertThat(settings.findingPublishingFrequency())
                .isEqualTo(MacieSettings.PublishingFrequency.FIFTEEN_MINUTES);
        assertThat(settings.classificationJobs()).isEmpty();
        assertThat(settings.customDataIdentifiers()).isEmpty();
        assertThat(settings.allowLists()).isEmpty();
    }

    private static <S extends CatalogSettings> S defaults(Tool tool, Class<S> type) {
        return type.cast(Catalog.of(tool).defaults());
    }

    private static ToolEntry entry(String id) {
        return Catalog.tools().stream()
                .filter(it -> it.item().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split(", "));
    }
}
