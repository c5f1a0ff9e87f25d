package io.vedette.twin.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Twin;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

class TwinOrganizationsTest {

    private final Twin twin = Scenario.generated(45).in(Twin.of(TwinServices.all()).inMemory());
    private final OrganizationsClient management =
            twin.client(OrganizationsClient.class, "111111111111", "us-east-1");

    @Test
    void listsAccountsTwentyAPage() {
        assertThat(management.listAccountsPaginator())
                .flatExtracting(ListAccountsResponse::accounts)
                .extracting(Account::id)
                .hasSize(45)
                .doesNotHaveDuplicates();
        assertThat(twin.calls().total("organizations", "ListAccounts")).isEqualTo(3);
    }

    @Test
    void deniesListingToAMember() {
        OrganizationsClient member =
                twin.client(OrganizationsClient.class, "100000000001", "us-east-1");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> member.listAccounts())
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(400);
                    assertThat(error.requestId()).isNotBlank();
                    assertThat(error.awsErrorDetails().serviceName()).isEqualTo("organizations");
                });
    }
}
