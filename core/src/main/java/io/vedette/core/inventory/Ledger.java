package io.vedette.core.inventory;

import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.Map;

/** Remembers what was there before Vedette, so that {@code destroy} can restore it. */
public interface Ledger {

    /** Everything remembered. */
    Map<ResourceId, PriorState> all();

    /**
     * Remembers, before the first change. The first that was said of a resource stays: a second run
     * would only remember what the first one did. When this returns, it is kept.
     */
    void remember(Collection<PriorState> states);

    /** Forgets, once what was there before is there again. */
    void forget(Collection<ResourceId> ids);
}
