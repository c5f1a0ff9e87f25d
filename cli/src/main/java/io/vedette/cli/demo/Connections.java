package io.vedette.cli.demo;

import io.vedette.cli.output.Table;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import java.io.PrintWriter;
import java.util.List;

/** Tells which tools hand what to which others, and how many of these connections are in place. */
final class Connections {

    /**
     * One integration point of the catalog.
     *
     * @param kind the kind of the resources that make the connection
     * @param name how their names begin
     */
    private record Edge(String from, String to, String kind, String name) {

        List<PlannedChange<?>> in(Plan plan) {
            return plan.changes().stream()
                    .filter(it -> it.resource().kind().name().equals(kind))
                    .filter(it -> it.resource().name().startsWith(name))
                    .toList();
        }
    }

    private static final List<Edge> EDGES =
            List.of(
                    findingsOf("GuardDuty", "aws/guardduty"),
                    findingsOf("Config", "aws/config"),
                    findingsOf("Inspector", "aws/inspector"),
                    findingsOf("Macie", "aws/macie"),
                    new Edge("Macie", "Security Hub, every finding", "macie.publication", ""),
                    new Edge(
                            "Security Hub",
                            "Detective",
                            "detective.data-source-package",
                            "ASFF_SECURITYHUB_FINDING"),
                    new Edge("CloudTrail", "CloudWatch Logs", "logs.group", "vedette/cloudtrail"),
                    new Edge(
                            "all finding sources",
                            "the security tooling account's event bus",
                            "eventbridge.rule",
                            "vedette-findings"),
                    new Edge(
                            "every account and region",
                            "that event bus",
                            "eventbridge.rule",
                            "default/vedette-findings"),
                    new Edge("that event bus", "its archive", "eventbridge.archive", "vedette"));

    private static Edge findingsOf(String tool, String product) {
        return new Edge(tool, "Security Hub", "securityhub.product", product);
    }

    private final Plan plan;

    Connections(Plan plan) {
        this.plan = plan;
    }

    /** Prints a line for each. */
    void print(PrintWriter out) {
        Table table = new Table();
        table.row("from", "to", "in place");
        for (Edge edge : EDGES) {
            List<PlannedChange<?>> all = edge.in(plan);
            table.row(edge.from(), edge.to(), "%d of %d".formatted(inPlace(all), all.size()));
        }
        table.print(out, "  ");
    }

    /** Whether each is there, and in place everywhere. */
    boolean complete() {
        return EDGES.stream()
                .map(edge -> edge.in(plan))
                .allMatch(all -> !all.isEmpty() && inPlace(all) == all.size());
    }

    private static long inPlace(List<PlannedChange<?>> changes) {
        return changes.stream().filter(it -> it.change() instanceof Change.None<?>).count();
    }
}
