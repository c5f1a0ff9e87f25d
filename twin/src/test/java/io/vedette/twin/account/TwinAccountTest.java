package io.vedette.twin.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Account.State;
import io.vedette.twin.Twin;
import io.vedette.twin.scenario.AccountEntry;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AccessDeniedException;
import software.amazon.awssdk.services.account.model.ListRegionsResponse;
import software.amazon.awssdk.services.account.model.Region;
import software.amazon.awssdk.services.account.model.RegionOptStatus;
import software.amazon.awssdk.services.account.model.ValidationException;

class TwinAccountTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String MEMBER = "444444444444";

    private static Twin twin(List<String> trusted) {
        AccountEntry member =
                new AccountEntry(
                        MEMBER, "south", "s@example.com", "", State.ACTIVE, Set.of("af-south-1"));
        return new Scenario(
                        true,
                        MANAGEMENT,
                        List.of(AccountEntry.active(MANAGEMENT, "management", ""), member),
                        trusted,
                        List.of(),
                        List.of())
                .in(Twin.of(TwinServices.all()).inMemory());
    }

    private static AccountClient client(Twin twin, String account) {
        return twin.client(AccountClient.class, account, "us-east-1");
    }

    @Test
    void tellsEnabledRegionsFromThoseNotOptedInto() {
        AccountClient account = client(twin(List.of()), MEMBER);
        List<Region> enabled =
                account
                        .listRegionsPaginator(request ->
                                request.regionOptStatusContains(
                                        RegionOptStatus.ENABLED,
                                        RegionOptStatus.ENABLED_BY_DEFAULT))
                        .stream()
                        .map(ListRegionsResponse::regions)
                        .flatMap(List::stream)
                        .toList();
        assertThat(enabled)
                .hasSize(18)
                .extracting(Region::regionName)
                .contains("af-south-1", "us-east-1")
                .doesNotContain("me-south-1");
        assertThat(account.getRegionOptStatus(request -> request.regionName("me-south-1")))
                .satisfies(answer ->
                        assertThat(answer.regionOptStatus()).isEqualTo(RegionOptStatus.DISABLED));
    }

    @Test
    void listsRegionsOverSeveralPages() {
        AccountClient account = client(twin(List.of()), MEMBER);
        ListRegionsResponse first = account.listRegions(request -> {});
        assertThat(first.regions()).hasSize(20);
        assertThat(first.nextToken()).isNotNull();
    }

    @Test
    void needsTrustedAccessToLookIntoAMember() {
        AccountClient without = client(twin(List.of()), MANAGEMENT);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> without.listRegions(request -> request.accountId(MEMBER)))
                .withMessageContaining("must first enable trusted access");
        AccountClient with = client(twin(List.of("account.amazonaws.com")), MANAGEMENT);
        assertThat(
                        with.getRegionOptStatus(request ->
                                        request.accountId(MEMBER).regionName("af-south-1"))
                                .regionOptStatus())
                .isEqualTo(RegionOptStatus.ENABLED);
    }

    @Test
    void letsTheManagementAccountNotNameItself() {
        AccountClient account = client(twin(List.of("account.amazonaws.com")), MANAGEMENT);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> account.listRegions(request -> request.accountId(MANAGEMENT)))
                .withMessageContaining("standalone context");
    }

    @Test
    void deniesMembersALookIntoOthers() {
        AccountClient account = client(twin(List.of("account.amazonaws.com")), MEMBER);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> account.listRegions(request -> request.accountId(MANAGEMENT)))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(403));
    }

    @Test
    void knowsNoOtherRegions() {
        AccountClient account = client(twin(List.of()), MEMBER);
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() ->
                        account.getRegionOptStatus(request -> request.regionName("mars-north-1")));
    }
}
