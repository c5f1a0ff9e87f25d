package io.vedette.core.resource;

import io.vedette.core.organization.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A kind whose resources AWS reads, creates and updates one a call. */
public interface SingleResourceKind<S extends Record> extends ResourceKind<S> {

    /** Reads one resource. */
    Reading<S> read(Resource<S> resource);

    /** Creates one resource. */
    Result create(Resource<S> resource);

    /** Updates one resource. */
    Result update(Update<S> update);

    /** Removes one resource. */
    default Result delete(Removal<S> removal) {
        return new Result.Left("Vedette cannot remove it yet");
    }

    @Override
    default Map<ResourceId, Reading<S>> read(Target place, List<Resource<S>> resources) {
        Map<ResourceId, Reading<S>> readings = new HashMap<>();
        for (Resource<S> resource : resources) {
            readings.put(resource.id(), read(resource));
        }
        return readings;
    }

    @Override
    default Map<ResourceId, Result> create(Target place, List<Resource<S>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<S> resource : absent) {
            results.put(resource.id(), create(resource));
        }
        return results;
    }

    @Override
    default Map<ResourceId, Result> update(Target place, List<Update<S>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<S> update : differing) {
            results.put(update.resource().id(), update(update));
        }
        return results;
    }

    @Override
    default Map<ResourceId, Result> delete(Target place, List<Removal<S>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Removal<S> removal : made) {
            results.put(removal.resource().id(), delete(removal));
        }
        return results;
    }
}
