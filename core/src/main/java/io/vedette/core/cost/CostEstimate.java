package io.vedette.core.cost;

import io.vedette.core.baseline.CostSettings;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.cost.Amount.Range;
import io.vedette.core.cost.Amount.Unknown;
import io.vedette.core.organization.AccountId;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.resource.CostDriver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a month costs when all of a blueprint is in place. What cannot be estimated is named, and
 * counts for nothing in the sums.
 *
 * @param charges by tool, account and cost driver
 * @param prices those that it was made with
 * @param assumptions what holds only if they do, a sentence each
 */
public record CostEstimate(List<Charge> charges, PriceTable prices, List<String> assumptions) {

    public CostEstimate {
        charges = List.copyOf(charges);
        assumptions = List.copyOf(assumptions);
    }

    /** Estimates a blueprint from the volumes that the user states. */
    public static CostEstimate of(Blueprint blueprint, CostSettings volumes, PriceTable prices) {
        List<Charge> charges = new Billing(volumes, prices).charges(Consumption.of(blueprint));
        return new CostEstimate(charges, prices, Assumptions.of(charges, prices));
    }

    /** What is estimated of all. */
    public Range total() {
        return Amount.sum(charges.stream().map(Charge::amount).toList());
    }

    /** What is estimated of each tool. */
    public Map<CatalogItem, Range> byTool() {
        return sums(Charge::tool, CatalogItem.ORDER);
    }

    /** What is estimated of each account. */
    public Map<AccountId, Range> byAccount() {
        return sums(Charge::account, Comparator.naturalOrder());
    }

    private <K> Map<K, Range> sums(Function<Charge, K> key, Comparator<? super K> order) {
        Map<K, List<Amount>> amounts = new TreeMap<>(order);
        for (Charge charge : charges) {
            amounts.computeIfAbsent(key.apply(charge), _ -> new ArrayList<>()).add(charge.amount());
        }
        Map<K, Range> sums = new LinkedHashMap<>();
        amounts.forEach((it, all) -> sums.put(it, Amount.sum(all)));
        return sums;
    }

    /** What is billed and not estimated, by cost driver and reason. */
    public List<Gap> gaps() {
        record Key(CostDriver driver, String why) {}
        Map<Key, Set<CatalogItem>> tools = new LinkedHashMap<>();
        Map<Key, Set<AccountId>> accounts = new LinkedHashMap<>();
        for (Charge charge : charges) {
            if (charge.amount() instanceof Unknown(String why)) {
                Key key = new Key(charge.driver(), why);
                tools.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(charge.tool());
                accounts.computeIfAbsent(key, _ -> new TreeSet<>()).add(charge.account());
            }
        }
        List<Gap> gaps = new ArrayList<>();
        accounts.forEach((key, its) ->
                gaps.add(
                        new Gap(
                                key.driver(),
                                key.why(),
                                tools.getOrDefault(key, Set.of()),
                                its.size())));
        return gaps;
    }

    /** The day of the oldest price in it; empty where nothing was estimated. */
    public Optional<LocalDate> asOf() {
        return PriceTable.oldest(
                charges.stream()
                        .filter(charge -> charge.amount() instanceof Range)
                        .flatMap(charge -> prices.price(charge.driver()).stream())
                        .distinct()
                        .toList());
    }
}
