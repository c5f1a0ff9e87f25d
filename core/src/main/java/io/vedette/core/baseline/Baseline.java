package io.vedette.core.baseline;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import java.util.Map;
import java.util.Objects;

/**
 * What should be in place: {@code vedette.yaml} over the catalog's defaults.
 *
 * @param items the settings of every item of the catalog
 */
public record Baseline(
        OrganizationSettings organization,
        Map<CatalogItem, CatalogSettings> items,
        CostSettings cost,
        ReadinessSettings readiness) {

    /** A baseline that says nothing beyond the organization and the catalog. */
    public Baseline(OrganizationSettings organization, Map<CatalogItem, CatalogSettings> items) {
        this(organization, items, CostSettings.NONE, ReadinessSettings.NONE);
    }

    public Baseline {
        items = Map.copyOf(items);
        for (CatalogItem item : CatalogItem.all()) {
            if (!items.containsKey(item)) {
                throw new IllegalArgumentException("no settings for " + item);
            }
        }
    }

    /** The settings of one item of the catalog. */
    public CatalogSettings settings(CatalogItem item) {
        return Objects.requireNonNull(items.get(item));
    }
}
