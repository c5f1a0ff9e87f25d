package io.vedette.core.cost;

import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * AWS's list prices, as {@code prices.yaml} keeps them: dated, and with the page they come from.
 *
 * @param region the region whose prices they are
 * @param unknown what is billed, and has no price here
 */
public record PriceTable(
        Region region, String currency, List<Price> prices, List<Unpriced> unknown) {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    public PriceTable {
        prices = List.copyOf(prices);
        unknown = List.copyOf(unknown);
        Set<CostDriver> missing = EnumSet.allOf(CostDriver.class);
        prices.forEach(price -> requireFirst(missing, price.driver()));
        unknown.forEach(unpriced -> requireFirst(missing, unpriced.driver()));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the price table says nothing of " + missing);
        }
    }

    private static void requireFirst(Set<CostDriver> missing, CostDriver driver) {
        if (!missing.remove(driver)) {
            throw new IllegalArgumentException(
                    "the price table speaks of %s twice".formatted(driver));
        }
    }

    /** A cost driver whose price is not known, and why. */
    public record Unpriced(CostDriver driver, URI source, String why) {}

    /** The table that Vedette comes with. */
    public static PriceTable read() {
        try (InputStream stream = PriceTable.class.getResourceAsStream("prices.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the price table is not packaged");
            }
            return YAML.readValue(stream, PriceTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The price of a driver; empty where it is not known. */
    public Optional<Price> price(CostDriver driver) {
        return prices.stream().filter(price -> price.driver() == driver).findFirst();
    }

    /** Why a driver without a price has none. */
    String whyUnpriced(CostDriver driver) {
        return unknown.stream()
                .filter(unpriced -> unpriced.driver() == driver)
                .map(Unpriced::why)
                .findFirst()
                .orElseThrow();
    }

    /** The day of the oldest of some prices. */
    static Optional<LocalDate> oldest(List<Price> prices) {
        return prices.stream().map(Price::asOf).min(Comparator.naturalOrder());
    }
}
