package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Set;

/** Draws the documents of AWS that responders count on. */
record Documents(AwsClients clients, Draft draft, SystemsManagerSettings settings) {

    Set<ResourceId> draw(Target target) {
        Set<ResourceId> drawn = new HashSet<>();
        for (String document : settings.automationDocuments()) {
            drawn.add(
                    draft.add(
                            new AutomationDocument(clients),
                            target,
                            document,
                            new AutomationDocument.Offered(),
                            Set.of()));
        }
        return drawn;
    }
}
