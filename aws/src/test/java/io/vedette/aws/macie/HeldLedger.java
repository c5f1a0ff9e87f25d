package io.vedette.aws.macie;

import io.vedette.core.ledger.Ledger;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger in memory. */
final class HeldLedger implements Ledger {

    private final Map<ResourceId, PriorState> states = new ConcurrentHashMap<>();

    @Override
    public Map<ResourceId, PriorState> all() {
        return Map.copyOf(states);
    }

    @Override
    public Set<ResourceId> remember(Collection<PriorState> remembered) {
        Set<ResourceId> added = new HashSet<>();
        for (PriorState state : remembered) {
            if (states.putIfAbsent(state.id(), state) == null) {
                added.add(state.id());
            }
        }
        return added;
    }

    @Override
    public void forget(Collection<ResourceId> ids) {
        states.keySet().removeAll(ids);
    }
}
