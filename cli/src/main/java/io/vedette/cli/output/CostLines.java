package io.vedette.cli.output;

import io.vedette.core.cost.CostEstimate;
import io.vedette.core.cost.Gap;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a cost estimate in a few lines: each tool, all of them, and what is not estimated. */
final class CostLines {

    private static final int NAMED = 6;

    private final CostEstimate estimate;
    private final Style style;

    CostLines(CostEstimate estimate, Style style) {
        this.estimate = estimate;
        this.style = style;
    }

    /** A plan that only removes costs nothing, and has no lines. */
    boolean isEmpty() {
        return estimate.charges().isEmpty();
    }

    void print(PrintWriter out) {
        out.println(heading() + ":");
        table().print(out, "  ");
        gaps().forEach(line -> out.println("  " + style.change(line)));
        out.println(style.faint("  'vedette cost' shows the details and the assumptions."));
    }

    void printMarkdown(PrintWriter out) {
        out.println("## " + heading());
        out.println();
        table().printMarkdown(out);
        out.println();
        gaps().forEach(line -> out.println("- " + line));
    }

    private String heading() {
        return "Estimated cost of a month with all of it in place"
                + estimate.asOf().map(" (prices as of %s or later)"::formatted).orElse("");
    }

    private Table table() {
        Table table = new Table();
        table.row("tool", "a month");
        estimate.byTool().forEach((tool, range) -> table.row(tool.id(), Money.of(range)));
        table.row("total", Money.of(estimate.total()));
        return table;
    }

    /** What is missing from the sums, one line for each reason that is not about a volume. */
    private List<String> gaps() {
        return estimate.gaps().stream()
                .collect(
                        Collectors.groupingBy(
                                gap -> gap.why().endsWith(" not stated"), Collectors.toList()))
                .entrySet()
                .stream()
                .sorted((a, b) -> Boolean.compare(b.getKey(), a.getKey()))
                .map(group -> line(group.getKey(), group.getValue()))
                .toList();
    }

    private static String line(boolean unstated, List<Gap> gaps) {
        String named =
                gaps.stream()
                        .limit(NAMED)
                        .map(gap -> gap.driver().title())
                        .collect(Collectors.joining("; "));
        int more = gaps.size() - NAMED;
        return "Not estimated, %s: %s%s"
                .formatted(
                        unstated
                                ? "as vedette.yaml states no volume (cost.volumes)"
                                : "as no price is known",
                        named,
                        more > 0 ? "; and %d more".formatted(more) : "");
    }
}
