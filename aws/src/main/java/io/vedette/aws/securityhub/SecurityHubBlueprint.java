package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.SecurityHubSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * Draws Security Hub: in an organization through its delegated administrator, by one central policy
 * or account by account as the baseline says; in separate accounts for each by itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html">
 *     Understanding central configuration in Security Hub</a>
 */
public final class SecurityHubBlueprint implements ItemBlueprint {

    private final AwsClients clients;

    public SecurityHubBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Tool item() {
        return Tool.SECURITY_HUB;
    }

    @Override
    public boolean serves(Region region) {
        return SecurityHubClient.serviceMetadata().regions().stream()
                .anyMatch(served -> served.id().equals(region.code()));
    }

    @Override
    public void draw(Draft draft) {
        SecurityHubSettings settings = draft.settings(Tool.SECURITY_HUB, SecurityHubSettings.class);
        AccountDrawing accounts = new AccountDrawing(clients, settings, draft);
        switch (draft.organization().topology()) {
            case Topology.SeparateAccounts _ ->
                    new SeparateDrawing(settings, accounts, draft).draw();
            case Topology.AwsOrganization organization -> {
                OrganizationDrawing regions =
                        new OrganizationDrawing(clients, accounts, draft, organization);
                switch (settings.configuration()) {
                    case CENTRAL -> new CentralDrawing(clients, settings, regions, draft).draw();
                    case LOCAL -> new LocalDrawing(clients, settings, regions, draft).draw();
                }
            }
        }
    }
}
