package io.vedette.cli.output;

import io.vedette.core.catalog.ChecklistItem.Group;
import io.vedette.core.plan.Verification;
import io.vedette.core.plan.Verification.Status;
import io.vedette.core.readiness.ReadinessItem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/** Prints a readiness report to hand in, in Markdown. */
final class ReadinessReport {

    private static final Set<Status> NOT_WELL = Set.of(Status.FAIL, Status.WAITING, Status.UNKNOWN);

    private final Verdict verdict;

    ReadinessReport(Verdict verdict) {
        this.verdict = verdict;
    }

    void print(PrintWriter out) {
        out.println("# Incident-response readiness");
        out.println();
        out.println("- Date: " + verdict.date());
        out.println("- " + PlanOutput.heading(verdict.organization()));
        out.println(
                "- Score: %s of the checklist; %s"
                        .formatted(ReadinessTable.percent(verdict.readiness().score()), inPlace()));
        out.println(
                "- Read with %,d API calls; an item that is unknown does not count as passed."
                        .formatted(verdict.calls()));
        section(out, "Scores");
        ReadinessTable.scores(verdict.readiness()).printMarkdown(out);
        for (Group group : Group.values()) {
            section(out, group.title());
            items(verdict.readiness().of(group).items()).printMarkdown(out);
        }
        section(out, "Alerts");
        new AlertsTable(verdict.alerts()).table().printMarkdown(out);
        printEvidence(out);
        printDeployments(out);
        printExclusions(out);
    }

    private static void section(PrintWriter out, String title) {
        out.println();
        out.println("## " + title);
        out.println();
    }

    private String inPlace() {
        return "%.1f %% of %,d deployments in place"
                .formatted(
                        verdict.verification().score() * 100,
                        verdict.verification().items().size()
                                - verdict.verification().count(Status.NOT_APPLICABLE));
    }

    private static Table items(List<ReadinessItem> items) {
        Table table = new Table();
        table.row("item", "what", "status", "known from");
        items.forEach(item ->
                table.row(
                        item.item().id(),
                        item.item().title(),
                        item.status().word(),
                        item.evidence().getFirst()));
        return table;
    }

    private void printEvidence(PrintWriter out) {
        section(out, "Evidence");
        for (ReadinessItem item : verdict.readiness().items()) {
            if (item.evidence().size() > 1) {
                out.println("### %s: %s".formatted(item.item().id(), item.status().word()));
                out.println();
                item.evidence().forEach(line -> out.println("- " + line));
                out.println();
            }
        }
        List<String> deviations = where(NOT_WELL);
        if (deviations.isEmpty()) {
            out.println("Every deployment that applies reads as desired.");
            return;
        }
        out.println("### Deployments that do not read as desired");
        out.println();
        deviations.forEach(line -> out.println("- " + line));
    }

    /** What is found of the deployments that ended so. */
    private List<String> where(Set<Status> statuses) {
        return DeploymentsTable.deviations(
                new Verification(
                        verdict.verification().items().stream()
                                .filter(item -> statuses.contains(item.status()))
                                .toList()),
                Style.PLAIN);
    }

    private void printDeployments(PrintWriter out) {
        section(out, "Deployments");
        DeploymentsTable.counts(verdict.verification()).printMarkdown(out);
    }

    private void printExclusions(PrintWriter out) {
        section(out, "Exclusions");
        verdict.organization().excluded().stream()
                .sorted()
                .forEach(account ->
                        out.println("- %s: the baseline excludes it".formatted(account)));
        List<String> leftOut = where(Set.of(Status.NOT_APPLICABLE));
        leftOut.forEach(line -> out.println("- " + line));
        if (leftOut.isEmpty() && verdict.organization().excluded().isEmpty()) {
            out.println("None.");
        }
    }
}
