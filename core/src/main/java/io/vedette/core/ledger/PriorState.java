package io.vedette.core.ledger;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.resource.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a resource was before Vedette changed it for the first time.
 *
 * @param tool the tool that the resource is for
 * @param absent whether nothing was there, so that Vedette made it
 * @param state the state as {@link StateJson} writes it; where nothing was there, what lay
 *     underneath, if anything did
 * @param run the run that changed it first
 */
public record PriorState(
        ResourceId id,
        CatalogItem tool,
        boolean absent,
        @Nullable String state,
        String run,
        Instant at) {

    public PriorState {
        if (!absent && state == null) {
            throw new IllegalArgumentException(id + " was there, in no state");
        }
    }
}
