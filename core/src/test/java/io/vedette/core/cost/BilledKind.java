package io.vedette.core.cost;

import io.vedette.core.fake.FakeState;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;

/** A kind of things that are billed and do nothing else. */
record BilledKind(String name, Set<CostDriver> drivers) implements SingleResourceKind<FakeState> {

    @Override
    public Reading<FakeState> read(Resource<FakeState> resource) {
        return new Reading.Absent<>();
    }

    @Override
    public Result create(Resource<FakeState> resource) {
        return Result.done();
    }

    @Override
    public Result update(Update<FakeState> update) {
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(FakeState desired) {
        return drivers;
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
