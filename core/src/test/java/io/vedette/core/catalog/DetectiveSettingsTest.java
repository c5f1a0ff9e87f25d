package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vedette.core.catalog.DetectiveSettings.DataSource;
import io.vedette.core.organization.AccountId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DetectiveSettingsTest {

    private static final Set<DataSource> ALL = EnumSet.allOf(DataSource.class);
    private static final AccountId PAYMENTS = new AccountId("444444444444");
    private static final AccountId ORDERS = new AccountId("555555555555");

    private static DetectiveSettings settings(
            Set<DataSource> sources, int days, List<AccountId> accounts, boolean autoEnable) {
        return new DetectiveSettings(true, sources, Set.of(), days, true, accounts, autoEnable);
    }

    @Test
    void takesInAllAccountsUnlessSomeAreListed() {
        assertThat(settings(ALL, 365, List.of(), true).takesIn(PAYMENTS)).isTrue();
        DetectiveSettings listed = settings(ALL, 365, List.of(PAYMENTS), false);
        assertThat(listed.takesIn(PAYMENTS)).isTrue();
        assertThat(listed.takesIn(ORDERS)).isFalse();
    }

    @Test
    void refusesToLeaveOutACoreDataSource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Set.of(DataSource.DNS_LOGS), 365, List.of(), true))
                .withMessageContaining("data-sources");
    }

    @Test
    void refusesAnotherRetentionThanDetectives() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(ALL, 90, List.of(), true))
                .withMessageContaining("retention-days: 90");
    }

    @Test
    void refusesAnAccountListedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(ALL, 365, List.of(PAYMENTS, PAYMENTS), false))
                .withMessageContaining("444444444444 twice");
    }

    @Test
    void refusesToEnableNewAccountsWhereOnlySomeAreToBeTakenIn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(ALL, 365, List.of(PAYMENTS), true))
                .withMessageContaining("auto-enable-members");
    }
}
