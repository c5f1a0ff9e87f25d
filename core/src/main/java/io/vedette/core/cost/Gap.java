package io.vedette.core.cost;

import io.vedette.core.catalog.Tool;
import io.vedette.core.resource.CostDriver;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cost driver that is not estimated.
 *
 * @param tools whose cost it is
 * @param accounts how many accounts have it
 */
public record Gap(CostDriver driver, String why, Set<Tool> tools, int accounts) {

    public Gap {
        tools = new TreeSet<>(tools);
    }
}
