package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.aws.config.Aggregator.Sources;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.AccountAggregationSource;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationAggregatorException;
import software.amazon.awssdk.services.config.model.OrganizationAggregationSource;
import software.amazon.awssdk.services.config.model.PutConfigurationAggregatorRequest;

/**
 * Keeps an aggregator (PutConfigurationAggregator), which shows the configuration items and the
 * compliance of many accounts and all their regions in one place. Other aggregators are left alone.
 */
record Aggregator(AwsClients clients) implements SingleResourceKind<Sources> {

    /**
     * What is aggregated: an organization or single accounts.
     *
     * @param organizationRole the role that lists the accounts of the organization; none where
     *     accounts are listed
     * @param accounts the accounts, where they are listed
     * @param regions the regions, where not all are meant
     */
    record Sources(
            @Nullable String organizationRole,
            Set<String> accounts,
            boolean allRegions,
            Set<String> regions) {

        Sources {
            accounts = Set.copyOf(accounts);
            regions = Set.copyOf(regions);
        }

        static Sources organization(String role) {
            return new Sources(role, Set.of(), true, Set.of());
        }

        static Sources accounts(Set<String> accounts) {
            return new Sources(null, accounts, true, Set.of());
        }

        /** As AWS Config takes them: no list where all regions are meant. */
        @Nullable List<String> listedRegions() {
            return allRegions ? null : regions.stream().sorted().toList();
        }

        static Sources of(ConfigurationAggregator aggregator) {
            OrganizationAggregationSource organization = aggregator.organizationAggregationSource();
            if (organization != null) {
                return new Sources(
                        organization.roleArn(),
                        Set.of(),
                        Boolean.TRUE.equals(organization.allAwsRegions()),
                        Set.copyOf(organization.awsRegions()));
            }
            return new Sources(
                    null,
                    aggregator.accountAggregationSources().stream()
                            .flatMap(it -> it.accountIds().stream())
                            .collect(Collectors.toSet()),
                    aggregator.accountAggregationSources().stream()
                            .allMatch(it -> Boolean.TRUE.equals(it.allAwsRegions())),
                    aggregator.accountAggregationSources().stream()
                            .flatMap(it -> it.awsRegions().stream())
                            .collect(Collectors.toSet()));
        }
    }

    @Override
    public String name() {
        return "config.aggregator";
    }

    @Override
    public Reading<Sources> read(Resource<Sources> resource) {
        try {
            return config(resource.target())
                    .describeConfigurationAggregators(
                            it -> it.configurationAggregatorNames(resource.name()))
                    .configurationAggregators()
                    .stream()
                    .findFirst()
                    .<Reading<Sources>>map(it -> new Reading.Present<>(Sources.of(it)))
                    .orElseGet(Reading.Absent::new);
        } catch (NoSuchConfigurationAggregatorException none) {
            return new Reading.Absent<>();
        }
    }

    @Override
    public Result create(Resource<Sources> resource) {
        Sources desired = resource.desired();
        PutConfigurationAggregatorRequest.Builder request =
                PutConfigurationAggregatorRequest.builder()
                        .configurationAggregatorName(resource.name())
                        .tags(Tags.MANAGED);
        if (desired.organizationRole() != null) {
            request.organizationAggregationSource(it ->
                    it.roleArn(desired.organizationRole())
                            .allAwsRegions(desired.allRegions() ? true : null)
                            .awsRegions(desired.listedRegions()));
        } else {
            request.accountAggregationSources(
                    AccountAggregationSource.builder()
                            .accountIds(desired.accounts().stream().sorted().toList())
                            .allAwsRegions(desired.allRegions() ? true : null)
                            .awsRegions(desired.listedRegions())
                            .build());
        }
        config(resource.target()).putConfigurationAggregator(request.build());
        return Result.done();
    }

    @Override
    public Result update(Update<Sources> update) {
        return create(update.resource());
    }

    @Override
    public Result delete(Removal<Sources> removal) {
        Resource<Sources> resource = removal.resource();
        try {
            config(resource.target())
                    .deleteConfigurationAggregator(
                            it -> it.configurationAggregatorName(resource.name()));
        } catch (NoSuchConfigurationAggregatorException gone) {
            // deleted since it was read
        }
        return Result.done();
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("config:DeleteConfigurationAggregator");
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeConfigurationAggregators");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "config:PutConfigurationAggregator",
                "config:TagResource",
                "iam:PassRole",
                "organizations:ListDelegatedAdministrators");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
