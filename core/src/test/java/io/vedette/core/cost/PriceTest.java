package io.vedette.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.cost.Amount.Range;
import io.vedette.core.cost.Price.Tier;
import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceTest {

    private static final Region VIRGINIA = new Region("us-east-1");
    private static final List<Region> REGIONS =
            List.of(VIRGINIA, new Region("ap-northeast-1"), new Region("eu-south-2"));

    @ParameterizedTest
    @CsvSource({
        "guardduty-flow-and-dns-logs, 3000, 1625",
        "guardduty-flow-and-dns-logs, 11000, 3525",
        "guardduty-s3-events, 1000, 600",
        "config-rule-evaluations, 1000000, 670",
        "securityhub-checks, 500000, 420",
        "securityhub-findings, 20000, 0.3",
        "detective-gb, 1500, 2500",
        "cloudtrail-data-events, 0, 0",
        "macie-gb, 0.5, 0"
    })
    void addsUpTheTiersAsAwsDoes(String driver, BigDecimal quantity, BigDecimal sum) {
        Price price = PriceTable.read().price(CostDriver.of(driver)).orElseThrow();

        assertThat(price.of(quantity, VIRGINIA)).isEqualByComparingTo(sum);
    }

    @Test
    void isDearerWhereTheTableSaysSo() {
        Price price =
                price(Map.of(new Region("eu-south-2"), new BigDecimal("1.09")), tier(null, 2));

        assertThat(price.of(BigDecimal.TEN, new Region("eu-south-2"))).isEqualByComparingTo("21.8");
        assertThat(price.of(BigDecimal.TEN, new Region("eu-west-1"))).isEqualByComparingTo("20");
    }

    @Test
    void refusesTiersThatAreOutOfOrderOrEnd() {
        assertThatThrownBy(() -> price(Map.of(), tier(10, 1), tier(5, 2), tier(null, 3)))
                .hasMessage("the tiers of config-items are not in order");
        assertThatThrownBy(() -> price(Map.of(), tier(10, 1)))
                .hasMessage("the last tier of config-items has an end");
    }

    @Property
    void moreNeverCostsLess(
            @ForAll("prices") Price price,
            @ForAll @BigRange(min = "0", max = "10000000") BigDecimal quantity,
            @ForAll @BigRange(min = "0", max = "10000000") BigDecimal more,
            @ForAll @IntRange(min = 1, max = 3) int regions) {
        Range less = range(price, quantity, regions);
        Range greater = range(price, quantity.add(more), regions);

        assertThat(greater.low()).isGreaterThanOrEqualTo(less.low());
        assertThat(greater.high()).isGreaterThanOrEqualTo(less.high());
    }

    @Property
    void theLowEndIsNeverAboveTheHighEndAndOneRegionIsBetweenThem(
            @ForAll("prices") Price price,
            @ForAll @BigRange(min = "0", max = "10000000") BigDecimal quantity,
            @ForAll @IntRange(min = 1, max = 3) int regions) {
        Range range = range(price, quantity, regions);
        BigDecimal inOneRegion = price.of(quantity, VIRGINIA);

        assertThat(range.low()).isLessThanOrEqualTo(range.high());
        assertThat(inOneRegion.add(new BigDecimal("0.000001"))).isGreaterThanOrEqualTo(range.low());
        assertThat(inOneRegion.subtract(new BigDecimal("0.000001")))
                .isLessThanOrEqualTo(range.high());
    }

    private static Range range(Price price, BigDecimal quantity, int regions) {
        Demand demand = new Demand(List.of(), new BigDecimal("0.5"), BigDecimal.ONE);
        return Billing.range(price, demand, quantity, REGIONS.subList(0, regions));
    }

    @Provide
    Arbitrary<Price> prices() {
        return Arbitraries.of(PriceTable.read().prices());
    }

    private static Price price(Map<Region, BigDecimal> elsewhere, Tier... tiers) {
        return new Price(
                CostDriver.CONFIG_ITEMS,
                "item",
                List.of(tiers),
                elsewhere,
                LocalDate.of(2026, 1, 1),
                URI.create("https://aws.amazon.com/config/pricing/"),
                null);
    }

    private static Tier tier(@Nullable Integer upTo, int price) {
        return new Tier(upTo == null ? null : BigDecimal.valueOf(upTo), BigDecimal.valueOf(price));
    }
}
