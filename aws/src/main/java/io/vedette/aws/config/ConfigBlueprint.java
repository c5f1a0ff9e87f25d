package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.config.ConfigClient;

/**
 * Draws AWS Config: a recorder in every account and region that delivers to the log archive, an
 * aggregator over all of them, and rules, which in an organization the delegated administrator
 * deploys.
 */
public final class ConfigBlueprint implements ItemBlueprint {

    private static final Set<String> REGIONS =
            ConfigClient.serviceMetadata().regions().stream()
                    .map(Object::toString)
                    .collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;

    public ConfigBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Tool item() {
        return Tool.CONFIG;
    }

    @Override
    public boolean serves(Region region) {
        return REGIONS.contains(region.code());
    }

    @Override
    public void draw(Draft draft) {
        ConfigSettings settings = draft.settings(Tool.CONFIG, ConfigSettings.class);
        Recordings recordings = Recordings.draw(clients, settings, draft);
        switch (draft.organization().topology()) {
            case Topology.AwsOrganization topology ->
                    new OrganizationDrawing(clients, settings, draft, topology).draw(recordings);
            case Topology.SeparateAccounts _ ->
                    new SeparateDrawing(clients, settings, draft).draw(recordings);
        }
    }
}
