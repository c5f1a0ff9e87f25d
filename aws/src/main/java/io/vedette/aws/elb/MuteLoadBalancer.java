package io.vedette.aws.elb;

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

/** A load balancer that can keep no access logs, so that a plan names it and says why. */
record MuteLoadBalancer() implements ResourceKind<MuteLoadBalancer.Reason> {

    /** Why it keeps none. */
    record Reason(String why) {}

    @Override
    public String name() {
        return "elb.no-access-logs";
    }

    @Override
    public Map<ResourceId, Reading<Reason>> read(Target place, List<Resource<Reason>> resources) {
        Map<ResourceId, Reading<Reason>> readings = new HashMap<>();
        resources.forEach(it -> readings.put(it.id(), new Reading.OffLimits<>(it.desired().why())));
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
