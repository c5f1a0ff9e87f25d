package io.vedette.aws.guardduty;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.GuardDutySettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/**
 * Draws GuardDuty: through the delegated administrator in an AWS organization, in every account for
 * itself otherwise.
 */
public final class GuardDutyBlueprint implements ItemBlueprint {

    private static final Set<String> REGIONS =
            GuardDutyClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;

    public GuardDutyBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Tool item() {
        return Tool.GUARDDUTY;
    }

    @Override
    public boolean serves(Region region) {
        return REGIONS.contains(region.code());
    }

    @Override
    public void draw(Draft draft) {
        GuardDutySettings settings = draft.settings(Tool.GUARDDUTY, GuardDutySettings.class);
        switch (draft.organization().topology()) {
            case Topology.AwsOrganization topology ->
                    new OrganizationDrawing(clients, draft, settings, topology).draw();
            case Topology.SeparateAccounts _ ->
                    new SeparateDrawing(clients, draft, settings).draw();
        }
    }
}
