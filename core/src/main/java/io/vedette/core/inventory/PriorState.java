package io.vedette.core.inventory;

import io.vedette.core.catalog.Tool;
import io.vedette.core.resource.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was there before Vedette first changed a resource.
 *
 * @param tool the tool that drew the resource
 * @param absent whether nothing was there: Vedette made it
 * @param state where something was there, its state; where nothing was, the state of what lay
 *     underneath, null where nothing did. As {@link StateJson} writes it
 * @param run the run that was about to change it
 */
public record PriorState(
        ResourceId id,
        Tool tool,
        boolean absent,
        @Nullable String state,
        String run,
        Instant when) {

    public PriorState {
        if (!absent && state == null) {
            throw new IllegalArgumentException("%s was there, in no state".formatted(id));
        }
    }

    /** Nothing was there, and nothing underneath. */
    public static PriorState absent(ResourceId id, Tool tool, String run, Instant when) {
        return new PriorState(id, tool, true, null, run, when);
    }

    /** Nothing was there, but its creation changes something else that was. */
    public static PriorState absentAbove(
            ResourceId id, Tool tool, Record underneath, String run, Instant when) {
        return new PriorState(id, tool, true, StateJson.write(underneath), run, when);
    }

    /** It was there. */
    public static PriorState present(
            ResourceId id, Tool tool, Record state, String run, Instant when) {
        return new PriorState(id, tool, false, StateJson.write(state), run, when);
    }

    /** A resource's name as a key of the ledger. */
    public static String key(ResourceId id) {
        return "%s#%s#%s#%s"
                .formatted(id.kind(), id.target().account(), id.target().region(), id.name());
    }
}
