package io.vedette.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.organization.Region;
import io.vedette.core.resource.CostDriver;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PriceTableTest {

    private static final PriceTable TABLE = PriceTable.read();

    @Test
    void pricesEveryCostDriverOrNamesItAsUnknown() {
        for (CostDriver driver : CostDriver.values()) {
            boolean unknown = TABLE.unknown().stream().anyMatch(it -> it.driver() == driver);

            assertThat(TABLE.price(driver).isPresent()).as(driver.id()).isNotEqualTo(unknown);
        }
    }

    @Test
    void datesEveryPriceAndNamesThePageOfAwsThatItComesFrom() {
        assertThat(TABLE.prices())
                .allSatisfy(price -> {
                    assertThat(price.asOf())
                            .isBetween(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 12, 31));
                    assertThat(price.source())
                            .hasScheme("https")
                            .hasHost("aws.amazon.com")
                            .satisfies(it -> assertThat(it.getPath()).contains("/pricing/"));
                    assertThat(price.unit()).isNotBlank();
                });
        assertThat(TABLE.unknown()).allSatisfy(unpriced -> assertThat(unpriced.why()).isNotBlank());
    }

    @Test
    void isOfUsEast1InDollars() {
        assertThat(TABLE.region()).isEqualTo(new Region("us-east-1"));
        assertThat(TABLE.currency()).isEqualTo("USD");
    }

    @Test
    void aDriverThatIsLeftOutOrThereTwiceIsRefused() {
        List<Price> prices = TABLE.prices();

        assertThatThrownBy(() ->
                        new PriceTable(
                                TABLE.region(),
                                "USD",
                                prices.subList(1, prices.size()),
                                TABLE.unknown()))
                .hasMessageContaining("says nothing of [guardduty-management-events]");
        assertThatThrownBy(() ->
                        new PriceTable(
                                TABLE.region(),
                                "USD",
                                prices,
                                List.of(
                                        new PriceTable.Unpriced(
                                                CostDriver.CONFIG_ITEMS,
                                                prices.getFirst().source(),
                                                "twice"))))
                .hasMessageContaining("speaks of config-items twice");
    }
}
