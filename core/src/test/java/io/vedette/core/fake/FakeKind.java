package io.vedette.core.fake;

import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kind of things in the fake cloud. */
public record FakeKind(FakeCloud cloud, String name, int batch, Duration patience)
        implements ResourceKind<FakeState> {

    /** The same kind with other patience. */
    public FakeKind patient(Duration other) {
        return new FakeKind(cloud, name, batch, other);
    }

    /** A resource of this kind that needs others first. */
    public Resource<FakeState> resource(
            Target target, String name, String value, ResourceId... needs) {
        return Resource.of(this, target, name, new FakeState(value), needs);
    }

    @Override
    public Map<ResourceId, Reading<FakeState>> read(
            Target place, List<Resource<FakeState>> resources) {
        cloud.note("read", name, place, resources);
        Map<ResourceId, Reading<FakeState>> readings = new HashMap<>();
        for (Resource<FakeState> resource : resources) {
            cloud.read(resource).ifPresent(reading -> readings.put(resource.id(), reading));
        }
        return readings;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<FakeState>> absent) {
        return write("create", place, absent);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<FakeState>> differing) {
        return write("update", place, differing.stream().map(Update::resource).toList());
    }

    private Map<ResourceId, Result> write(
            String operation, Target place, List<Resource<FakeState>> resources) {
        cloud.note(operation, name, place, resources);
        cloud.failFirst(resources);
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<FakeState> resource : resources) {
            cloud.write(resource).ifPresent(result -> results.put(resource.id(), result));
        }
        return results;
    }

    @Override
    public Map<ResourceId, FakeState> underneath(Target place, List<Resource<FakeState>> absent) {
        Map<ResourceId, FakeState> underneath = new HashMap<>();
        absent.forEach(
                it -> cloud.underneath(it.id()).ifPresent(state -> underneath.put(it.id(), state)));
        return underneath;
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<FakeState>> made) {
        List<Resource<FakeState>> resources = made.stream().map(Removal::resource).toList();
        cloud.note("delete", name, place, resources);
        cloud.failFirst(resources);
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(removal -> results.put(removal.resource().id(), cloud.delete(removal)));
        return results;
    }

    @Override
    public Set<String> readActions() {
        return Set.of("fake:Get");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("fake:Put");
    }
}
