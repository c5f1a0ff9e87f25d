package io.vedette.core.execution;

import io.vedette.core.baseline.Baseline;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.Facility;
import io.vedette.core.catalog.LogSource;
import io.vedette.core.catalog.LogSourceEntry;
import io.vedette.core.catalog.LogSourceSettings;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.LoggingConfigurationItem;
import io.vedette.core.organization.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in the logging inventory's fields what a run came to. */
public final class LoggingRecords {

    private final Baseline baseline;
    private final Map<String, LoggingConfigurationItem> before = new HashMap<>();
    private final Set<Target> watched = new HashSet<>();

    /**
     * Prepares the records of a run.
     *
     * @param before what the logging inventory has, so that what was in place keeps its set-up date
     * @param deployments what the inventory has, this run's included: it tells where monitoring is
     */
    public LoggingRecords(
            Baseline baseline,
            Collection<LoggingConfigurationItem> before,
            Collection<InventoryItem> deployments) {
        this.baseline = baseline;
        before.forEach(item -> this.before.put(item.loggingKey(), item));
        deployments.stream()
                .filter(it -> it.toolName().equals(Facility.MONITORING.id()))
                .filter(it -> it.outcome().equals(new Outcome.Done().word()))
                .forEach(it -> watched.add(new Target(it.accountId(), it.region())));
    }

    /** An item for each log source among the items of a run. */
    public List<LoggingConfigurationItem> of(Collection<InventoryItem> written) {
        List<LoggingConfigurationItem> items = new ArrayList<>();
        for (LogSource source : LogSource.values()) {
            written.stream()
                    .filter(it -> it.toolName().equals(source.id()))
                    .forEach(it -> items.add(of(it, source)));
        }
        return items;
    }

    private LoggingConfigurationItem of(InventoryItem deployment, LogSource source) {
        LogSourceEntry entry = Catalog.of(source);
        LogSourceSettings settings = (LogSourceSettings) baseline.settings(source);
        String key =
                LoggingConfigurationItem.key(source, deployment.accountId(), deployment.region());
        Target target = new Target(deployment.accountId(), deployment.region());
        return new LoggingConfigurationItem(
                key,
                source.id(),
                entry.service(),
                entry.destination(),
                settings.retentionDays(),
                kept(deployment.outcome()),
                entry.analysisTools(),
                kept(deployment.outcome()) && watched.contains(target),
                String.join(", ", entry.costFactors()),
                setUp(before.get(key), deployment),
                deployment.accountId(),
                deployment.region(),
                deployment.outcome(),
                deployment.reason(),
                deployment.run(),
                deployment.vedetteVersion(),
                LoggingConfigurationItem.SCHEMA_VERSION,
                deployment.lastUpdated());
    }

    /** All that is kept is encrypted: there is no setting that keeps logs otherwise. */
    private static boolean kept(String outcome) {
        return outcome.equals("done") || outcome.equals("waiting");
    }

    private static Instant setUp(
            @Nullable LoggingConfigurationItem earlier, InventoryItem deployment) {
        if (earlier == null
                || !deployment.outcome().equals("done")
                || !earlier.outcome().equals("done")) {
            return deployment.lastUpdated();
        }
        return earlier.setupDate();
    }
}
