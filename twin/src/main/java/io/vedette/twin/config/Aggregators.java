package io.vedette.twin.config;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.stored.StoredShape;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.AccountAggregationSource;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorsRequest;
import software.amazon.awssdk.services.config.model.InvalidRoleException;
import software.amazon.awssdk.services.config.model.NoSuchConfigurationAggregatorException;
import software.amazon.awssdk.services.config.model.OrganizationAggregationSource;
import software.amazon.awssdk.services.config.model.PutConfigurationAggregatorRequest;

/** The operations on aggregators. */
record Aggregators(World world, Caller caller) {

    private static final String SERVICE = "config.amazonaws.com";

    ConfigurationAggregator put(PutConfigurationAggregatorRequest request) {
        OrganizationAggregationSource organization = request.organizationAggregationSource();
        List<AccountAggregationSource> accounts = request.accountAggregationSources();
        if (organization != null && !accounts.isEmpty()) {
            throw Failure.invalidParameter(
                    "The configuration aggregator cannot be created because your request contains both the AccountAggregationSource and the OrganizationAggregationSource. Include only one aggregation source and try again.");
        }
        if (organization == null && accounts.isEmpty()) {
            throw Failure.invalidParameter(
                    "The configuration aggregator cannot be created because your request is missing either the AccountAggregationSource or the OrganizationAggregationSource. Include the appropriate aggregation source and try again.");
        }
        if (organization != null) {
            requireRegions(organization.allAwsRegions(), organization.awsRegions());
            requireRole(organization.roleArn());
            new Administration(world, caller).require(SERVICE);
        }
        accounts.forEach(it -> requireRegions(it.allAwsRegions(), it.awsRegions()));
        return keep(request);
    }

    private static void requireRole(@Nullable String role) {
        if (role == null || !role.startsWith("arn:")) {
            throw AwsError.of(
                    InvalidRoleException.builder(),
                    "The role ARN '%s' is not valid.".formatted(role));
        }
    }

    private static void requireRegions(@Nullable Boolean all, List<String> listed) {
        boolean everywhere = Boolean.TRUE.equals(all);
        if (everywhere && !listed.isEmpty()) {
            throw Failure.invalidParameter(
                    "Your configuration aggregator contains a list of regions and also specifies the use of all regions. You must choose one of these options.");
        }
        if (!everywhere && listed.isEmpty()) {
            throw Failure.invalidParameter(
                    "Your request does not specify any regions. Select AWS Config-supported regions and try again.");
        }
    }

    private ConfigurationAggregator keep(PutConfigurationAggregatorRequest request) {
        NavigableMap<String, NavigableMap<String, Object>> kept =
                world.state(AggregationCell.class, caller).aggregators();
        String name = request.configurationAggregatorName();
        NavigableMap<String, Object> before = kept.get(name);
        Instant now = world.now();
        ConfigurationAggregator.Builder aggregator =
                before == null
                        ? ConfigurationAggregator.builder()
                                .configurationAggregatorName(name)
                                .configurationAggregatorArn(newArn())
                                .creationTime(now)
                        : shape(before).toBuilder();
        ConfigurationAggregator put =
                aggregator
                        .accountAggregationSources(request.accountAggregationSources())
                        .organizationAggregationSource(request.organizationAggregationSource())
                        .lastUpdatedTime(now)
                        .build();
        if (before == null) {
            world.state(TagsCell.class, caller)
                    .create(put.configurationAggregatorArn(), request.tags());
        }
        kept.put(name, StoredShape.write(put));
        return put;
    }

    private String newArn() {
        return "arn:aws:config:%s:%s:config-aggregator/config-aggregator-%s"
                .formatted(
                        caller.region(),
                        caller.account(),
                        world.ids().alphanumeric(caller, "aggregator", 8));
    }

    Page<ConfigurationAggregator> describe(DescribeConfigurationAggregatorsRequest request) {
        NavigableMap<String, NavigableMap<String, Object>> kept =
                world.peek(AggregationCell.class, caller.account(), caller.region())
                        .orElseGet(AggregationCell::new)
                        .aggregators();
        List<String> names = request.configurationAggregatorNames();
        if (!kept.keySet().containsAll(names)) {
            throw unknown(names.size());
        }
        List<ConfigurationAggregator> asked =
                kept.entrySet().stream()
                        .filter(it -> names.isEmpty() || names.contains(it.getKey()))
                        .map(it -> shape(it.getValue()))
                        .toList();
        return Pages.of(asked, request.nextToken(), request.limit());
    }

    void delete(String name) {
        NavigableMap<String, Object> gone =
                world.state(AggregationCell.class, caller).aggregators().remove(name);
        if (gone == null) {
            throw unknown(1);
        }
        world.state(TagsCell.class, caller).remove(shape(gone).configurationAggregatorArn());
    }

    private static ConfigurationAggregator shape(NavigableMap<String, Object> stored) {
        return StoredShape.read(stored, ConfigurationAggregator.builder());
    }

    private static RuntimeException unknown(int asked) {
        return AwsError.of(
                NoSuchConfigurationAggregatorException.builder(),
                asked == 1
                        ? "The configuration aggregator does not exist. Check the configuration aggregator name and try again."
                        : "At least one of the configuration aggregators does not exist. Check the configuration aggregator names and try again.");
    }
}
