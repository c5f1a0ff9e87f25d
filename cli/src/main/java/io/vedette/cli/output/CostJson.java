package io.vedette.cli.output;

import io.vedette.core.cost.Amount;
import io.vedette.core.cost.Amount.Range;
import io.vedette.core.cost.Amount.Unknown;
import io.vedette.core.cost.Charge;
import io.vedette.core.cost.CostEstimate;
import io.vedette.core.cost.Gap;
import io.vedette.core.cost.Price;
import java.math.RoundingMode;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A cost estimate as JSON: in plan's {@code cost} field, and in full. */
final class CostJson {

    private static final int DECIMALS = 4;

    private final CostEstimate estimate;

    CostJson(CostEstimate estimate) {
        this.estimate = estimate;
    }

    /** The sums of the tools, and what they leave out. */
    ObjectNode summary() {
        ObjectNode json = Json.object();
        json.put("currency", estimate.prices().currency());
        json.put("period", "month");
        json.put("as_of", estimate.asOf().map(Objects::toString).orElse(null));
        range(json, estimate.total());
        ArrayNode tools = json.putArray("tools");
        estimate.byTool()
                .forEach((tool, sum) -> range(tools.addObject().put("tool", tool.id()), sum));
        ArrayNode unknown = json.putArray("unknown");
        estimate.gaps().forEach(gap -> unknown.add(gap(gap)));
        ArrayNode assumptions = json.putArray("assumptions");
        estimate.assumptions().forEach(assumptions::add);
        return json;
    }

    /** The summary, every charge, and the prices they were made with. */
    ObjectNode full() {
        ObjectNode json = summary();
        ArrayNode charges = json.putArray("charges");
        estimate.charges().forEach(charge -> charges.add(charge(charge)));
        ArrayNode prices = json.putArray("prices");
        estimate.prices().prices().stream()
                .filter(price ->
                        estimate.charges().stream()
                                .anyMatch(charge -> charge.driver() == price.driver()))
                .forEach(price -> prices.add(price(price)));
        return json;
    }

    private static void range(ObjectNode json, Range range) {
        json.put("low", range.low().setScale(DECIMALS, RoundingMode.HALF_UP));
        json.put("high", range.high().setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    private static ObjectNode gap(Gap gap) {
        ObjectNode json = Json.object();
        json.put("driver", gap.driver().id());
        json.put("title", gap.driver().title());
        json.put("reason", gap.why());
        ArrayNode tools = json.putArray("tools");
        gap.tools().forEach(tool -> tools.add(tool.id()));
        json.put("accounts", gap.accounts());
        return json;
    }

    private static ObjectNode charge(Charge charge) {
        ObjectNode json = Json.object();
        json.put("tool", charge.tool().id());
        json.put("account", charge.account().value());
        json.put("driver", charge.driver().id());
        ArrayNode regions = json.putArray("regions");
        charge.regions().stream().distinct().forEach(region -> regions.add(region.code()));
        json.put("quantity", charge.quantity());
        amount(json, charge.amount());
        return json;
    }

    private static void amount(ObjectNode json, Amount amount) {
        switch (amount) {
            case Range range -> {
                range(json, range);
                json.putNull("reason");
            }
            case Unknown(String why) -> {
                json.putNull("low");
                json.putNull("high");
                json.put("reason", why);
            }
        }
    }

    private static ObjectNode price(Price price) {
        ObjectNode json = Json.object();
        json.put("driver", price.driver().id());
        json.put("unit", price.unit());
        ArrayNode tiers = json.putArray("tiers");
        price.tiers()
                .forEach(tier ->
                        tiers.addObject().put("up_to", tier.upTo()).put("price", tier.price()));
        json.put("as_of", price.asOf().toString());
        json.put("source", price.source().toString());
        json.put("note", price.note());
        return json;
    }
}
