package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.VedetteException;
import io.vedette.core.organization.AccountId;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class CostSettingsTest {

    private static final AccountId PAYMENTS = new AccountId("444444444444");
    private static final AccountId OTHER = new AccountId("555555555555");

    @Test
    void anAccountsOwnVolumeGoesBeforeThatOfAll() {
        CostSettings cost =
                read(
                        """
                        cost:
                          volumes: {config-items: 5000, flow-log-gb: 1.5, findings: null}
                          accounts:
                            "444444444444": {flow-log-gb: 800, config-items: null}
                        """);

        assertThat(cost.volume(PAYMENTS, Volume.FLOW_LOG_GB)).contains(new BigDecimal("800"));
        assertThat(cost.volume(OTHER, Volume.FLOW_LOG_GB)).contains(new BigDecimal("1.5"));
        assertThat(cost.volume(PAYMENTS, Volume.CONFIG_ITEMS)).contains(new BigDecimal("5000"));
        assertThat(cost.volume(PAYMENTS, Volume.FINDINGS)).isEmpty();
    }

    @Test
    void anUnknownVolumeIsAnErrorThatNamesItsPlaceAndThoseThereAre() {
        assertThatThrownBy(() -> read("cost:\n  volumes:\n    config-item: 3\n"))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("vedette.yaml:6: cost.volumes.config-item: ")
                .hasMessageContaining("config-items");
    }

    @Test
    void aVolumeBelowNothingIsAnError() {
        assertThatThrownBy(() -> read("cost: {volumes: {findings: -3}}"))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("volumes: findings is -3; expected 0 or more");
    }

    @Test
    void aVolumeThatIsNoNumberIsAnError() {
        assertThatThrownBy(() -> read("cost: {volumes: {findings: many}}"))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("expected a number");
    }

    @Test
    void anOverrideOfSomethingThatIsNoAccountIsAnError() {
        assertThatThrownBy(() -> read("cost: {accounts: {payments: {findings: 1}}}"))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("payments");
    }

    private static CostSettings read(String cost) {
        return BaselineReader.parse(
                        "vedette.yaml",
                        """
                        organization:
                          security-tooling-account: "222222222222"
                          log-archive-account: "333333333333"
                        """
                                + cost)
                .cost();
    }
}
