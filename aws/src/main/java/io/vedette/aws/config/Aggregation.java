package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.aws.iam.Role;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the aggregator, in the home region of the security tooling account. */
record Aggregation(AwsClients clients, Organization organization) {

    private static final String NAME = "vedette";
    private static final String ROLE = "vedette-config-aggregator";

    Target target() {
        return new Target(organization.securityTooling(), organization.home());
    }

    /** An aggregator of the whole organization, new accounts included. */
    List<ResourceId> ofOrganization(Draft draft, ResourceId administration) {
        ResourceId role = draft.add(Resource.of(new Role(clients), target(), ROLE, role()));
        ResourceId aggregator =
                draft.add(
                        Resource.of(
                                new Aggregator(clients),
                                target(),
                                NAME,
                                Aggregator.Sources.organization(Role.arn(target(), ROLE)),
                                administration,
                                role));
        return List.of(role, aggregator);
    }

    /**
     * What AWS's own policy AWSConfigRoleForOrganizations allows; none of it can be narrowed to a
     * resource.
     */
    private Role.Settings role() {
        return new Role.Settings(
                Map.of(
                        "VedetteConfig",
                        Statement.allow("sts:AssumeRole")
                                .toService(Archive.SERVICE)
                                .when(
                                        "StringEquals",
                                        "aws:SourceAccount",
                                        target().account().value())),
                Map.of(
                        "ReadOrganization",
                        Statement.allow(
                                        "organizations:DescribeOrganization",
                                        "organizations:ListAccounts",
                                        "organizations:ListAWSServiceAccessForOrganization",
                                        "organizations:ListDelegatedAdministrators")
                                .on("*")));
    }

    /** An aggregator of the accounts there are, after those that authorize it. */
    ResourceId ofAccounts(Draft draft, Set<ResourceId> authorizations) {
        Set<String> accounts =
                organization.members().stream()
                        .map(Account::id)
                        .map(AccountId::value)
                        .collect(Collectors.toUnmodifiableSet());
        return draft.add(
                new Resource<>(
                        new Aggregator(clients),
                        target(),
                        NAME,
                        Aggregator.Sources.accounts(accounts),
                        Set.of(),
                        new HashSet<>(authorizations)));
    }

    /** Lets the aggregator collect from a target. */
    ResourceId authorize(Draft draft, Target source) {
        return draft.add(
                Resource.of(
                        new AggregationAuthorization(clients),
                        source,
                        AggregationAuthorization.nameOf(target()),
                        AggregationAuthorization.Granted.to(target())));
    }

    /** AWS Config asks no authorization of an account for its own aggregator. */
    boolean needsAuthorization(Target source) {
        return !source.account().equals(target().account());
    }
}
