package io.vedette.core.readiness;

import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.Facility;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Verification;
import io.vedette.core.plan.Verification.Status;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says of every alert which alarms and rules implement it, and how they read: those that are named
 * after it.
 *
 * @param items every alert, in order
 */
public record Alerts(List<Item> items) {

    private static final Set<String> KINDS =
            Set.of("cloudwatch.alarm", "cloudwatch.composite-alarm", "eventbridge.rule");

    public Alerts {
        items = List.copyOf(items);
    }

    /**
     * One alert.
     *
     * @param why where nothing implements it; otherwise empty
     */
    public record Item(
            Alert alert, Status status, List<Implementation> implementations, String why) {

        public Item {
            implementations = List.copyOf(implementations);
        }
    }

    /** An alarm or rule, and what was read of it. */
    public record Implementation(ResourceId resource, Status status, String finding) {}

    /** Finds what implements the alerts among what a plan has read. */
    public static Alerts of(Situation situation) {
        Map<Alert, List<Implementation>> found = new EnumMap<>(Alert.class);
        for (PlannedChange<?> planned : situation.plan().changes()) {
            ResourceId id = planned.resource().id();
            if (KINDS.contains(id.kind())) {
                for (Alert alert : Alert.values()) {
                    if (localName(id).equals(alert.resourceName())) {
                        found.computeIfAbsent(alert, _ -> new ArrayList<>())
                                .add(implementation(planned));
                    }
                }
            }
        }
        List<Item> items = new ArrayList<>();
        for (Alert alert : Alert.values()) {
            items.add(item(alert, found.getOrDefault(alert, List.of()), situation));
        }
        return new Alerts(items);
    }

    /** A rule's name stands behind that of its bus. */
    private static String localName(ResourceId id) {
        return id.name().substring(id.name().indexOf('/') + 1);
    }

    private static Implementation implementation(PlannedChange<?> planned) {
        return new Implementation(
                planned.resource().id(),
                Verification.status(planned.change()),
                Verification.finding(planned.change()));
    }

    private static Item item(
            Alert alert, List<Implementation> implementations, Situation situation) {
        if (!implementations.isEmpty()) {
            Status worst =
                    implementations.stream()
                            .map(Implementation::status)
                            .reduce(Status.PASS, Verification::worse);
            return new Item(alert, worst, implementations, "");
        }
        Check check = missing(situation);
        return new Item(alert, check.status(), List.of(), check.evidence().getFirst());
    }

    private static Check missing(Situation situation) {
        CatalogItem monitoring = Facility.MONITORING;
        if (!situation.baseline().settings(monitoring).enabled()) {
            return Check.leftOut(monitoring);
        }
        return situation.selection().equals(Selection.EVERYTHING)
                ? Check.read(
                        Status.FAIL,
                        List.of("nothing implements it; what it watches is not in the baseline"))
                : Check.narrowedAway();
    }

    /** How many alerts stand so. */
    public long count(Status status) {
        return items.stream().filter(item -> item.status() == status).count();
    }
}
