package io.vedette.core.inventory;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for some of the inventory; an empty set means all.
 *
 * @param outcomes the words of outcomes, such as {@code failed}
 * @param olderThan only what was last updated before this; null for any age
 */
public record InventoryQuery(
        Set<CatalogItem> tools,
        Set<AccountId> accounts,
        Set<Region> regions,
        Set<String> outcomes,
        @Nullable Instant olderThan) {

    /** Everything. */
    public static final InventoryQuery ALL =
            new InventoryQuery(Set.of(), Set.of(), Set.of(), Set.of(), null);

    public InventoryQuery {
        tools = Set.copyOf(tools);
        accounts = Set.copyOf(accounts);
        regions = Set.copyOf(regions);
        outcomes = Set.copyOf(outcomes);
    }

    /** Whether an item is asked for. */
    public boolean matches(InventoryItem item) {
        return matches(
                item.toolName(),
                item.accountId(),
                item.region(),
                item.outcome(),
                item.lastUpdated());
    }

    /** Whether a log source is asked for. */
    public boolean matches(LoggingConfigurationItem item) {
        return matches(
                item.logType(),
                item.accountId(),
                item.region(),
                item.outcome(),
                item.lastUpdated());
    }

    private boolean matches(
            String id, AccountId account, Region region, String outcome, Instant updated) {
        return (tools.isEmpty() || tools.stream().anyMatch(tool -> tool.id().equals(id)))
                && (accounts.isEmpty() || accounts.contains(account))
                && (regions.isEmpty() || regions.contains(region))
                && (outcomes.isEmpty() || outcomes.contains(outcome))
                && (olderThan == null || updated.isBefore(olderThan));
    }
}
