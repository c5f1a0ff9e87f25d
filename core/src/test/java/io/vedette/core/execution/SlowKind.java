package io.vedette.core.execution;

import io.vedette.core.fake.FakeKind;
import io.vedette.core.fake.FakeState;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kind of things that only show after minutes, and never come about by themselves. */
record SlowKind(FakeKind kind, Duration pace) implements ResourceKind<FakeState> {

    Resource<FakeState> resource(Target target, String name, ResourceId... needs) {
        return Resource.of(this, target, name, new FakeState("x"), needs);
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public boolean mayComeAbout() {
        return false;
    }

    @Override
    public Map<ResourceId, Reading<FakeState>> read(
            Target place, List<Resource<FakeState>> resources) {
        return kind.read(place, resources);
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<FakeState>> absent) {
        return kind.create(place, absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<FakeState>> differing) {
        return kind.update(place, differing);
    }

    @Override
    public Set<String> readActions() {
        return kind.readActions();
    }

    @Override
    public Set<String> writeActions() {
        return kind.writeActions();
    }
}
