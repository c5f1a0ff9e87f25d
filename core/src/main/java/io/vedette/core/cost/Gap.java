package io.vedette.core.cost;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.resource.CostDriver;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cost driver that is not estimated.
 *
 * @param tools whose cost it is
 * @param accounts how many accounts have it
 */
public record Gap(CostDriver driver, String why, Set<CatalogItem> tools, int accounts) {

    public Gap {
        TreeSet<CatalogItem> inOrder = new TreeSet<>(CatalogItem.ORDER);
        inOrder.addAll(tools);
        tools = inOrder;
    }
}
