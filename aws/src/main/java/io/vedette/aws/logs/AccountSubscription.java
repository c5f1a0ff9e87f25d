package io.vedette.aws.logs;

import static software.amazon.awssdk.services.cloudwatchlogs.model.PolicyType.SUBSCRIPTION_FILTER_POLICY;

import io.vedette.aws.AwsClients;
import io.vedette.aws.logs.AccountSubscription.Settings;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one account-level subscription that an account has in a region: new events of all log groups,
 * those of tomorrow included, go to a destination ({@code PutAccountPolicy}). One of another name
 * is somebody else's, and stays.
 */
record AccountSubscription(AwsClients clients) implements SingleResourceKind<Settings> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOT_IN = "LogGroupName NOT IN ";

    /**
     * Where events go, and which.
     *
     * @param destination the ARN of a destination of another account, or of a stream of this one
     * @param role the ARN of the role that CloudWatch Logs takes for it; null where it needs none
     * @param filter what an event must match; empty for all
     * @param excluded the names of the log groups whose events do not go
     */
    record Settings(
            String destination, @Nullable String role, String filter, Set<String> excluded) {
        Settings {
            excluded = Collections.unmodifiableSet(new TreeSet<>(excluded));
        }
    }

    @Override
    public String name() {
        return "logs.account-subscription";
    }

    /** The policies of a type are at most twenty: one page. */
    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        List<AccountPolicy> policies =
                logs(resource)
                        .describeAccountPolicies(it -> it.policyType(SUBSCRIPTION_FILTER_POLICY))
                        .accountPolicies();
        Optional<AccountPolicy> own =
                policies.stream().filter(it -> it.policyName().equals(resource.name())).findFirst();
        if (own.isPresent()) {
            return new Reading.Present<>(settings(own.get()));
        }
        return policies.isEmpty()
                ? new Reading.Absent<>()
                : new Reading.OffLimits<>(
                        "the account has a subscription already, %s to %s, and CloudWatch Logs takes only one"
                                .formatted(
                                        policies.getFirst().policyName(),
                                        settings(policies.getFirst()).destination()));
    }

    private static Settings settings(AccountPolicy policy) {
        JsonNode document = JSON.readTree(policy.policyDocument());
        JsonNode role = document.path("RoleArn");
        return new Settings(
                document.path("DestinationArn").asString(""),
                role.isString() ? role.asString() : null,
                document.path("FilterPattern").asString(""),
                excluded(policy.selectionCriteria()));
    }

    /** What is written otherwise is none of ours, and differs from anything that is desired. */
    private static Set<String> excluded(@Nullable String criteria) {
        if (criteria == null || criteria.isBlank()) {
            return Set.of();
        }
        if (!criteria.startsWith(NOT_IN + "[")) {
            return Set.of(criteria);
        }
        Set<String> names = new TreeSet<>();
        JSON.readTree(criteria.substring(NOT_IN.length()))
                .forEach(name -> names.add(name.asString()));
        return names;
    }

    @Override
    public Result create(Resource<Settings> resource) {
        return put(resource);
    }

    @Override
    public Result update(Update<Settings> update) {
        return put(update.resource());
    }

    private Result put(Resource<Settings> resource) {
        Settings desired = resource.desired();
        ObjectNode document = JSON.createObjectNode();
        document.put("DestinationArn", desired.destination());
        if (desired.role() != null) {
            document.put("RoleArn", desired.role());
        }
        document.put("FilterPattern", desired.filter());
        String excluded =
                desired.excluded().isEmpty()
                        ? null
                        : NOT_IN + JSON.writeValueAsString(new TreeSet<>(desired.excluded()));
        logs(resource)
                .putAccountPolicy(it ->
                        it.policyName(resource.name())
                                .policyType(SUBSCRIPTION_FILTER_POLICY)
                                .policyDocument(document.toString())
                                .selectionCriteria(excluded)
                                .scope(Scope.ALL));
        return Result.done();
    }

    @Override
    public Result delete(Removal<Settings> removal) {
        try {
            logs(removal.resource())
                    .deleteAccountPolicy(it ->
                            it.policyName(removal.resource().name())
                                    .policyType(SUBSCRIPTION_FILTER_POLICY));
        } catch (ResourceNotFoundException gone) {
            return Result.done();
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("logs:DescribeAccountPolicies", "logs:DescribeSubscriptionFilters");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("iam:PassRole", "logs:PutAccountPolicy", "logs:PutSubscriptionFilter");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("logs:DeleteAccountPolicy", "logs:DeleteSubscriptionFilter");
    }

    private CloudWatchLogsClient logs(Resource<Settings> resource) {
        return clients.client(CloudWatchLogsClient.class, resource.target());
    }
}
