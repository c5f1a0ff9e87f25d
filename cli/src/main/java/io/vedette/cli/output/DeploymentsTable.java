package io.vedette.cli.output;

import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.plan.Verification;
import io.vedette.core.plan.Verification.Item;
import io.vedette.core.plan.Verification.Status;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Prints the deployments for people: counted by tool, and what is not as it should be. */
final class DeploymentsTable {

    private final Verification verification;
    private final Style style;
    private final boolean everything;

    DeploymentsTable(Verification verification, Style style, boolean everything) {
        this.verification = verification;
        this.style = style;
        this.everything = everything;
    }

    void print(PrintWriter out) {
        counts(verification).print(out, "  ");
        out.println();
        if (everything) {
            verification.items().forEach(item -> print(out, item));
            out.println();
            return;
        }
        List<String> deviations = deviations(verification, style);
        deviations.forEach(line -> out.println("  " + line));
        if (!deviations.isEmpty()) {
            out.println();
        }
    }

    private void print(PrintWriter out, Item item) {
        out.println(style.of(item.status(), "  %s %s".formatted(item.status().word(), item.id())));
        item.evidence().forEach(line -> out.println(style.faint("      " + line)));
    }

    static Table counts(Verification verification) {
        Map<CatalogItem, List<Item>> byTool = new TreeMap<>(CatalogItem.ORDER);
        for (Item item : verification.items()) {
            byTool.computeIfAbsent(item.tool(), _ -> new ArrayList<>()).add(item);
        }
        Table table = new Table();
        table.row("deployments", "pass", "fail", "waiting", "unknown", "not applicable");
        byTool.forEach((tool, items) -> {
            Verification one = new Verification(items);
            table.row(
                    tool.id(),
                    String.valueOf(one.count(Status.PASS)),
                    String.valueOf(one.count(Status.FAIL)),
                    String.valueOf(one.count(Status.WAITING)),
                    String.valueOf(one.count(Status.UNKNOWN)),
                    String.valueOf(one.count(Status.NOT_APPLICABLE)));
        });
        return table;
    }

    /** What reads alike in several places is one line. */
    static List<String> deviations(Verification verification, Style style) {
        Alike deviations = new Alike();
        Map<String, Status> statuses = new HashMap<>();
        for (Item item : verification.items()) {
            if (item.status() != Status.PASS) {
                statuses.put(item.status().word(), item.status());
                item.evidence().stream()
                        .filter(line -> !line.endsWith(": " + Verification.AS_DESIRED))
                        .forEach(line ->
                                deviations.add(
                                        item.status().word(),
                                        item.tool().id(),
                                        item.target(),
                                        line));
            }
        }
        List<String> lines = new ArrayList<>();
        deviations.forEach((word, line) ->
                lines.add(style.of(Objects.requireNonNull(statuses.get(word)), line)));
        return lines;
    }
}
