package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.MacieSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Set;

/** Draws Macie where there is no organization: every account discovers for itself. */
final class SeparateDrawing {

    private final Draft draft;
    private final MacieSettings settings;
    private final AccountDrawing accounts;
    private final AutomatedDiscovery discoveries;

    SeparateDrawing(AwsClients clients, Draft draft, MacieSettings settings) {
        this.draft = draft;
        this.settings = settings;
        this.accounts =
                new AccountDrawing(
                        clients,
                        draft,
                        settings,
                        draft.organization().members().stream().map(Account::id).toList(),
                        true);
        this.discoveries = new AutomatedDiscovery(clients, Set.of());
    }

    void draw() {
        for (Target target : draft.targets()) {
            ResourceId session = accounts.drawSession(target);
            Set<ResourceId> standsOn = new HashSet<>(accounts.drawDiscovery(target, session));
            standsOn.add(session);
            standsOn.add(accounts.drawPublication(target, session));
            standsOn.add(
                    draft.add(
                            discoveries,
                            target,
                            "automated-discovery",
                            DiscoverySettings.ofAccount(settings.automatedDiscovery()),
                            Set.of(session)));
            draft.deploy(Tool.MACIE, target, standsOn);
        }
    }
}
