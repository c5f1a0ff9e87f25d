package io.vedette.cli.output;

import io.vedette.cli.session.Session;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Verification;
import io.vedette.core.plan.Verification.Item;
import io.vedette.core.plan.Verification.Status;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what is in place and what is not, with the evidence. */
public final class VerifyOutput {

    private final Verification verification;
    private final Session session;
    private final Style style;

    public VerifyOutput(Verification verification, Session session, Style style) {
        this.verification = verification;
        this.session = session;
        this.style = style;
    }

    /** Prints in a format: {@code TABLE}, {@code JSON} or {@code MARKDOWN}. */
    public void print(PrintWriter out, String format) {
        switch (format) {
            case "JSON" -> out.println(json());
            case "MARKDOWN" -> {
                out.println("# Verification");
                out.println();
                out.println(PlanOutput.heading(session.organization()));
                out.println();
                counts().printMarkdown(out);
                out.println();
                printDeviations(out, "- ");
                out.println(total());
            }
            default -> {
                out.println(PlanOutput.heading(session.organization()));
                out.println();
                counts().print(out, "  ");
                out.println();
                printDeviations(out, "  ");
                out.println(total());
            }
        }
        out.flush();
    }

    private Table counts() {
        Map<Tool, List<Item>> byTool = new TreeMap<>();
        for (Item item : verification.items()) {
            byTool.computeIfAbsent(item.tool(), _ -> new ArrayList<>()).add(item);
        }
        Table table = new Table();
        table.row("tool", "pass", "fail", "waiting", "unknown", "not applicable");
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

    private record Finding(Status status, String tool, String evidence) {}

    private void printDeviations(PrintWriter out, String indent) {
        Map<Finding, List<Target>> findings = new LinkedHashMap<>();
        for (Item item : verification.items()) {
            if (item.status() == Status.PASS) {
                continue;
            }
            item.evidence().stream()
                    .filter(line -> !line.endsWith(": reads as desired"))
                    .forEach(line ->
                            findings.computeIfAbsent(
                                            new Finding(
                                                    item.status(),
                                                    item.tool().id(),
                                                    Reasons.alike(line, item.target())),
                                            _ -> new ArrayList<>())
                                    .add(item.target()));
        }
        findings.forEach((finding, targets) ->
                out.println(
                        indent
                                + colored(
                                        finding.status(),
                                        "%s %s %s: %s"
                                                .formatted(
                                                        finding.status().word(),
                                                        finding.tool(),
                                                        Extent.of(targets),
                                                        finding.evidence()))));
        if (!findings.isEmpty()) {
            out.println();
        }
    }

    private String colored(Status status, String line) {
        return switch (status) {
            case FAIL, UNKNOWN -> style.bad(line);
            case WAITING -> style.change(line);
            case PASS, NOT_APPLICABLE -> style.faint(line);
        };
    }

    private String total() {
        return "In place: %.1f %% of %,d deployments. %,d API calls, %.1f s."
                .formatted(
                        verification.score() * 100,
                        verification.items().size() - verification.count(Status.NOT_APPLICABLE),
                        session.calls(),
                        session.elapsed().toMillis() / 1000.0);
    }

    private String json() {
        ObjectNode json = Json.object();
        json.set("organization", Json.organization(session.organization()));
        json.put("score", verification.score());
        ArrayNode items = json.putArray("items");
        for (Item item : verification.items()) {
            ObjectNode one = items.addObject();
            one.put("id", item.id());
            one.put("group", item.tool().id());
            one.put("title", item.title());
            Json.target(one, item.target());
            one.put("status", item.status().word());
            ArrayNode evidence = one.putArray("evidence");
            item.evidence().forEach(evidence::add);
        }
        json.put("calls", session.calls());
        json.put("seconds", session.elapsed().toMillis() / 1000.0);
        return Json.MAPPER.writeValueAsString(json);
    }
}
