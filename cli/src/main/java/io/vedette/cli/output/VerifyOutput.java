package io.vedette.cli.output;

import io.vedette.core.plan.Verification.Status;
import java.io.PrintWriter;

/** Prints how ready the organization is and what is in place, with the evidence. */
public final class VerifyOutput {

    private final Verdict verdict;
    private final Style style;
    private final boolean everything;

    /**
     * Prints a verification.
     *
     * @param everything whether to print every item and deployment, and not only what is not well
     */
    public VerifyOutput(Verdict verdict, Style style, boolean everything) {
        this.verdict = verdict;
        this.style = style;
        this.everything = everything;
    }

    /** Prints in a format: {@code TABLE}, {@code JSON} or {@code MARKDOWN}. */
    public void print(PrintWriter out, String format) {
        switch (format) {
            case "JSON" -> out.println(new VerifyJson(verdict).text());
            case "MARKDOWN" -> new ReadinessReport(verdict).print(out);
            default -> printTables(out);
        }
        out.flush();
    }

    private void printTables(PrintWriter out) {
        out.println(PlanOutput.heading(verdict.organization()));
        out.println();
        new ReadinessTable(verdict.readiness(), style, everything).print(out);
        new AlertsTable(verdict.alerts()).print(out);
        new DeploymentsTable(verdict.verification(), style, everything).print(out);
        SentNotification notification = verdict.notification();
        if (notification != null) {
            String sentence = "Test notification: %s.".formatted(notification.words());
            out.println(
                    notification.arrivedAfter() == null
                            ? style.bad(sentence)
                            : style.good(sentence));
        }
        out.println(
                "In place: %.1f %% of %,d deployments. Ready: %s of the checklist. %,d API calls, %.1f s."
                        .formatted(
                                verdict.verification().score() * 100,
                                verdict.verification().items().size()
                                        - verdict.verification().count(Status.NOT_APPLICABLE),
                                ReadinessTable.percent(verdict.readiness().score()),
                                verdict.calls(),
                                verdict.elapsed().toMillis() / 1000.0));
    }
}
