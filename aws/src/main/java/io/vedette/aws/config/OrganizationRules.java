package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Draws the rules of a whole organization in one region.
 *
 * @param administration what the delegated administrator needs
 */
record OrganizationRules(AwsClients clients, Organization organization, ResourceId administration) {

    /** How many accounts PutOrganizationConfigRule can leave out. */
    private static final int MOST_EXCLUDED = 1000;

    /**
     * Draws rules, after the recordings of a region: where there is none, a rule does not arrive.
     *
     * @return what tells of their arrival, one resource a target
     */
    Map<Target, ResourceId> draw(
            Draft draft,
            Region region,
            Map<String, RuleState> rules,
            Map<Target, ResourceId> recordings) {
        Target administrator = new Target(organization.securityTooling(), region);
        Set<String> excluded = excluded(region);
        Set<ResourceId> after = Set.copyOf(recordings.values());
        Set<ResourceId> drawn = new HashSet<>();
        rules.forEach((name, state) ->
                drawn.add(
                        draft.add(
                                new Resource<>(
                                        new OrganizationRule(clients),
                                        administrator,
                                        name,
                                        OrganizationRuleState.of(state, excluded),
                                        Set.of(administration),
                                        after))));
        MemberRules arrival = new MemberRules(clients, organization.securityTooling());
        MemberRules.Arrivals desired = MemberRules.Arrivals.of(rules);
        Set<ResourceId> needs = Set.copyOf(drawn);
        // All alike in what they need, so that one request has AWS Config try all of them again.
        return recordings.keySet().stream()
                .collect(
                        Collectors.toMap(
                                target -> target,
                                target ->
                                        draft.add(
                                                new Resource<>(
                                                        arrival,
                                                        target,
                                                        MemberRules.NAME,
                                                        desired,
                                                        needs,
                                                        after))));
    }

    /** The accounts that the baseline leaves out, and those that have not enabled the region. */
    private Set<String> excluded(Region region) {
        Set<String> leftOut = ids(it -> organization.excluded().contains(it.id()));
        Set<String> all =
                ids(it ->
                        organization.excluded().contains(it.id())
                                || (it.state() == AccountState.ACTIVE
                                        && !it.regions().contains(region)));
        return all.size() <= MOST_EXCLUDED ? all : leftOut;
    }

    private Set<String> ids(Predicate<Account> which) {
        List<Account> accounts = organization.accounts();
        return accounts.stream()
                .filter(which)
                .map(account -> account.id().value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
