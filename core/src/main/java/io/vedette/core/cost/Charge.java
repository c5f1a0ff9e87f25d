package io.vedette.core.cost;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one cost driver of a tool costs in a month because of one account.
 *
 * @param account the account whose activity or whose resources are billed
 * @param regions where it is billed
 * @param quantity what was stated or counted, in the unit of the driver's price; null where nothing
 *     was
 */
public record Charge(
        CatalogItem tool,
        AccountId account,
        CostDriver driver,
        List<Region> regions,
        @Nullable BigDecimal quantity,
        Amount amount) {

    public Charge {
        regions = List.copyOf(regions);
    }
}
