package io.vedette.core.execution;

import io.vedette.core.cloud.Time;
import io.vedette.core.plan.BulkReader;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads back what a run changed: "done" means that AWS says so, not that a call returned.
 *
 * <p>AWS is eventually consistent, so what does not read right yet is read again a few times, and
 * what it says it is working on for as long as the kind has patience.
 */
final class Proof {

    private static final int READINGS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

    private final Time time;
    private final BulkReader reader;
    private final Journal journal;

    Proof(Time time, BulkReader reader, Journal journal) {
        this.time = time;
        this.reader = reader;
        this.journal = journal;
    }

    /** Changes the outcome of what was taken for done and does not read so. */
    void check(Plan plan, Settlement settlement, String run) {
        Map<ResourceId, Resource<?>> open = new HashMap<>();
        Set<ResourceId> changed = settlement.changed();
        Map<ResourceId, Outcome> outcomes = settlement.outcomes();
        for (PlannedChange<?> planned : plan.changes()) {
            ResourceId id = planned.resource().id();
            if (changed.contains(id) && outcomes.get(id) instanceof Outcome.Done) {
                open.put(id, planned.resource());
            }
        }
        Map<ResourceId, Outcome> doubts = new HashMap<>();
        Instant start = time.now();
        Duration pause = FIRST_PAUSE;
        for (int reading = 1; !open.isEmpty(); reading++) {
            Duration elapsed = Duration.between(start, time.now());
            reader.judge(open.values().stream().filter(it -> isDue(it, elapsed)).toList())
                    .forEach((id, change) -> doubts.put(id, outcome(change)));
            open.keySet().removeIf(id -> doubts.get(id) instanceof Outcome.Done);
            if (reading >= READINGS) {
                open.values()
                        .removeIf(it -> isDue(it, elapsed) && !isOnItsWay(it, doubts, elapsed));
            }
            if (!open.isEmpty()) {
                Duration least = untilDue(open.values(), elapsed);
                time.sleep(least.compareTo(pause) > 0 ? least : pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            }
        }
        doubts.values().removeIf(Outcome.Done.class::isInstance);
        doubts.forEach((id, outcome) -> {
            settlement.settle(id, outcome);
            journal.write(Journal.Entry.settled(time.now(), run, id, outcome));
        });
    }

    /** Whether it is worth looking at by now; what was undone is at once. */
    private static boolean isDue(Resource<?> resource, Duration elapsed) {
        return elapsed.compareTo(pace(resource)) >= 0;
    }

    private static Duration pace(Resource<?> resource) {
        return resource.purpose() instanceof Purpose.Keep<?>
                ? resource.kind().pace()
                : Duration.ZERO;
    }

    private static Duration untilDue(Collection<Resource<?>> resources, Duration elapsed) {
        return resources.stream()
                .map(it -> pace(it).minus(elapsed))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static boolean isOnItsWay(
            Resource<?> resource, Map<ResourceId, Outcome> outcomes, Duration elapsed) {
        return outcomes.get(resource.id()) instanceof Outcome.Waiting
                && elapsed.compareTo(resource.kind().patience()) < 0;
    }

    private static Outcome outcome(Change<?> change) {
        return switch (change) {
            case Change.None<?> _ -> new Outcome.Done();
            case Change.Wait<?>(String forWhat) -> new Outcome.Waiting(forWhat);
            case Change.Skip<?>(String why) -> new Outcome.Skipped(why);
            case Change.Unknown<?>(String why) -> new Outcome.Failed(why);
            case Change.Create<?> _ ->
                    new Outcome.Failed("AWS accepted it, but it does not read as there");
            case Change.Delete<?> _ ->
                    new Outcome.Failed("AWS accepted its removal, but it still reads as there");
            case Change.Update<?>(var _, List<Difference> differences) ->
                    new Outcome.Failed(
                            "AWS accepted it, but it still reads "
                                    + differences.stream()
                                            .map(Difference::toString)
                                            .collect(Collectors.joining(", ")));
        };
    }
}
