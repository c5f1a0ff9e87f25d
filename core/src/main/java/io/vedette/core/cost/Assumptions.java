package io.vedette.core.cost;

import io.vedette.core.catalog.Tool;
import io.vedette.core.cost.Amount.Range;
import io.vedette.core.resource.CostDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what an estimate takes for granted: only what matters to its own charges. */
final class Assumptions {

    private static final Set<CostDriver> KEPT_ELSEWHERE =
            Set.of(
                    CostDriver.S3_STORAGE,
                    CostDriver.S3_WRITES,
                    CostDriver.KMS_REQUESTS,
                    CostDriver.LOGS_INGESTED_GB,
                    CostDriver.LOGS_STORED_GB);

    private Assumptions() {}

    static List<String> of(List<Charge> charges, PriceTable prices) {
        List<String> assumptions = new ArrayList<>();
        List<Charge> estimated =
                charges.stream().filter(charge -> charge.amount() instanceof Range).toList();
        Set<CostDriver> drivers =
                estimated.stream().map(Charge::driver).collect(Collectors.toSet());
        assumptions.add(
                "List prices in %s for a month, before discounts, credits, free trials and taxes."
                        .formatted(prices.currency()));
        if (estimated.stream()
                .anyMatch(it -> it.regions().stream().anyMatch(r -> !r.equals(prices.region())))) {
            assumptions.add(
                    "A region without a price of its own costs as much as %s."
                            .formatted(prices.region()));
        }
        if (estimated.stream().anyMatch(it -> isSpread(it, prices))) {
            assumptions.add(
                    "A range is from a volume's lowest to its highest price, all of it in one"
                            + " region or spread over the account's regions.");
            assumptions.add(
                    "Volume tiers count for each account by itself; AWS may count an organization"
                            + " together.");
        }
        assumptions.addAll(ofDrivers(drivers));
        if (charges.stream().anyMatch(charge -> charge.tool() == Tool.CLOUDTRAIL)) {
            assumptions.add(
                    "The trail is the first to record management events, which is free; another one"
                            + " would make it the second.");
        }
        return assumptions;
    }

    private static boolean isSpread(Charge charge, PriceTable prices) {
        return charge.regions().size() > 1
                && !charge.driver().isTheResourceItself()
                && prices.price(charge.driver())
                        .filter(it -> it.tiers().size() > 1 || !it.elsewhere().isEmpty())
                        .isPresent();
    }

    private static List<String> ofDrivers(Set<CostDriver> drivers) {
        List<String> assumptions = new ArrayList<>();
        if (drivers.contains(CostDriver.GUARDDUTY_MANAGEMENT_EVENTS)) {
            assumptions.add(
                    "GuardDuty bills an event of a global service such as IAM once in every region;"
                            + " the stated volume counts it so.");
        }
        if (drivers.contains(CostDriver.CLOUDTRAIL_CALL_RATE_INSIGHTS)) {
            assumptions.add(
                    "Insights analyzes write events for call rates: none to all of the stated"
                            + " events.");
        }
        if (drivers.contains(CostDriver.KMS_REQUESTS)) {
            assumptions.add(
                    "A write to S3 takes a request to KMS at most; with S3 bucket keys, a hundredth"
                            + " of one.");
        }
        if (drivers.stream().anyMatch(KEPT_ELSEWHERE::contains)) {
            assumptions.add(
                    "Logs are listed under the account whose activity they record; AWS bills the"
                            + " account that keeps them.");
        }
        return assumptions;
    }
}
