package io.vedette.core.execution;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryJson;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in the inventory's fields what a run came to. */
public final class InventoryRecords {

    private final String run;
    private final String version;
    private final Instant now;
    private final Map<String, InventoryItem> before = new HashMap<>();

    /**
     * Prepares the records of a run.
     *
     * @param version Vedette's own
     * @param before what the inventory has, so that what was in place keeps its deployment date
     */
    public InventoryRecords(
            String run, String version, Instant now, Collection<InventoryItem> before) {
        this.run = run;
        this.version = version;
        this.now = now;
        before.forEach(item -> this.before.put(item.deploymentKey(), item));
    }

    /** An item for each deployment of a report. */
    public List<InventoryItem> of(RunReport report, Baseline baseline) {
        return report.deployments().stream()
                .map(it -> of(it, Catalog.of(it.tool()), baseline.settings(it.tool())))
                .toList();
    }

    /** The item of one deployment; its cost is said by what it depends on. */
    public InventoryItem of(
            DeploymentOutcome deployment, CatalogEntry entry, CatalogSettings settings) {
        Outcome outcome = deployment.outcome();
        return new InventoryItem(
                deployment.key(),
                InventoryItem.TYPE,
                deployment.tool().id(),
                entry.service(),
                status(outcome),
                InventoryJson.values((Record) settings),
                List.of(deployment.target().region().code()),
                entry.dependencies().stream().map(CatalogItem::id).toList(),
                outcome instanceof Outcome.Done,
                !(outcome instanceof Outcome.Skipped),
                String.join(", ", entry.costFactors()),
                deployed(before.get(deployment.key()), outcome),
                deployment.target().account(),
                deployment.target().region(),
                outcome.word(),
                outcome.reason(),
                run,
                version,
                InventoryItem.SCHEMA_VERSION,
                now);
    }

    private Instant deployed(@Nullable InventoryItem earlier, Outcome outcome) {
        if (earlier == null || !(outcome instanceof Outcome.Done)) {
            return now;
        }
        return earlier.outcome().equals(outcome.word()) ? earlier.deploymentDate() : now;
    }

    /** The reference knows success and error. */
    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "success";
            case Outcome.Waiting _ -> "in_progress";
            case Outcome.Skipped _ -> "skipped";
            case Outcome.Failed _ -> "error";
        };
    }
}
