package io.vedette.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.Facility;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.Tool;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.LoggingConfigurationItem;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LoggingRecordsTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T09:00:00Z");
    private static final Target HERE =
            new Target(new AccountId("444444444444"), new Region("eu-west-1"));

    private static final Baseline BASELINE =
            BaselineReader.parse(
                    "vedette.yaml",
                    """
                    organization:
                      home-region: us-east-1
                      regions: [us-east-1]
                      security-tooling-account: "222222222222"
                      log-archive-account: "333333333333"
                    logging:
                      vpc_flow_logs: {retention-days: 180}
                    """);

    private static List<InventoryItem> written(Instant now, Outcome outcome, CatalogItem... items) {
        List<DeploymentOutcome> deployments =
                Stream.of(items)
                        .map(it ->
                                new DeploymentOutcome(
                                        InventoryItem.key(it, HERE.account(), HERE.region()),
                                        it,
                                        HERE,
                                        outcome,
                                        List.of()))
                        .toList();
        return new InventoryRecords("run-1", "1.2.3", now, List.of())
                .of(new RunReport("run-1", deployments, Map.of(), 0, Duration.ZERO), BASELINE);
    }

    private static List<LoggingConfigurationItem> records(
            List<InventoryItem> written, LoggingConfigurationItem... before) {
        return new LoggingRecords(BASELINE, List.of(before), written).of(written);
    }

    @Test
    void saysOfALogSourceWhatTheReferenceSays() {
        LoggingConfigurationItem item =
                records(written(MONDAY, new Outcome.Done(), Tool.MACIE, LogSource.VPC_FLOW_LOGS))
                        .getFirst();

        assertThat(item.loggingKey()).isEqualTo("vpc_flow_logs_444444444444_eu-west-1");
        assertThat(item.logType()).isEqualTo("vpc_flow_logs");
        assertThat(item.service()).isEqualTo("VPC");
        assertThat(item.destination()).isEqualTo("S3 + CloudWatch Logs");
        assertThat(item.retentionDays()).isEqualTo(180);
        assertThat(item.encryptionEnabled()).isTrue();
        assertThat(item.analysisTools())
                .containsExactly("Athena", "Detective", "VPC Flow Logs Insights");
        assertThat(item.alertingEnabled()).isFalse();
        assertThat(item.costPerMonth()).isEqualTo("Logs delivered, S3 storage, Logs ingested");
        assertThat(item.setupDate()).isEqualTo(MONDAY);
        assertThat(item.outcome()).isEqualTo("done");
    }

    @Test
    void sayNothingOfTools() {
        assertThat(records(written(MONDAY, new Outcome.Done(), Tool.MACIE))).isEmpty();
    }

    @Test
    void alertingIsWhereMonitoringIs() {
        List<InventoryItem> written =
                written(
                        MONDAY,
                        new Outcome.Done(),
                        LogSource.DNS_LOGS,
                        LogSource.VPC_FLOW_LOGS,
                        Facility.MONITORING);

        assertThat(records(written)).hasSize(2).allMatch(LoggingConfigurationItem::alertingEnabled);
    }

    @Test
    void nothingIsEncryptedWhereNothingIsKept() {
        LoggingConfigurationItem item =
                records(written(MONDAY, new Outcome.Failed("AccessDenied"), LogSource.DNS_LOGS))
                        .getFirst();

        assertThat(item.encryptionEnabled()).isFalse();
        assertThat(item.reason()).isEqualTo("AccessDenied");
    }

    @Test
    void whatStaysInPlaceKeepsItsDate() {
        LoggingConfigurationItem monday =
                records(written(MONDAY, new Outcome.Done(), LogSource.DNS_LOGS)).getFirst();
        LoggingConfigurationItem tuesday =
                records(written(TUESDAY, new Outcome.Done(), LogSource.DNS_LOGS), monday)
                        .getFirst();
        LoggingConfigurationItem failed =
                records(written(TUESDAY, new Outcome.Failed("x"), LogSource.DNS_LOGS), monday)
                        .getFirst();

        assertThat(tuesday.setupDate()).isEqualTo(MONDAY);
        assertThat(tuesday.lastUpdated()).isEqualTo(TUESDAY);
        assertThat(failed.setupDate()).isEqualTo(TUESDAY);
    }
}
