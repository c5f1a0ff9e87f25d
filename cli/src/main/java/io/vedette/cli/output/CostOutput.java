package io.vedette.cli.output;

import io.vedette.cli.session.Session;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.cost.Amount;
import io.vedette.core.cost.Amount.Range;
import io.vedette.core.cost.Charge;
import io.vedette.core.cost.CostEstimate;
import io.vedette.core.cost.Price;
import io.vedette.core.organization.AccountId;
import io.vedette.core.resource.CostDriver;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Prints a cost estimate in detail: what is billed, to whom, at which prices, assuming what. */
public final class CostOutput {

    private record Item(CatalogItem tool, CostDriver driver) {}

    private record Part(String title, Table table) {}

    private final CostEstimate estimate;
    private final Session session;
    private final Style style;

    public CostOutput(CostEstimate estimate, Session session, Style style) {
        this.estimate = estimate;
        this.session = session;
        this.style = style;
    }

    /** Prints in a format: {@code TABLE}, {@code JSON} or {@code MARKDOWN}. */
    public void print(PrintWriter out, String format) {
        switch (format) {
            case "JSON" -> {
                ObjectNode json = Json.object();
                json.set("organization", Json.organization(session.organization()));
                json.setAll(new CostJson(estimate).full());
                out.println(Json.MAPPER.writeValueAsString(json));
            }
            case "MARKDOWN" -> printMarkdown(out);
            default -> printTable(out);
        }
        out.flush();
    }

    private void printTable(PrintWriter out) {
        out.println(PlanOutput.heading(session.organization()));
        for (Part part : parts()) {
            out.println();
            out.println(style.strong(part.title()));
            part.table().print(out, "  ");
        }
        out.println();
        out.println(style.strong("Assumptions"));
        estimate.assumptions().forEach(it -> out.println("  " + it));
        out.println();
        out.println(total());
    }

    private void printMarkdown(PrintWriter out) {
        out.println("# Cost estimate");
        out.println();
        out.println(PlanOutput.heading(session.organization()));
        out.println();
        out.println(total());
        for (Part part : parts()) {
            out.println();
            out.println("## " + part.title());
            out.println();
            part.table().printMarkdown(out);
        }
        out.println();
        out.println("## Assumptions");
        out.println();
        estimate.assumptions().forEach(it -> out.println("- " + it));
    }

    private String total() {
        return "Estimated cost of a month with all of it in place: %s, and what is not estimated."
                .formatted(Money.of(estimate.total()));
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("What is billed", items()));
        parts.add(new Part("Accounts", accounts()));
        Table gaps = gaps();
        if (!gaps.isEmpty()) {
            parts.add(new Part("Not estimated", gaps));
        }
        parts.add(new Part("Prices", prices()));
        return parts;
    }

    private Table items() {
        Map<Item, List<Charge>> items = new LinkedHashMap<>();
        for (Charge charge : estimate.charges()) {
            if (charge.amount() instanceof Range) {
                items.computeIfAbsent(
                                new Item(charge.tool(), charge.driver()), _ -> new ArrayList<>())
                        .add(charge);
            }
        }
        Table table = new Table();
        table.row("tool", "a month", "quantity", "unit", "accounts", "what");
        items.forEach((item, charges) ->
                table.row(
                        item.tool().id(),
                        Money.of(Amount.sum(charges.stream().map(Charge::amount).toList())),
                        quantity(charges),
                        estimate.prices().price(item.driver()).map(Price::unit).orElseThrow(),
                        String.valueOf(charges.size()),
                        item.driver().title()));
        return table;
    }

    private static String quantity(List<Charge> charges) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Charge charge : charges) {
            sum = charge.quantity() == null ? sum : sum.add(charge.quantity());
        }
        return Money.quantity(sum);
    }

    /** A column for each tool, a row for each account. */
    private Table accounts() {
        List<CatalogItem> tools = List.copyOf(estimate.byTool().keySet());
        Map<AccountId, Map<CatalogItem, List<Amount>>> byAccount = new TreeMap<>();
        for (Charge charge : estimate.charges()) {
            byAccount
                    .computeIfAbsent(charge.account(), _ -> new TreeMap<>(CatalogItem.ORDER))
                    .computeIfAbsent(charge.tool(), _ -> new ArrayList<>())
                    .add(charge.amount());
        }
        Table table = new Table();
        List<String> head = new ArrayList<>(List.of("account"));
        tools.forEach(tool -> head.add(tool.id()));
        head.add("total");
        table.row(head.toArray(String[]::new));
        Map<AccountId, Range> totals = estimate.byAccount();
        byAccount.forEach((account, byTool) -> {
            List<String> row = new ArrayList<>(List.of(account.value()));
            tools.forEach(
                    tool -> row.add(Money.of(Amount.sum(byTool.getOrDefault(tool, List.of())))));
            row.add(Money.of(totals.getOrDefault(account, Range.NOTHING)));
            table.row(row.toArray(String[]::new));
        });
        return table;
    }

    private Table gaps() {
        Table table = new Table();
        if (!estimate.gaps().isEmpty()) {
            table.row("tool", "accounts", "what", "why");
        }
        estimate.gaps()
                .forEach(gap ->
                        table.row(
                                String.join(
                                        ", ", gap.tools().stream().map(CatalogItem::id).toList()),
                                String.valueOf(gap.accounts()),
                                gap.driver().title(),
                                gap.why()));
        return table;
    }

    private Table prices() {
        Table table = new Table();
        table.row("what", "price", "as of", "source", "note");
        estimate.prices().prices().stream()
                .filter(price ->
                        estimate.charges().stream()
                                .anyMatch(charge -> charge.driver() == price.driver()))
                .forEach(price ->
                        table.row(
                                price.driver().id(),
                                tiers(price),
                                price.asOf().toString(),
                                price.source().toString(),
                                price.note() == null ? "" : price.note()));
        return table;
    }

    private static String tiers(Price price) {
        List<String> tiers = new ArrayList<>();
        for (Price.Tier tier : price.tiers()) {
            tiers.add(
                    "$%s%s"
                            .formatted(
                                    tier.price().toPlainString(),
                                    tier.upTo() == null
                                            ? ""
                                            : " up to " + Money.quantity(tier.upTo())));
        }
        return "%s per %s".formatted(String.join(", ", tiers), price.unit());
    }
}
