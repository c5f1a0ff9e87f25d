package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.inspector2.Inspector2Client;

/**
 * Draws Inspector: through the delegated administrator in an AWS organization, in every account for
 * itself otherwise and where the baseline does not want findings aggregated.
 */
public final class InspectorBlueprint implements ItemBlueprint {

    private static final Set<String> REGIONS =
            Inspector2Client.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;

    public InspectorBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Tool item() {
        return Tool.INSPECTOR;
    }

    @Override
    public boolean serves(Region region) {
        return REGIONS.contains(region.code());
    }

    @Override
    public void draw(Draft draft) {
        InspectorSettings settings = draft.settings(Tool.INSPECTOR, InspectorSettings.class);
        switch (draft.organization().topology()) {
            case Topology.AwsOrganization topology when settings.findingAggregation() ->
                    new OrganizationDrawing(clients, draft, settings, topology).draw();
            case Topology.AwsOrganization _, Topology.SeparateAccounts _ ->
                    new AccountDrawing(clients, draft, settings).drawSeparately();
        }
    }
}
