package io.vedette.aws.eventbridge;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.Integration;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leads the findings of every account and Region to one event bus in the security tooling account's
 * home Region, which keeps them in an archive and logs them.
 *
 * <p>Every finding source's deployment stands on its way to the bus. AWS services publish on the
 * default bus of the account and Region that a finding is of; one rule there forwards those of all
 * tools that are deployed there.
 */
public final class EventForwarding implements Integration {

    private final AwsClients clients;
    private final EventSettings settings;

    public EventForwarding(AwsClients clients, EventSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    /**
     * The bus on which the findings of all accounts and Regions come together; empty where there is
     * nothing to forward, or nowhere to.
     */
    public static Optional<ResourceId> bus(Draft draft, EventSettings settings) {
        Target home =
                new Target(draft.organization().securityTooling(), draft.organization().home());
        return sources(draft).isEmpty() || !draft.targets().contains(home)
                ? Optional.empty()
                : Optional.of(new ResourceId(EventBus.KIND, home, settings.bus()));
    }

    @Override
    public void draw(Draft draft) {
        Target home =
                new Target(draft.organization().securityTooling(), draft.organization().home());
        Map<Target, List<FindingSource>> sources = sources(draft);
        // Where the tooling account cannot be worked in at home, its tools are reported already.
        if (sources.isEmpty() || !draft.targets().contains(home)) {
            return;
        }
        FindingsBus bus = new FindingsBus(clients, settings, draft, home);
        Set<ResourceId> shared = bus.draw();
        Map<FindingSource, ResourceId> logged = new EnumMap<>(FindingSource.class);
        Map<AccountId, ResourceId> roles = new HashMap<>();
        Sender sender = new Sender(clients, draft, home, settings.bus());
        sources.forEach((target, here) -> {
            ResourceId role =
                    roles.computeIfAbsent(target.account(), account -> sender.role(account));
            ResourceId rule = sender.rule(target, here, Set.of(role, bus.id(), bus.policy()));
            for (FindingSource source : here) {
                Set<ResourceId> way = new HashSet<>(shared);
                way.addAll(Set.of(role, rule));
                way.add(logged.computeIfAbsent(source, bus::log));
                draft.standsAlsoOn(source.tool(), target, way);
            }
        });
    }

    private static Map<Target, List<FindingSource>> sources(Draft draft) {
        Map<Target, List<FindingSource>> sources = new LinkedHashMap<>();
        for (Target target : draft.targets()) {
            for (FindingSource source : FindingSource.values()) {
                if (!draft.deployed(source.tool(), target).isEmpty()) {
                    sources.computeIfAbsent(target, _ -> new ArrayList<>()).add(source);
                }
            }
        }
        return sources;
    }
}
