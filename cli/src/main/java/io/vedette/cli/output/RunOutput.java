package io.vedette.cli.output;

import io.vedette.cli.session.Session;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.execution.RunSummary;
import io.vedette.core.resource.ResourceId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what a run came to. */
public final class RunOutput {

    private final RunReport report;
    private final Session session;
    private final Style style;

    public RunOutput(RunReport report, Session session, Style style) {
        this.report = report;
        this.session = session;
        this.style = style;
    }

    /** Prints in a format: {@code TABLE}, {@code JSON} or {@code MARKDOWN}. */
    public void print(PrintWriter out, String format) {
        switch (format) {
            case "JSON" -> out.println(json());
            case "MARKDOWN" -> {
                out.println("# Run " + report.run());
                out.println();
                counts().printMarkdown(out);
                out.println();
                printReasons(out, "- ");
                out.println();
                out.println(totals());
            }
            default -> {
                out.println();
                counts().print(out, "  ");
                out.println();
                printReasons(out, "  ");
                out.println(totals());
            }
        }
        out.flush();
    }

    private Table counts() {
        Map<CatalogItem, List<DeploymentOutcome>> byTool = new TreeMap<>(CatalogItem.ORDER);
        for (DeploymentOutcome deployment : report.deployments()) {
            byTool.computeIfAbsent(deployment.tool(), _ -> new ArrayList<>()).add(deployment);
        }
        Table table = new Table();
        table.row("tool", "done", "waiting", "skipped", "failed");
        byTool.forEach((tool, deployments) -> {
            RunSummary summary = RunSummary.of(deployments);
            table.row(
                    tool.id(),
                    String.valueOf(summary.done()),
                    String.valueOf(summary.waiting()),
                    String.valueOf(summary.skipped()),
                    String.valueOf(summary.failed()));
        });
        return table;
    }

    /** Everything that is not done, what ended alike in one line. */
    private void printReasons(PrintWriter out, String indent) {
        Alike endings = new Alike();
        for (DeploymentOutcome deployment : report.deployments()) {
            Outcome outcome = deployment.outcome();
            if (!(outcome instanceof Outcome.Done)) {
                endings.add(
                        outcome.word(),
                        deployment.tool().id(),
                        deployment.target(),
                        outcome.reason());
            }
        }
        endings.forEach((word, line) -> out.println(indent + colored(word, line)));
        if (!endings.isEmpty()) {
            out.println();
        }
    }

    private String colored(String word, String line) {
        return switch (word) {
            case "failed" -> style.bad(line);
            case "waiting" -> style.change(line);
            default -> style.faint(line);
        };
    }

    private String totals() {
        RunSummary summary = report.summary();
        return "Run %s: %s. %,d resources changed, %,d API calls, %.1f s."
                .formatted(
                        report.run(),
                        summary,
                        report.changed(),
                        session.calls(),
                        session.elapsed().toMillis() / 1000.0);
    }

    private String json() {
        ObjectNode json = Json.object();
        json.put("run", report.run());
        json.set("organization", Json.organization(session.organization()));
        RunSummary summary = report.summary();
        ObjectNode counts = json.putObject("summary");
        counts.put("done", summary.done());
        counts.put("waiting", summary.waiting());
        counts.put("skipped", summary.skipped());
        counts.put("failed", summary.failed());
        ArrayNode deployments = json.putArray("deployments");
        report.deployments().forEach(it -> deployments.add(deployment(it)));
        json.put("changed", report.changed());
        json.put("calls", session.calls());
        json.put("seconds", session.elapsed().toMillis() / 1000.0);
        return Json.MAPPER.writeValueAsString(json);
    }

    private ObjectNode deployment(DeploymentOutcome deployment) {
        ObjectNode json = Json.object();
        json.put("deployment_key", deployment.key());
        json.put("tool", deployment.tool().id());
        Json.target(json, deployment.target());
        json.put("outcome", deployment.outcome().word());
        Json.reason(json, deployment.outcome().reason());
        ArrayNode resources = json.putArray("resources");
        for (ResourceId id : deployment.resources()) {
            ObjectNode one = resources.addObject();
            one.put("resource", id.kind());
            Json.target(one, id.target());
            one.put("name", id.name());
            Outcome outcome = report.outcomes().get(id);
            if (outcome != null) {
                one.put("outcome", outcome.word());
                Json.reason(one, outcome.reason());
            }
        }
        return json;
    }
}
