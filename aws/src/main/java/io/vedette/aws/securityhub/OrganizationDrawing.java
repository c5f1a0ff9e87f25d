package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.TrustedAccess;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology.AwsOrganization;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Draws what an organization's delegated administrator needs in every region: its own hub and its
 * registration, the home region's first.
 */
final class OrganizationDrawing {

    private static final String PRINCIPAL = "securityhub.amazonaws.com";

    private final AccountDrawing accounts;
    private final Draft draft;
    private final AwsOrganization topology;
    private final TrustedAccess trustedAccess;
    private final Administrator administrators;
    private final AwsClients clients;

    OrganizationDrawing(
            AwsClients clients, AccountDrawing accounts, Draft draft, AwsOrganization topology) {
        this.accounts = accounts;
        this.draft = draft;
        this.topology = topology;
        this.trustedAccess = new TrustedAccess(clients);
        this.administrators = new Administrator(clients, draft.organization().home());
        this.clients = clients;
    }

    /** What there is for the delegated administrator in one region. */
    record AdministeredRegion(
            Target administrator,
            ResourceId trustedAccess,
            ResourceId hub,
            ResourceId registration) {

        Set<ResourceId> all() {
            return Set.of(trustedAccess, hub, registration);
        }
    }

    AccountId administrator() {
        return draft.organization().securityTooling();
    }

    AccountId management() {
        return topology.management();
    }

    Target home() {
        return new Target(administrator(), draft.organization().home());
    }

    AccountDrawing accounts() {
        return accounts;
    }

    /**
     * Draws the regions that the administrator can work in, the home region first; empty where it
     * cannot even work there. Says of all others' targets why not.
     *
     * @param autoEnableControls of the administrator's own account; null where a policy decides
     */
    Map<Region, AdministeredRegion> regions(@Nullable Boolean autoEnableControls) {
        Region home = draft.organization().home();
        Map<Region, AdministeredRegion> drawn = new LinkedHashMap<>();
        Set<Region> offered = new LinkedHashSet<>();
        offered.add(home);
        offered.addAll(draft.regions());
        ResourceId trusted = draft.add(trustedAccess.of(draft.organization(), topology, PRINCIPAL));
        for (Region region : offered) {
            if (isEnabled(administrator(), region) && isEnabled(management(), region)) {
                Set<ResourceId> first =
                        drawn.containsKey(home) ? Set.of(drawn.get(home).registration()) : Set.of();
                drawn.put(region, region(region, trusted, first, autoEnableControls));
            }
        }
        skipWithout(drawn.keySet());
        return drawn;
    }

    private AdministeredRegion region(
            Region region,
            ResourceId trusted,
            Set<ResourceId> first,
            @Nullable Boolean autoEnableControls) {
        Target administrator = new Target(administrator(), region);
        ResourceId hub =
                accounts.hub(
                        administrator, autoEnableControls, AccountDrawing.ONE_FINDING_PER_CONTROL);
        // Registering in several regions at once fails in all but one, so the home region goes
        // first; should it fail, the others try all the same.
        ResourceId registration =
                draft.add(
                        new Resource<>(
                                administrators,
                                new Target(management(), region),
                                "administrator",
                                new Administrator.Registered(administrator()),
                                Set.of(trusted, hub),
                                first));
        return new AdministeredRegion(administrator, trusted, hub, registration);
    }

    private void skipWithout(Set<Region> administered) {
        for (Target target : draft.targets()) {
            if (!administered.contains(target.region())) {
                draft.skip(
                        Tool.SECURITY_HUB,
                        target,
                        "the region is not enabled in both the management account and the security"
                                + " tooling account, which administers Security Hub");
            }
        }
    }

    private boolean isEnabled(AccountId id, Region region) {
        return draft.organization().accounts().stream()
                .anyMatch(account -> account.id().equals(id) && account.regions().contains(region));
    }

    /** The aggregator of the whole organization, linking all administered regions. */
    ResourceId aggregator(Map<Region, AdministeredRegion> regions, AdministeredRegion home) {
        Set<Region> linked =
                regions.keySet().stream()
                        .filter(region -> !region.equals(home.administrator().region()))
                        .collect(Collectors.toSet());
        return accounts.aggregator(home(), linked, Set.of(home.hub(), home.registration()));
    }

    /**
     * The organization's configuration as the administrator keeps it in a region.
     *
     * @param reached the regions that it is for
     */
    ResourceId configuration(
            AdministeredRegion region,
            OrganizationConfiguration.Settings desired,
            Collection<Region> reached,
            Set<ResourceId> needs) {
        Set<ResourceId> all = new LinkedHashSet<>(needs);
        all.add(region.registration());
        all.add(region.hub());
        return draft.add(
                new OrganizationConfiguration(clients, reached),
                region.administrator(),
                "configuration",
                desired,
                all);
    }
}
