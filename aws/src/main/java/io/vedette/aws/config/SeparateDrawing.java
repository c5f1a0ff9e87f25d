package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.ConfigSettings;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws what AWS Config does for accounts outside an organization. */
record SeparateDrawing(AwsClients clients, ConfigSettings settings, Draft draft) {

    void draw(Recordings recordings) {
        Organization organization = draft.organization();
        AccountRules rules = new AccountRules(clients, settings);
        for (Target target : recordings.targets()) {
            boolean home = target.region().equals(organization.home());
            recordings.add(
                    target,
                    rules.draw(
                            draft, target, ManagedRules.of(settings, home), recordings.at(target)));
        }
        if (settings.aggregator()) {
            aggregate(recordings);
        }
        recordings.deploy(draft);
    }

    private void aggregate(Recordings recordings) {
        Aggregation aggregation = new Aggregation(clients, draft.organization());
        Set<ResourceId> authorizations = new HashSet<>();
        for (Target target : recordings.targets()) {
            if (aggregation.needsAuthorization(target)) {
                ResourceId authorization = aggregation.authorize(draft, target);
                authorizations.add(authorization);
                recordings.add(target, List.of(authorization));
            }
        }
        if (recordings.targets().contains(aggregation.target())) {
            recordings.add(
                    aggregation.target(), List.of(aggregation.ofAccounts(draft, authorizations)));
        }
    }
}
