package io.vedette.core.plan;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Difference;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Says of every deployment whether it is in place, with the readings that show it. */
public record Verification(List<Item> items) {

    /** What evidence says of a resource that is in place. */
    public static final String AS_DESIRED = "reads as desired";

    public Verification {
        items = List.copyOf(items);
    }

    /** How a check ended. */
    public enum Status {
        PASS,
        FAIL,
        WAITING,
        UNKNOWN,
        NOT_APPLICABLE;

        /** The word in output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One deployment, checked.
     *
     * @param evidence a line for each resource it stands on: what was read and how that compares
     */
    public record Item(
            String id,
            CatalogItem tool,
            Target target,
            String title,
            Status status,
            List<String> evidence) {

        public Item {
            evidence = List.copyOf(evidence);
        }
    }

    /** Judges a plan as evidence: what would change is not in place. */
    public static Verification of(Plan plan) {
        Map<ResourceId, Change<?>> changes = new HashMap<>();
        plan.changes().forEach(it -> changes.put(it.resource().id(), it.change()));
        List<Item> items = new ArrayList<>();
        for (Deployment deployment : plan.blueprint().deployments()) {
            items.add(item(deployment, changes));
        }
        for (SkippedDeployment skipped : plan.blueprint().skipped()) {
            items.add(
                    new Item(
                            skipped.key(),
                            skipped.tool(),
                            skipped.target(),
                            title(skipped.tool(), skipped.target()),
                            Status.NOT_APPLICABLE,
                            List.of(skipped.why())));
        }
        return new Verification(items);
    }

    private static Item item(Deployment deployment, Map<ResourceId, Change<?>> changes) {
        Status worst = Status.PASS;
        List<String> evidence = new ArrayList<>();
        for (ResourceId id : deployment.resources().stream().sorted().toList()) {
            Change<?> change = Objects.requireNonNull(changes.get(id), id::toString);
            Status status = status(change);
            worst = worse(worst, status);
            evidence.add("%s %s: %s".formatted(id.kind(), id.name(), finding(change)));
        }
        return new Item(
                deployment.key(),
                deployment.tool(),
                deployment.target(),
                title(deployment.tool(), deployment.target()),
                worst,
                evidence);
    }

    private static String title(CatalogItem tool, Target target) {
        return "%s is in place in %s".formatted(tool, target);
    }

    /** What a change says of the check it belongs to. */
    public static Status status(Change<?> change) {
        return switch (change) {
            case Change.None<?> _, Change.Skip<?> _ -> Status.PASS;
            case Change.Create<?> _, Change.Update<?> _, Change.Delete<?> _ -> Status.FAIL;
            case Change.Wait<?> _ -> Status.WAITING;
            case Change.Unknown<?> _ -> Status.UNKNOWN;
        };
    }

    /** The worse of two: a failure before what is not known, that before waiting. */
    public static Status worse(Status a, Status b) {
        return badness(a) >= badness(b) ? a : b;
    }

    private static int badness(Status status) {
        return switch (status) {
            case NOT_APPLICABLE -> 0;
            case PASS -> 1;
            case WAITING -> 2;
            case UNKNOWN -> 3;
            case FAIL -> 4;
        };
    }

    /** What was found of a resource, in words that follow its name. */
    public static String finding(Change<?> change) {
        return switch (change) {
            case Change.None<?> _ -> AS_DESIRED;
            case Change.Create<?> _ -> "is absent";
            case Change.Delete<?> _ -> "is still there";
            case Change.Update<?>(var _, List<Difference> differences) ->
                    "differs: "
                            + String.join(
                                    ", ", differences.stream().map(Difference::toString).toList());
            case Change.Wait<?>(String waitingFor) -> "waiting for " + waitingFor;
            case Change.Skip<?>(String why) -> "left alone: " + why;
            case Change.Unknown<?>(String why) -> "could not be read: " + why;
        };
    }

    /** How many items ended so. */
    public long count(Status status) {
        return items.stream().filter(item -> item.status() == status).count();
    }

    /** Whether all that applies is in place. */
    public boolean allPass() {
        return items.stream()
                .allMatch(item ->
                        item.status() == Status.PASS || item.status() == Status.NOT_APPLICABLE);
    }

    /** The share of items that pass among those that apply; 1 where none does. */
    public double score() {
        long applicable = items.size() - count(Status.NOT_APPLICABLE);
        return applicable == 0 ? 1 : (double) count(Status.PASS) / applicable;
    }
}
