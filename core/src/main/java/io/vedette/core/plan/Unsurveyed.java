package io.vedette.core.plan;

import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands for things that could not be found, so that the deployment that is about them fails and
 * says why.
 */
record Unsurveyed() implements ResourceKind<Unsurveyed.Things> {

    /** What would have been found; why it was not. */
    record Things(String why) {}

    @Override
    public String name() {
        return "survey.things";
    }

    @Override
    public Map<ResourceId, Reading<Things>> read(Target place, List<Resource<Things>> resources) {
        Map<ResourceId, Reading<Things>> readings = new HashMap<>();
        resources.forEach(
                it -> readings.put(it.id(), new Reading.Unavailable<>(it.desired().why())));
        return readings;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Things>> absent) {
        throw new IllegalStateException("nothing is to be done about " + absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Things>> differing) {
        throw new IllegalStateException("nothing is to be done about " + differing);
    }

    @Override
    public Set<String> readActions() {
        return Set.of();
    }

    @Override
    public Set<String> writeActions() {
        return Set.of();
    }
}
