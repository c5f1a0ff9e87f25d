package io.vedette.cli.output;

import io.vedette.core.plan.Verification.Status;
import io.vedette.core.readiness.Alerts;
import io.vedette.core.readiness.Alerts.Implementation;
import io.vedette.core.readiness.Alerts.Item;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Prints every alert with the alarm or rule that implements it. */
final class AlertsTable {

    private final Alerts alerts;

    AlertsTable(Alerts alerts) {
        this.alerts = alerts;
    }

    /** The alerts as rows, with a heading. */
    Table table() {
        Table table = new Table();
        table.row("alert", "of", "status", "what", "implemented by");
        for (Item item : alerts.items()) {
            table.row(
                    item.alert().id(),
                    item.alert().group().requirement(),
                    item.status().word(),
                    item.alert().title(),
                    item.implementations().isEmpty() ? item.why() : by(item));
        }
        return table;
    }

    /** What implements an alert alike in many accounts is named once. */
    private static String by(Item item) {
        Set<String> names = new LinkedHashSet<>();
        List<String> findings = new ArrayList<>();
        for (Implementation it : item.implementations()) {
            names.add("%s %s".formatted(it.resource().kind(), it.resource().name()));
            if (it.status() != Status.PASS) {
                findings.add("%s in %s".formatted(it.finding(), it.resource().target()));
            }
        }
        int places =
                (int)
                        item.implementations().stream()
                                .map(it -> it.resource().target())
                                .distinct()
                                .count();
        String where = places > 1 ? " in %d accounts".formatted(places) : "";
        String found = findings.isEmpty() ? "" : " (%s)".formatted(findings.getFirst());
        return String.join(", ", names) + where + found;
    }

    void print(PrintWriter out) {
        boolean asked = alerts.items().stream().anyMatch(item -> !item.implementations().isEmpty());
        if (asked) {
            table().print(out, "  ");
        } else {
            out.println("  alerts: none; " + alerts.items().getFirst().why());
        }
        out.println();
    }
}
