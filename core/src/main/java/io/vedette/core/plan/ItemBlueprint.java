package io.vedette.core.plan;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.catalog.Facility;
import io.vedette.core.organization.Region;
import java.util.List;

/**
 * Draws the resources of one item of the catalog: one implementation an item, listed where Vedette
 * is composed.
 */
public interface ItemBlueprint {

    CatalogItem item();

    /** Whether the service has an endpoint in a region at all. */
    boolean serves(Region region);

    /** Whether it is about every target, so that those without it are told of. */
    default boolean isEverywhere() {
        return !(item() instanceof Facility);
    }

    /** What it must find before it can draw; nothing, where what it draws follows from settings. */
    default List<Discovery<?>> discoveries() {
        return List.of();
    }

    /** The same, where what it must find depends on the item's settings. */
    default List<Discovery<?>> discoveries(CatalogSettings settings) {
        return discoveries();
    }

    /** Adds the item's resources and deployments to a draft of the blueprint. */
    void draw(Draft draft);
}
