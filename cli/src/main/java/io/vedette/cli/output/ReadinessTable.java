package io.vedette.cli.output;

import io.vedette.core.catalog.ChecklistItem.Group;
import io.vedette.core.plan.Verification.Status;
import io.vedette.core.readiness.Readiness;
import io.vedette.core.readiness.ReadinessItem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prints the checklist for people: the scores, what fails, and what nobody knows. */
public final class ReadinessTable {

    private final Readiness readiness;
    private final Style style;
    private final boolean everything;

    ReadinessTable(Readiness readiness, Style style, boolean everything) {
        this.readiness = readiness;
        this.style = style;
        this.everything = everything;
    }

    /** A row for each group, and one for all of them. */
    public static Table scores(Readiness readiness) {
        Table table = new Table();
        table.row("checklist", "score", "pass", "fail", "waiting", "unknown", "not applicable");
        for (Group group : Group.values()) {
            row(table, group.title(), readiness.of(group));
        }
        row(table, "All", readiness);
        return table;
    }

    private static void row(Table table, String title, Readiness readiness) {
        table.row(
                title,
                percent(readiness.score()),
                String.valueOf(readiness.count(Status.PASS)),
                String.valueOf(readiness.count(Status.FAIL)),
                String.valueOf(readiness.count(Status.WAITING)),
                String.valueOf(readiness.count(Status.UNKNOWN)),
                String.valueOf(readiness.count(Status.NOT_APPLICABLE)));
    }

    static String percent(double share) {
        return "%.0f %%".formatted(share * 100);
    }

    void print(PrintWriter out) {
        scores(readiness).print(out, "  ");
        out.println();
        if (everything) {
            readiness.items().forEach(item -> print(out, item, item.evidence()));
        } else {
            readiness.items().stream()
                    .filter(it -> Set.of(Status.FAIL, Status.WAITING).contains(it.status()))
                    .forEach(item -> print(out, item, item.evidence().subList(0, 1)));
            printUnknown(out);
        }
        out.println();
    }

    private void print(PrintWriter out, ReadinessItem item, List<String> evidence) {
        String line =
                "  %s %s: %s"
                        .formatted(item.status().word(), item.item().id(), item.item().title());
        out.println(style.of(item.status(), line));
        evidence.forEach(it -> out.println("      " + it));
    }

    /** The unknown ones by the reason, which is the last of the evidence. */
    private void printUnknown(PrintWriter out) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (ReadinessItem item : readiness.items()) {
            if (item.status() == Status.UNKNOWN) {
                byReason.computeIfAbsent(item.evidence().getLast(), _ -> new ArrayList<>())
                        .add(item.item().id());
            }
        }
        byReason.forEach((reason, ids) ->
                out.println(
                        style.faint(
                                "  unknown, %s: %s".formatted(reason, String.join(", ", ids)))));
        if (!byReason.isEmpty()) {
            out.println(
                    style.faint(
                            "  What people know they can say in vedette.yaml, at"
                                    + " readiness.answers."));
        }
    }
}
