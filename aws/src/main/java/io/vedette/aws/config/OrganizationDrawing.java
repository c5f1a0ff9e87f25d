package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.aws.organizations.DelegatedAdministrator;
import io.vedette.aws.organizations.TrustedAccess;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology.AwsOrganization;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws what AWS Config does for an organization as a whole. */
record OrganizationDrawing(
        AwsClients clients, ConfigSettings settings, Draft draft, AwsOrganization topology) {

    /** The service principal that deploys rules to the accounts of an organization. */
    private static final String RULES_SERVICE = "config-multiaccountsetup.amazonaws.com";

    void draw(Recordings recordings) {
        Organization organization = draft.organization();
        Aggregation aggregation = new Aggregation(clients, organization);
        if (settings.aggregator() && recordings.targets().contains(aggregation.target())) {
            ResourceId administration = delegate(Archive.SERVICE);
            recordings.add(aggregation.target(), aggregation.ofOrganization(draft, administration));
        }
        OrganizationRules rules =
                new OrganizationRules(clients, organization, delegate(RULES_SERVICE));
        for (Region region : draft.regions()) {
            drawRules(region, rules, recordings);
        }
        recordings.deploy(draft);
    }

    private ResourceId delegate(String principal) {
        Organization organization = draft.organization();
        ResourceId trusted =
                draft.add(new TrustedAccess(clients).of(organization, topology, principal));
        return draft.add(
                new DelegatedAdministrator(clients).of(organization, topology, principal, trusted));
    }

    /**
     * AWS Config remediates no organization rule, and the administrator deploys none in a region
     * where it cannot work: such rules go to each account by itself.
     */
    private void drawRules(Region region, OrganizationRules rules, Recordings recordings) {
        Organization organization = draft.organization();
        AccountRules accountRules = new AccountRules(clients, settings);
        Target administrator = new Target(organization.securityTooling(), region);
        boolean administered = draft.targets().contains(administrator);
        Map<String, RuleState> shared = new TreeMap<>();
        Map<String, RuleState> single = new TreeMap<>();
        ManagedRules.of(settings, region.equals(organization.home()))
                .forEach((name, rule) -> {
                    boolean share = administered && accountRules.remediation(name).isEmpty();
                    (share ? shared : single).put(name, rule);
                });
        Map<Target, ResourceId> recording = recordings.in(region);
        recording.forEach((target, id) ->
                recordings.add(target, accountRules.draw(draft, target, single, id)));
        if (!shared.isEmpty()) {
            rules.draw(draft, region, shared, recording)
                    .forEach((target, arrival) -> recordings.add(target, List.of(arrival)));
        }
    }
}
