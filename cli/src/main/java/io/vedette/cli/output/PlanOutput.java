package io.vedette.cli.output;

import io.vedette.cli.session.Session;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.PlanSummary;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.plan.SkippedDeployment;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints a plan, as a table for people or as JSON. */
public final class PlanOutput {

    private final Plan plan;
    private final Session session;
    private final Style style;
    private final boolean everyResource;

    public PlanOutput(Plan plan, Session session, Style style, boolean everyResource) {
        this.plan = plan;
        this.session = session;
        this.style = style;
        this.everyResource = everyResource;
    }

    /** Prints in a format: {@code TABLE}, {@code JSON} or {@code MARKDOWN}. */
    public void print(PrintWriter out, String format) {
        switch (format) {
            case "JSON" -> out.println(new PlanJson(plan, session).text());
            case "MARKDOWN" -> printMarkdown(out);
            default -> printTable(out);
        }
        out.flush();
    }

    private void printTable(PrintWriter out) {
        out.println(heading(session.organization()));
        out.println();
        Map<CatalogItem, List<PlannedChange<?>>> byTool = byTool();
        byTool.forEach((tool, changes) -> {
            out.println(style.strong(tool.id()));
            printTool(out, tool, changes);
            out.println();
        });
        out.println(totals(plan.summary()));
        out.println(
                style.faint(
                        "%,d API calls in %.1f s; nothing was changed."
                                .formatted(
                                        session.calls(), session.elapsed().toMillis() / 1000.0)));
        CostLines cost = new CostLines(session.cost(plan.blueprint()), style);
        if (!cost.isEmpty()) {
            out.println();
            cost.print(out);
        }
        List<CatalogItem> planned = session.plannedTools();
        if (!planned.isEmpty()) {
            out.println(style.faint("Planned, not deployable yet: " + join(planned)));
        }
    }

    private static String join(List<CatalogItem> tools) {
        return tools.stream().map(CatalogItem::id).collect(Collectors.joining(", "));
    }

    private void printTool(PrintWriter out, CatalogItem tool, List<PlannedChange<?>> changes) {
        List<ChangeGroup> groups = ChangeGroup.of(changes);
        for (ChangeGroup group : groups) {
            String line =
                    "  %s %s %s %s"
                            .formatted(
                                    group.sign(),
                                    group.kind(),
                                    group.name(),
                                    Extent.of(group.targets()));
            out.println(colored(group.sign(), line));
            group.lines().forEach(it -> out.println("      " + it));
            if (everyResource) {
                group.targets().stream()
                        .distinct()
                        .sorted()
                        .forEach(target -> out.println(style.faint("      " + target)));
            }
        }
        long inPlace = changes.size() - groups.stream().mapToLong(it -> it.targets().size()).sum();
        if (inPlace > 0) {
            out.println("  = %d in place".formatted(inPlace));
        }
        skipped(tool)
                .forEach((why, skipped) ->
                        out.println(
                                style.faint(
                                        "  - skipped %s: %s"
                                                .formatted(
                                                        Extent.of(
                                                                skipped.stream()
                                                                        .map(
                                                                                SkippedDeployment
                                                                                        ::target)
                                                                        .toList()),
                                                        why))));
    }

    private String colored(String sign, String line) {
        return switch (sign) {
            case "+" -> style.good(line);
            case "~", "." -> style.change(line);
            case "!", "x" -> style.bad(line);
            default -> line;
        };
    }

    private Map<String, List<SkippedDeployment>> skipped(CatalogItem tool) {
        return plan.blueprint().skipped().stream()
                .filter(it -> it.tool() == tool)
                .collect(
                        Collectors.groupingBy(
                                SkippedDeployment::why, LinkedHashMap::new, Collectors.toList()));
    }

    private Map<CatalogItem, List<PlannedChange<?>>> byTool() {
        Map<CatalogItem, List<PlannedChange<?>>> byTool = new TreeMap<>(CatalogItem.ORDER);
        plan.blueprint().tools().forEach(tool -> byTool.put(tool, List.of()));
        byTool.putAll(
                plan.changes().stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> plan.blueprint().tool(it.resource().id()))));
        return byTool;
    }

    static String heading(Organization organization) {
        String where =
                switch (organization.topology()) {
                    case Topology.AwsOrganization(String id, var _) -> "Organization " + id;
                    case Topology.SeparateAccounts _ -> "Separate accounts";
                };
        return "%s: %d accounts, %d of them to work in; regions %s, home %s"
                .formatted(
                        where,
                        organization.accounts().size(),
                        organization.members().size(),
                        organization.regions(),
                        organization.home());
    }

    private static String totals(PlanSummary summary) {
        return "Plan: %,d to create, %,d to update, %,d to delete, %,d in place, %,d on their way, %,d left alone, %,d unreadable."
                .formatted(
                        summary.create(),
                        summary.update(),
                        summary.delete(),
                        summary.none(),
                        summary.waiting(),
                        summary.skipped(),
                        summary.unavailable());
    }

    private void printMarkdown(PrintWriter out) {
        out.println("# Plan");
        out.println();
        out.println(heading(session.organization()));
        out.println();
        Table table = new Table();
        table.row("tool", "change", "resource", "where", "what");
        byTool().forEach((tool, changes) ->
                ChangeGroup.of(changes)
                        .forEach(it ->
                                table.row(
                                        tool.id(),
                                        it.sign(),
                                        it.kind() + " " + it.name(),
                                        Extent.of(it.targets()),
                                        String.join("; ", it.lines()))));
        table.printMarkdown(out);
        out.println();
        out.println(totals(plan.summary()));
        CostLines cost = new CostLines(session.cost(plan.blueprint()), style);
        if (!cost.isEmpty()) {
            out.println();
            cost.printMarkdown(out);
        }
    }
}
