package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.Integration;
import io.vedette.core.resource.ResourceId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Has Security Hub import the findings of the tools that are deployed beside it; its deployment
 * stands on each of these imports.
 */
public final class FindingImports implements Integration {

    /** The products, as Security Hub names them in their ARNs. */
    private static final Map<Tool, String> PRODUCTS =
            new EnumMap<>(
                    Map.of(
                            Tool.GUARDDUTY, "aws/guardduty",
                            Tool.CONFIG, "aws/config",
                            Tool.INSPECTOR, "aws/inspector",
                            Tool.MACIE, "aws/macie"));

    private final ProductSubscription subscriptions;

    public FindingImports(AwsClients clients) {
        this.subscriptions = new ProductSubscription(clients);
    }

    @Override
    public void draw(Draft draft) {
        draft.targets().forEach(target -> draw(draft, target));
    }

    private void draw(Draft draft, Target target) {
        Set<ResourceId> hub = draft.deployed(Tool.SECURITY_HUB, target);
        if (hub.isEmpty()) {
            return;
        }
        Set<ResourceId> drawn = new HashSet<>();
        PRODUCTS.forEach((tool, product) -> {
            if (!draft.deployed(tool, target).isEmpty()) {
                drawn.add(
                        draft.add(
                                subscriptions,
                                target,
                                product,
                                new ProductSubscription.Subscribed(),
                                hub));
            }
        });
        draft.standsAlsoOn(Tool.SECURITY_HUB, target, drawn);
    }
}
