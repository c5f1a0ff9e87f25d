package io.vedette.core.readiness;

import io.vedette.core.plan.PlannedChange;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Verification;
import io.vedette.core.plan.Verification.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Checks resources wherever they are: all of them have to be as desired. */
record ResourceCheck(Situation situation) {

    /** The kinds whose names begin so. */
    Check of(Set<String> kinds) {
        return of(change -> kinds.stream().anyMatch(change.resource().kind().name()::startsWith));
    }

    private Check of(Predicate<PlannedChange<?>> included) {
        List<PlannedChange<?>> changes =
                situation.plan().changes().stream().filter(included).toList();
        if (changes.isEmpty()) {
            return situation.selection().equals(Selection.EVERYTHING)
                    ? Check.notBuilt()
                    : Check.narrowedAway();
        }
        Status worst = Status.PASS;
        int asDesired = 0;
        Evidence deviations = new Evidence();
        Set<String> kinds = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        for (PlannedChange<?> change : changes) {
            Status status = Verification.status(change.change());
            worst = Verification.worse(worst, status);
            kinds.add(change.resource().kind().name());
            actions.addAll(change.resource().kind().readActions());
            if (status == Status.PASS) {
                asDesired++;
            } else {
                deviations.add(change.resource().target(), deviation(change, status));
            }
        }
        List<String> evidence = new ArrayList<>();
        evidence.add(
                "%d of %d resources read as desired (%s)"
                        .formatted(asDesired, changes.size(), String.join(", ", kinds)));
        evidence.addAll(deviations.lines());
        evidence.add("read with " + String.join(", ", actions));
        return Check.read(worst, evidence);
    }

    private static String deviation(PlannedChange<?> change, Status status) {
        return "%s, %s %s: %s"
                .formatted(
                        status.word(),
                        change.resource().kind().name(),
                        change.resource().name(),
                        Verification.finding(change.change()));
    }
}
