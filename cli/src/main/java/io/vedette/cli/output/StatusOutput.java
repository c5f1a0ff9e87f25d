package io.vedette.cli.output;

import io.vedette.core.inventory.Holder;
import io.vedette.core.inventory.InventoryItem;
import io.vedette.core.inventory.InventoryJson;
import io.vedette.core.inventory.LoggingConfigurationItem;
import io.vedette.core.organization.Target;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what the inventory holds. */
public final class StatusOutput {

    private static final List<String> OUTCOMES = List.of("done", "waiting", "skipped", "failed");

    private final List<InventoryItem> items;
    private final List<LoggingConfigurationItem> logSources;
    private final Optional<Holder> holder;
    private final Style style;
    private final boolean everyItem;

    /** Prepares the output; {@code holder} is the run that is changing the organization now. */
    public StatusOutput(
            List<InventoryItem> items,
            List<LoggingConfigurationItem> logSources,
            Optional<Holder> holder,
            Style style,
            boolean everyItem) {
        this.items = List.copyOf(items);
        this.logSources = List.copyOf(logSources);
        this.holder = holder;
        this.style = style;
        this.everyItem = everyItem;
    }

    /** Prints in a format: {@code TABLE}, {@code JSON} or {@code MARKDOWN}. */
    public void print(PrintWriter out, String format) {
        switch (format) {
            case "JSON" -> out.println(json());
            case "MARKDOWN" -> {
                out.println("# Inventory");
                out.println();
                counts().printMarkdown(out);
                if (!logSources.isEmpty()) {
                    out.println();
                    logs().printMarkdown(out);
                }
                printEndings(out, "- ");
            }
            default -> {
                if (items.isEmpty()) {
                    out.println("The inventory holds nothing that was asked for.");
                } else {
                    counts().print(out, "");
                    if (!logSources.isEmpty()) {
                        out.println();
                        logs().print(out, "");
                    }
                    printEndings(out, "");
                }
                holder.ifPresent(it -> out.println("Being changed now by " + it));
            }
        }
        out.flush();
    }

    private Table counts() {
        Map<String, List<InventoryItem>> byTool = new TreeMap<>();
        items.forEach(it -> byTool.computeIfAbsent(it.toolName(), _ -> new ArrayList<>()).add(it));
        Table table = new Table();
        table.row("tool", "done", "waiting", "skipped", "failed", "last updated");
        byTool.forEach((tool, some) -> {
            List<String> row = new ArrayList<>(List.of(tool));
            OUTCOMES.forEach(outcome ->
                    row.add(
                            String.valueOf(
                                    some.stream()
                                            .filter(it -> it.outcome().equals(outcome))
                                            .count())));
            row.add(
                    String.valueOf(
                            some.stream()
                                    .map(InventoryItem::lastUpdated)
                                    .reduce((a, b) -> a.isAfter(b) ? a : b)
                                    .orElseThrow()));
            table.row(row.toArray(String[]::new));
        });
        return table;
    }

    /** How logs are kept, where they are. */
    private Table logs() {
        record Keeping(String type, String destination, int days, boolean encrypted) {}
        Map<Keeping, List<LoggingConfigurationItem>> kept = new LinkedHashMap<>();
        for (LoggingConfigurationItem it : logSources) {
            kept.computeIfAbsent(
                            new Keeping(
                                    it.logType(),
                                    it.destination(),
                                    it.retentionDays(),
                                    it.encryptionEnabled()),
                            _ -> new ArrayList<>())
                    .add(it);
        }
        Table table = new Table();
        table.row("log source", "destination", "days", "encrypted", "alerting", "targets");
        kept.forEach((keeping, some) ->
                table.row(
                        keeping.type(),
                        keeping.destination(),
                        String.valueOf(keeping.days()),
                        keeping.encrypted() ? "yes" : "no",
                        "%d of %d"
                                .formatted(
                                        some.stream()
                                                .filter(LoggingConfigurationItem::alertingEnabled)
                                                .count(),
                                        some.size()),
                        String.valueOf(some.size())));
        return table;
    }

    private record Ending(String outcome, String tool, String reason) {}

    private void printEndings(PrintWriter out, String indent) {
        Map<Ending, List<Target>> endings = new LinkedHashMap<>();
        for (InventoryItem item : items) {
            if (everyItem || !item.outcome().equals("done")) {
                Target target = new Target(item.accountId(), item.region());
                endings.computeIfAbsent(
                                new Ending(
                                        item.outcome(),
                                        item.toolName(),
                                        Reasons.alike(item.reason(), target)),
                                _ -> new ArrayList<>())
                        .add(target);
            }
        }
        if (!endings.isEmpty()) {
            out.println();
        }
        endings.forEach((ending, targets) -> out.println(indent + line(ending, targets)));
    }

    private String line(Ending ending, List<Target> targets) {
        String reason = ending.reason().isEmpty() ? "" : ": " + ending.reason();
        String line =
                "%s %s %s%s".formatted(ending.outcome(), ending.tool(), Extent.of(targets), reason);
        return ending.outcome().equals("failed") ? style.bad(line) : line;
    }

    private String json() {
        ObjectNode json = Json.object();
        ArrayNode deployments = json.putArray("deployments");
        items.forEach(it -> deployments.add(InventoryJson.write(it)));
        ArrayNode logging = json.putArray("logging_configurations");
        logSources.forEach(it -> logging.add(InventoryJson.write(it)));
        holder.ifPresentOrElse(
                it -> json.set("lease", InventoryJson.write(it)), () -> json.putNull("lease"));
        return Json.MAPPER.writeValueAsString(json);
    }
}
