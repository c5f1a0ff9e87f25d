package io.vedette.aws.detective;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.DetectiveSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.detective.DetectiveClient;

/**
 * Draws Detective: one behavior graph a Region for an AWS organization, one for every account
 * otherwise.
 */
public final class DetectiveBlueprint implements ItemBlueprint {

    private static final Set<String> REGIONS =
            DetectiveClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;

    public DetectiveBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Tool item() {
        return Tool.DETECTIVE;
    }

    @Override
    public boolean serves(Region region) {
        return REGIONS.contains(region.code());
    }

    @Override
    public void draw(Draft draft) {
        DetectiveSettings settings = draft.settings(Tool.DETECTIVE, DetectiveSettings.class);
        GraphDrawing graphs = new GraphDrawing(new Graphs(clients), draft, settings);
        if (draft.organization().topology() instanceof Topology.AwsOrganization topology
                && settings.enableOrganizationGraph()) {
            new OrganizationDrawing(clients, graphs, draft, settings, topology).draw();
        } else {
            new SeparateDrawing(graphs, draft, settings).draw();
        }
    }
}
