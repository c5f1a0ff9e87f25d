package io.vedette.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.Tool;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InventoryRecordsTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T09:00:00Z");
    private static final Target HERE =
            new Target(new AccountId("444444444444"), new Region("eu-west-1"));

    private static InventoryItem item(
            Outcome outcome, String run, Instant now, InventoryItem... before) {
        CatalogEntry entry = Catalog.of(Tool.SECURITY_HUB);
        DeploymentOutcome deployment =
                new DeploymentOutcome(
                        InventoryItem.key(Tool.SECURITY_HUB, HERE.account(), HERE.region()),
                        Tool.SECURITY_HUB,
                        HERE,
                        outcome,
                        List.of());
        return new InventoryRecords(run, "1.2.3", now, List.of(before))
                .of(deployment, entry, entry.defaults());
    }

    @Test
    void saysWhatTheReferenceSays() {
        InventoryItem item = item(new Outcome.Done(), "run-1", MONDAY);

        assertThat(item.deploymentKey()).isEqualTo("security_hub_444444444444_eu-west-1");
        assertThat(item.serviceName()).isEqualTo("securityhub");
        assertThat(item.deploymentStatus()).isEqualTo("success");
        assertThat(item.dependencies()).containsExactly("guardduty", "config");
        assertThat(item.regions()).containsExactly("eu-west-1");
        assertThat(item.automationEnabled()).isTrue();
        assertThat(item.monitoringEnabled()).isTrue();
        assertThat(item.costEstimate())
                .isEqualTo("Security checks, Finding ingestion, Compliance scans");
        assertThat(item.configuration()).containsEntry("finding_aggregation", true);
        assertThat(item.vedetteVersion()).isEqualTo("1.2.3");
    }

    @Test
    void saysWhyAToolIsNotInPlace() {
        InventoryItem failed = item(new Outcome.Failed("AccessDenied"), "run-1", MONDAY);
        assertThat(failed.deploymentStatus()).isEqualTo("error");
        assertThat(failed.outcome()).isEqualTo("failed");
        assertThat(failed.reason()).isEqualTo("AccessDenied");
        assertThat(failed.automationEnabled()).isFalse();
        assertThat(item(new Outcome.Waiting("AWS"), "r", MONDAY).deploymentStatus())
                .isEqualTo("in_progress");
        InventoryItem skipped = item(new Outcome.Skipped("not offered"), "r", MONDAY);
        assertThat(skipped.deploymentStatus()).isEqualTo("skipped");
        assertThat(skipped.monitoringEnabled()).isFalse();
    }

    @Test
    void whatStaysInPlaceKeepsItsDate() {
        InventoryItem monday = item(new Outcome.Done(), "run-1", MONDAY);
        InventoryItem tuesday = item(new Outcome.Done(), "run-2", TUESDAY, monday);

        assertThat(tuesday.deploymentDate()).isEqualTo(MONDAY);
        assertThat(tuesday.lastUpdated()).isEqualTo(TUESDAY);
        assertThat(tuesday.run()).isEqualTo("run-2");
        InventoryItem failed = item(new Outcome.Failed("x"), "run-1", MONDAY);
        assertThat(item(new Outcome.Done(), "run-2", TUESDAY, failed).deploymentDate())
                .isEqualTo(TUESDAY);
    }

    @Test
    void aReasonThatIsTooLongIsShortened() {
        InventoryItem item = item(new Outcome.Failed("x".repeat(500_000)), "run-1", MONDAY);
        assertThat(item.reason()).hasSize(4_000).endsWith("...");
    }
}
