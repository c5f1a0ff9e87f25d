package io.vedette.core.readiness;

import io.vedette.core.catalog.ChecklistItem;
import io.vedette.core.catalog.ChecklistItem.Group;
import io.vedette.core.plan.Verification.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * How ready an organization is by SEC10-BP06's deployment checklist.
 *
 * @param items every line of the checklist, in its order
 */
public record Readiness(List<ReadinessItem> items) {

    public Readiness {
        items = List.copyOf(items);
    }

    /** Checks every line, and takes people's answers where readings do not tell. */
    public static Readiness of(Situation situation) {
        Checks checks = new Checks(situation);
        Answers answers = new Answers(situation.baseline().readiness(), situation.today());
        List<ReadinessItem> items = new ArrayList<>();
        for (ChecklistItem item : ChecklistItem.values()) {
            items.add(answers.take(item, checks.of(item)));
        }
        return new Readiness(items);
    }

    /** The items of one part. */
    public Readiness of(Group group) {
        return new Readiness(items.stream().filter(it -> it.item().group() == group).toList());
    }

    /** How many items stand so. */
    public long count(Status status) {
        return items.stream().filter(item -> item.status() == status).count();
    }

    /** The share of items that pass among those that apply, unknown ones included; 1 of none. */
    public double score() {
        long applicable = items.size() - count(Status.NOT_APPLICABLE);
        return applicable == 0 ? 1 : (double) count(Status.PASS) / applicable;
    }
}
