package io.vedette.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines up columns; the last one is never padded. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints all rows, each behind an indent. */
    public void print(PrintWriter out, String indent) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < row.size() - 1) {
                    line.repeat(' ', widths[i] - cell.length() + 2);
                }
            }
            out.println(line.toString().stripTrailing());
        }
    }

    void printMarkdown(PrintWriter out) {
        for (int i = 0; i < rows.size(); i++) {
            out.println("| " + String.join(" | ", escaped(rows.get(i))) + " |");
            if (i == 0) {
                out.println("|" + "---|".repeat(rows.get(i).size()));
            }
        }
    }

    private static List<String> escaped(List<String> row) {
        return row.stream().map(cell -> cell.replace("|", "\\|")).toList();
    }
}
