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
        return (tools.isEmpty()
                        || tools.stream().anyMatch(tool -> tool.id().equals(item.toolName())))
                && (accounts.isEmpty() || accounts.contains(item.accountId()))
                && (regions.isEmpty() || regions.contains(item.region()))
                && (outcomes.isEmpty() || outcomes.contains(item.outcome()))
                && (olderThan == null || item.lastUpdated().isBefore(olderThan));
    }
}
