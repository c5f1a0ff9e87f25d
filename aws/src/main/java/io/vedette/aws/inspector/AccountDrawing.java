package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.Set;

/** Draws one account's own Inspector in a Region: what it scans, how, and what it suppresses. */
final class AccountDrawing {

    private final Draft draft;
    private final InspectorSettings settings;
    private final ScanTypes types;
    private final InspectorScanning scanning;
    private final InspectorConfiguration configurations;
    private final InspectorSuppressionRule rules;
    private final UnofferedScanType unoffered = new UnofferedScanType();

    AccountDrawing(AwsClients clients, Draft draft, InspectorSettings settings) {
        this.draft = draft;
        this.settings = settings;
        this.types = new ScanTypes(settings.scanTypes());
        this.scanning = InspectorScanning.ofAccounts(clients);
        this.configurations = new InspectorConfiguration(clients);
        this.rules = new InspectorSuppressionRule(clients);
    }

    /** Every account for itself. */
    void drawSeparately() {
        for (Target target : draft.targets()) {
            draft.deploy(Tool.INSPECTOR, target, draw(target));
            drawUnoffered(target);
        }
    }

    /** One account's own, and what its deployment stands on. */
    Set<ResourceId> draw(Target target) {
        ResourceId enablement =
                draft.add(
                        Resource.of(
                                scanning,
                                target,
                                InspectorScanning.NAME,
                                new InspectorScanning.State(types.offeredIn(target.region()))));
        Set<ResourceId> drawn = new HashSet<>();
        drawn.add(enablement);
        drawn.add(
                draft.add(
                        new Resource<>(
                                configurations,
                                target,
                                "configuration",
                                InspectorConfiguration.State.of(settings),
                                Set.of(),
                                Set.of(enablement))));
        for (InspectorSettings.SuppressionRule rule : settings.suppressionRules()) {
            drawn.add(
                    draft.add(
                            rules,
                            target,
                            rule.name(),
                            InspectorSuppressionRule.State.of(rule),
                            Set.of(enablement)));
        }
        return drawn;
    }

    /** The enablement that {@link #draw} drew. */
    ResourceId scanningOf(Target target) {
        return new ResourceId(scanning.name(), target, InspectorScanning.NAME);
    }

    /** Reports what is asked for and not offered; no deployment stands on it. */
    void drawUnoffered(Target target) {
        types.unofferedIn(target.region())
                .forEach(type ->
                        draft.add(
                                unoffered,
                                target,
                                type,
                                new UnofferedScanType.State(type),
                                Set.of()));
    }
}
