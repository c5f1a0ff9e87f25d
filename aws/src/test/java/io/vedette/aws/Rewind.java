package io.vedette.aws;

import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.Differences;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings back what a plan found, resource by resource in reverse order, as a destroy does. */
public final class Rewind {

    private final Plan before;
    private final Supplier<Blueprint> blueprint;
    private final Map<ResourceId, Record> underneath = new HashMap<>();
    private final List<String> left = new ArrayList<>();

    private Rewind(Plan before, Supplier<Blueprint> blueprint) {
        this.before = before;
        this.blueprint = blueprint;
        before.changes().forEach(this::look);
    }

    static Rewind of(Plan before, Supplier<Blueprint> blueprint) {
        return new Rewind(before, blueprint);
    }

    private <S extends Record> void look(PlannedChange<S> planned) {
        Resource<S> resource = planned.resource();
        if (planned.change() instanceof Change.Create) {
            underneath.putAll(
                    resource.kind().underneath(resource.kind().place(resource), List.of(resource)));
        }
    }

    /** Takes away what was made since, and says what was not done, as text. */
    public List<String> run(boolean withData) {
        // Drawn anew: what kinds looked up before the change holds no longer.
        Map<ResourceId, Resource<?>> now = blueprint.get().resources();
        for (PlannedChange<?> planned : before.changes().reversed()) {
            Resource<?> resource = Objects.requireNonNull(now.get(planned.resource().id()));
            try {
                undo(PlannedChange.of(resource, planned.change()), withData);
            } catch (RuntimeException refused) {
                left.add(resource.id() + " " + refused.getMessage());
            }
        }
        return List.copyOf(left);
    }

    private <S extends Record> void undo(PlannedChange<S> planned, boolean withData) {
        Resource<S> resource = planned.resource();
        Target place = resource.kind().place(resource);
        Reading<S> now = resource.kind().read(place, List.of(resource)).get(resource.id());
        if (!(now instanceof Reading.Present<S>(S found))) {
            return;
        }
        Result result =
                switch (planned.change()) {
                    case Change.Create<S> _ -> delete(resource, found, withData);
                    case Change.Update<S>(S prior, var _) -> restore(resource, found, prior);
                    default -> Result.done();
                };
        if (!(result instanceof Result.Done)) {
            left.add(resource.id() + " " + result);
        }
    }

    private <S extends Record> Result delete(Resource<S> resource, S found, boolean withData) {
        @SuppressWarnings("unchecked") // the kind itself told it, of this resource
        Optional<S> beneath = Optional.ofNullable((S) underneath.get(resource.id()));
        Removal<S> removal = new Removal<>(resource, found, beneath, withData);
        return result(
                resource,
                resource.kind().delete(resource.kind().place(resource), List.of(removal)));
    }

    private static <S extends Record> Result restore(Resource<S> resource, S found, S prior) {
        Resource<S> wanted =
                new Resource<>(
                        resource.kind(),
                        resource.target(),
                        resource.name(),
                        prior,
                        resource.needs(),
                        resource.after());
        List<Difference> differences = Differences.between(found, prior);
        if (differences.isEmpty()) {
            return Result.done();
        }
        return result(
                resource,
                resource.kind()
                        .update(
                                resource.kind().place(resource),
                                List.of(new Update<>(wanted, found, differences))));
    }

    private static Result result(Resource<?> resource, Map<ResourceId, Result> results) {
        Result result = results.get(resource.id());
        if (result == null) {
            throw new IllegalStateException("no answer about " + resource.id());
        }
        return result;
    }
}
