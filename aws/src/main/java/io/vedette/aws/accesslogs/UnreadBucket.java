package io.vedette.aws.accesslogs;

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

/** A bucket of which nobody knows whether it is to be logged, so that the deployment says so. */
record UnreadBucket() implements ResourceKind<UnreadBucket.Reason> {

    /** Why its tags are unknown. */
    record Reason(String why) {}

    @Override
    public String name() {
        return "s3.bucket-tags";
    }

    @Override
    public Map<ResourceId, Reading<Reason>> read(Target place, List<Resource<Reason>> resources) {
        Map<ResourceId, Reading<Reason>> readings = new HashMap<>();
        resources.forEach(
                it -> readings.put(it.id(), new Reading.Unavailable<>(it.desired().why())));
        return readings;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<Reason>> absent) {
        throw new IllegalStateException("nothing is to be done about " + absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<Reason>> differing) {
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
