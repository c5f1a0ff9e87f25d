package io.vedette.aws.organizations;

import static io.vedette.aws.KindOnTwin.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.aws.organizations.DelegatedAdministrator.Delegation;
import io.vedette.aws.organizations.TrustedAccess.Enabled;
import io.vedette.core.execution.Outcome;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

class DelegationUndoTest {

    private static final String CONFIG = "config.amazonaws.com";
    private static final Target MANAGEMENT =
            new Target(new AccountId("111111111111"), STRANGER.region());

    private final KindOnTwin twin = new KindOnTwin();
    private final TrustedAccess trust = new TrustedAccess(twin.clients());
    private final DelegatedAdministrator administrators =
            new DelegatedAdministrator(twin.clients());
    private final OrganizationsClient organizations =
            twin.client(OrganizationsClient.class, MANAGEMENT);
    private final Resource<Enabled> trusted = Resource.of(trust, MANAGEMENT, CONFIG, new Enabled());
    private final Resource<Delegation> delegation =
            Resource.of(
                    administrators,
                    MANAGEMENT,
                    CONFIG,
                    new Delegation(STRANGER.account()),
                    trusted.id());

    @Test
    void takesTrustAndDelegationBack() {
        Map<String, String> before = twin.state();
        twin.apply(trusted, delegation);

        assertThat(twin.destroy(trusted, delegation).values()).containsOnly(new Outcome.Done());
        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void leavesATrustThatWasThere() {
        organizations.enableAWSServiceAccess(it -> it.servicePrincipal(CONFIG));
        Map<String, String> before = twin.state();
        twin.apply(trusted, delegation);

        twin.destroy(trusted, delegation);

        assertThat(twin.state()).isEqualTo(before);
    }

    @Test
    void whatIsGoneIsRemoved() {
        assertThat(
                        trust.delete(
                                MANAGEMENT,
                                List.of(
                                        new Removal<>(
                                                trusted, new Enabled(), Optional.empty(), false))))
                .containsEntry(trusted.id(), Result.done());
        assertThat(
                        administrators.delete(
                                MANAGEMENT,
                                List.of(
                                        new Removal<>(
                                                delegation,
                                                delegation.desired(),
                                                Optional.empty(),
                                                false))))
                .containsEntry(delegation.id(), Result.done());
    }
}
