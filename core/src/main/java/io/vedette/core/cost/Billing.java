package io.vedette.core.cost;

import io.vedette.core.baseline.CostSettings;
import io.vedette.core.baseline.Volume;
import io.vedette.core.cost.Amount.Range;
import io.vedette.core.cost.Amount.Unknown;
import io.vedette.core.cost.Consumption.Line;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts prices on what is consumed. */
record Billing(CostSettings volumes, PriceTable prices) {

    private static final int DECIMALS = 6;

    List<Charge> charges(Map<Line, List<Region>> lines) {
        List<Charge> charges = new ArrayList<>();
        lines.forEach((line, regions) -> charges.add(charge(line, regions)));
        return charges;
    }

    private Charge charge(Line line, List<Region> regions) {
        CostDriver driver = line.driver();
        Optional<Price> price = prices.price(driver);
        if (price.isEmpty()) {
            return unknown(line, regions, prices.whyUnpriced(driver));
        }
        if (driver.isTheResourceItself()) {
            BigDecimal sum =
                    regions.stream()
                            .map(region -> price.get().of(BigDecimal.ONE, region))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            return charge(line, regions, BigDecimal.valueOf(regions.size()), new Range(sum, sum));
        }
        Optional<Demand> demand = Demand.of(driver, line.tool());
        if (demand.isEmpty()) {
            return unknown(line, regions, "no volume can be stated for it yet");
        }
        List<String> unstated = unstated(line.account(), demand.get());
        if (!unstated.isEmpty()) {
            return unknown(line, regions, String.join(", ", unstated) + " not stated");
        }
        BigDecimal quantity = quantity(line.account(), demand.get());
        return charge(line, regions, quantity, range(price.get(), demand.get(), quantity, regions));
    }

    private List<String> unstated(AccountId account, Demand demand) {
        return demand.volumes().stream()
                .filter(volume -> volumes.volume(account, volume).isEmpty())
                .map(volume -> "cost.volumes." + volume.key())
                .toList();
    }

    private BigDecimal quantity(AccountId account, Demand demand) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Volume volume : demand.volumes()) {
            sum = sum.add(volumes.volume(account, volume).orElseThrow());
        }
        return sum;
    }

    /** From the least to the most, wherever among the regions it is consumed. */
    static Range range(Price price, Demand demand, BigDecimal quantity, List<Region> regions) {
        List<BigDecimal> least = spread(price, quantity.multiply(demand.least()), regions);
        List<BigDecimal> most = spread(price, quantity.multiply(demand.most()), regions);
        return new Range(
                rounded(least.stream().reduce(BigDecimal::min).orElseThrow()),
                rounded(most.stream().reduce(BigDecimal::max).orElseThrow()));
    }

    /** The prices of a quantity all in one region, for each of them, and of equal shares in all. */
    private static List<BigDecimal> spread(Price price, BigDecimal quantity, List<Region> regions) {
        BigDecimal share =
                quantity.divide(BigDecimal.valueOf(regions.size()), MathContext.DECIMAL128);
        List<BigDecimal> sums = new ArrayList<>();
        BigDecimal evenly = BigDecimal.ZERO;
        for (Region region : regions) {
            sums.add(price.of(quantity, region));
            evenly = evenly.add(price.of(share, region));
        }
        sums.add(evenly);
        return sums;
    }

    private static BigDecimal rounded(BigDecimal sum) {
        return sum.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static Charge charge(
            Line line, List<Region> regions, BigDecimal quantity, Amount amount) {
        return new Charge(line.tool(), line.account(), line.driver(), regions, quantity, amount);
    }

    private static Charge unknown(Line line, List<Region> regions, String why) {
        return new Charge(
                line.tool(), line.account(), line.driver(), regions, null, new Unknown(why));
    }
}
