package io.vedette.core.plan;

import io.vedette.core.resource.Change;
import io.vedette.core.resource.Resource;

/** A resource and what is to be done about it. */
public record PlannedChange<S extends Record>(Resource<S> resource, Change<S> change) {

    /** Pairs a resource with a change that was judged from its own reading. */
    @SuppressWarnings("unchecked") // a resource's change is judged from its own desired state
    public static <S extends Record> PlannedChange<S> of(Resource<S> resource, Change<?> change) {
        return new PlannedChange<>(resource, (Change<S>) change);
    }
}
