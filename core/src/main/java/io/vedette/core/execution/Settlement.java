package io.vedette.core.execution;

import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What has been settled so far in a run, and what was changed on the way. */
final class Settlement {

    private final Map<ResourceId, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Set<ResourceId> changed = ConcurrentHashMap.newKeySet();

    /** What began the chain at whose end a blocked resource stands. */
    private final Map<ResourceId, ResourceId> causes = new ConcurrentHashMap<>();

    /** Settles at once what needs no work. */
    Settlement(Collection<PlannedChange<?>> changes) {
        for (PlannedChange<?> planned : changes) {
            switch (planned.change()) {
                case Change.None<?> _ -> settle(planned.resource().id(), new Outcome.Done());
                case Change.Skip<?>(String why) ->
                        settle(planned.resource().id(), new Outcome.Skipped(why));
                case Change.Unknown<?>(String why) ->
                        settle(planned.resource().id(), new Outcome.Failed(why));
                case Change.Create<?> _,
                        Change.Update<?> _,
                        Change.Delete<?> _,
                        Change.Wait<?> _ -> {}
            }
        }
    }

    void settle(ResourceId id, Outcome outcome) {
        outcomes.put(id, outcome);
    }

    void changed(ResourceId id) {
        changed.add(id);
    }

    Set<ResourceId> changed() {
        return Set.copyOf(changed);
    }

    boolean hasChangedAnyOf(Collection<ResourceId> ids) {
        return ids.stream().anyMatch(changed::contains);
    }

    Map<ResourceId, Outcome> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** The outcome of a resource that lacks what it needs; empty where all of that is in place. */
    Optional<Outcome> blocked(Resource<?> resource) {
        // A set has no order of its own: sorted, the same run gives the same reason.
        Optional<ResourceId> gravest =
                resource.needs().stream()
                        .sorted()
                        .map(needed -> causes.getOrDefault(needed, needed))
                        .max(Comparator.comparingInt(cause -> gravity(outcome(cause))));
        Optional<Outcome> blocked =
                gravest.flatMap(cause ->
                        blockedBy(named(cause, resource), outcome(cause), resource.purpose()));
        blocked.ifPresent(_ -> causes.put(resource.id(), gravest.orElseThrow()));
        return blocked;
    }

    private Outcome outcome(ResourceId id) {
        Outcome outcome = outcomes.get(id);
        if (outcome == null) {
            throw new IllegalStateException(id + " is not settled yet");
        }
        return outcome;
    }

    private static int gravity(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> 0;
            case Outcome.Waiting _ -> 1;
            case Outcome.Skipped _ -> 2;
            case Outcome.Failed _ -> 3;
        };
    }

    private static Optional<Outcome> blockedBy(String other, Outcome outcome, Purpose<?> purpose) {
        // What is kept waits for what it needs; what goes, for what needs it.
        boolean kept = purpose instanceof Purpose.Keep<?>;
        return switch (outcome) {
            case Outcome.Done _ -> Optional.empty();
            case Outcome.Waiting(String forWhat) ->
                    Optional.of(new Outcome.Waiting("%s first: %s".formatted(other, forWhat)));
            case Outcome.Skipped(String why) ->
                    skipped(
                            kept
                                    ? "needs %s, which was skipped: %s".formatted(other, why)
                                    : other + " needs it, and stays");
            case Outcome.Failed _ ->
                    skipped(
                            kept
                                    ? "needs %s, which failed".formatted(other)
                                    : other + " needs it, and could not be undone");
        };
    }

    private static Optional<Outcome> skipped(String why) {
        return Optional.of(new Outcome.Skipped(why));
    }

    /** Says where it is only when that is another account, so that like reasons read alike. */
    private static String named(ResourceId needed, Resource<?> from) {
        boolean near = needed.target().account().equals(from.target().account());
        return near ? needed.kind() + " " + needed.name() : needed.toString();
    }
}
