package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.archive.LogArchive;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Draws AWS Systems Manager: the same in every account and region, in an organization or not, with
 * session logs and inventory brought together in the log archive account.
 */
public final class SystemsManagerBlueprint implements ItemBlueprint {

    private static final Set<String> REGIONS =
            SsmClient.serviceMetadata().regions().stream()
                    .map(Object::toString)
                    .collect(Collectors.toUnmodifiableSet());

    private final AwsClients clients;

    public SystemsManagerBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Tool item() {
        return Tool.SYSTEMS_MANAGER;
    }

    @Override
    public boolean serves(Region region) {
        return REGIONS.contains(region.code());
    }

    @Override
    public void draw(Draft draft) {
        SystemsManagerSettings settings =
                draft.settings(Tool.SYSTEMS_MANAGER, SystemsManagerSettings.class);
        LogArchive archive = new LogArchive(clients, draft);
        HostManagement hosts = new HostManagement(clients, draft, settings);
        Sessions sessions = new Sessions(clients, draft, settings, archive);
        Nodes nodes = new Nodes(clients, draft, settings, archive);
        Patching patching = new Patching(clients, draft, settings.patchManager());
        Documents documents = new Documents(clients, draft, settings);
        for (Target target : draft.targets()) {
            Set<ResourceId> standsOn = new HashSet<>();
            standsOn.addAll(documents.draw(target));
            standsOn.addAll(hosts.draw(target));
            standsOn.addAll(nodes.draw(target));
            standsOn.addAll(patching.draw(target));
            standsOn.addAll(sessions.draw(target));
            if (standsOn.isEmpty()) {
                draft.skip(Tool.SYSTEMS_MANAGER, target, "the baseline turns off all of its parts");
            } else {
                draft.deploy(Tool.SYSTEMS_MANAGER, target, standsOn);
            }
        }
    }
}
