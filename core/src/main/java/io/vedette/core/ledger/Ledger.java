package io.vedette.core.ledger;

import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the prior states of what Vedette has changed, so that a destroy removes only what Vedette
 * made and puts back what it changed.
 */
public interface Ledger {

    /** For runs that nobody will undo. */
    Ledger NONE =
            new Ledger() {
                @Override
                public Map<ResourceId, PriorState> all() {
                    return Map.of();
                }

                @Override
                public Set<ResourceId> remember(Collection<PriorState> states) {
                    return Set.of();
                }

                @Override
                public void forget(Collection<ResourceId> ids) {
                    // Nothing was remembered.
                }
            };

    /** All that is remembered. */
    Map<ResourceId, PriorState> all();

    /**
     * Remembers prior states, unless one of the same resource is remembered already: the first one
     * is the true one. They are safe when this returns.
     *
     * @return those that were not remembered before
     */
    Set<ResourceId> remember(Collection<PriorState> states);

    /** Forgets what is as it was, or was never changed. */
    void forget(Collection<ResourceId> ids);
}
