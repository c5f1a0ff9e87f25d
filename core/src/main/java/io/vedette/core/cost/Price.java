package io.vedette.core.cost;

import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What AWS charges for one cost driver in a month, for each account and region.
 *
 * @param unit what a quantity counts, such as {@code GB}
 * @param tiers the parts of a month's quantity, each with its price
 * @param elsewhere how much dearer a region is than that of the table, where it is known
 * @param asOf the day for which the price is known
 * @param source AWS's pricing page
 */
public record Price(
        CostDriver driver,
        String unit,
        List<Tier> tiers,
        Map<Region, BigDecimal> elsewhere,
        LocalDate asOf,
        URI source,
        @Nullable String note) {

    public Price {
        tiers = List.copyOf(tiers);
        elsewhere = elsewhere == null ? Map.of() : Map.copyOf(elsewhere);
        requireAscending(driver, tiers);
    }

    private static void requireAscending(CostDriver driver, List<Tier> tiers) {
        if (tiers.isEmpty() || tiers.getLast().upTo() != null) {
            throw new IllegalArgumentException("the last tier of %s has an end".formatted(driver));
        }
        BigDecimal end = BigDecimal.ZERO;
        for (Tier tier : tiers.subList(0, tiers.size() - 1)) {
            if (tier.upTo() == null || tier.upTo().compareTo(end) <= 0) {
                throw new IllegalArgumentException(
                        "the tiers of %s are not in order".formatted(driver));
            }
            end = tier.upTo();
        }
    }

    /**
     * One part of a month's quantity.
     *
     * @param upTo where it ends; null for the last one
     * @param price of each unit in it, in dollars
     */
    public record Tier(@Nullable BigDecimal upTo, BigDecimal price) {

        public Tier {
            if (price.signum() < 0) {
                throw new IllegalArgumentException("a price is below 0: " + price);
            }
        }
    }

    /** The price of a quantity in one region. */
    public BigDecimal of(BigDecimal quantity, Region region) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal counted = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            BigDecimal end = tier.upTo() == null ? quantity : tier.upTo().min(quantity);
            if (end.compareTo(counted) > 0) {
                sum = sum.add(end.subtract(counted).multiply(tier.price()));
                counted = end;
            }
        }
        return sum.multiply(elsewhere.getOrDefault(region, BigDecimal.ONE));
    }
}
