package io.vedette.aws.securityhub;

import io.vedette.core.catalog.SecurityHubSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws Security Hub for accounts without an organization: each for itself. */
final class SeparateDrawing {

    private final SecurityHubSettings settings;
    private final AccountDrawing accounts;
    private final Draft draft;

    SeparateDrawing(SecurityHubSettings settings, AccountDrawing accounts, Draft draft) {
        this.settings = settings;
        this.accounts = accounts;
        this.draft = draft;
    }

    void draw() {
        Map<AccountId, List<Target>> byAccount =
                draft.targets().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Target::account, LinkedHashMap::new, Collectors.toList()));
        byAccount.forEach(this::draw);
    }

    private void draw(AccountId account, List<Target> targets) {
        Map<Target, ResourceId> hubs = new HashMap<>();
        for (Target target : targets) {
            hubs.put(
                    target,
                    accounts.hub(
                            target,
                            settings.autoEnableControls(),
                            AccountDrawing.ONE_FINDING_PER_CONTROL));
        }
        Set<ResourceId> shared = aggregator(account, hubs);
        hubs.forEach((target, hub) -> {
            Set<ResourceId> standsOn = new LinkedHashSet<>(shared);
            standsOn.add(hub);
            standsOn.addAll(accounts.recorder(target));
            standsOn.addAll(accounts.checks(target, hub));
            draft.deploy(Tool.SECURITY_HUB, target, standsOn);
        });
    }

    private Set<ResourceId> aggregator(AccountId account, Map<Target, ResourceId> hubs) {
        Target home = new Target(account, draft.organization().home());
        ResourceId homeHub = hubs.get(home);
        if (homeHub == null || !settings.findingAggregation()) {
            return Set.of();
        }
        Set<Region> linked =
                hubs.keySet().stream()
                        .map(Target::region)
                        .filter(region -> !region.equals(home.region()))
                        .collect(Collectors.toSet());
        return Set.of(accounts.aggregator(home, linked, Set.of(homeHub)));
    }
}
