package io.vedette.twin.logs;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.logs.SubscriptionState.AccountPolicy;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutAccountPolicyRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policies for all log groups of a caller's account and region. */
final class AccountPolicies {

    private static final String SUBSCRIPTION = "SUBSCRIPTION_FILTER_POLICY";
    private static final int LONGEST_SELECTION = 25 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /** The one form that selects log groups for subscriptions. */
    private static final Pattern SELECTION =
            Pattern.compile("LogGroupName NOT IN \\[(\"[^\"]+\"(, *\"[^\"]+\")*)?]");

    private final World world;
    private final Caller caller;
    private final Destinations destinations;

    AccountPolicies(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.destinations = new Destinations(world, caller);
    }

    private NavigableMap<String, AccountPolicy> policies() {
        return world.state(SubscriptionState.class, caller).policies();
    }

    AccountPolicy put(PutAccountPolicyRequest request) {
        String type = request.policyTypeAsString();
        if (type.equals(SUBSCRIPTION)) {
            requireSubscription(request);
        }
        AccountPolicy put =
                new AccountPolicy(
                        type,
                        request.policyName(),
                        request.policyDocument(),
                        request.selectionCriteria(),
                        Objects.requireNonNullElse(request.scopeAsString(), "ALL"),
                        world.now().toEpochMilli());
        policies().put(key(type, put.name()), put);
        return put;
    }

    private void requireSubscription(PutAccountPolicyRequest request) {
        String arn = destination(request.policyDocument());
        if (!destinations.open(arn, "logs:PutAccountPolicy")) {
            throw LogsError.invalid(
                    "Could not deliver test message to specified destination. Check if the"
                            + " destination is valid.");
        }
        String selection = request.selectionCriteria();
        if (selection != null
                && (selection.length() > LONGEST_SELECTION
                        || !SELECTION.matcher(selection).matches())) {
            throw LogsError.invalid("The specified selection criteria is invalid.");
        }
        boolean another =
                policies().values().stream()
                        .anyMatch(it ->
                                it.type().equals(SUBSCRIPTION)
                                        && !it.name().equals(request.policyName()));
        if (another) {
            throw AwsError.of(LimitExceededException.builder(), "Resource limit exceeded.");
        }
    }

    private static String destination(String document) {
        try {
            JsonNode arn = JSON.readTree(document).path("DestinationArn");
            if (arn.isString()) {
                return arn.asString();
            }
        } catch (JacksonException notJson) {
            // refused below, as any document without a destination
        }
        throw LogsError.invalid("The specified policy document is invalid.");
    }

    List<AccountPolicy> list(String type, @Nullable String name) {
        List<AccountPolicy> found =
                policies().values().stream()
                        .filter(it -> it.type().equals(type))
                        .filter(it -> name == null || it.name().equals(name))
                        .toList();
        if (name != null && found.isEmpty()) {
            throw LogsError.notFound("The specified account policy does not exist.");
        }
        return found;
    }

    void delete(String type, String name) {
        if (policies().remove(key(type, name)) == null) {
            throw LogsError.notFound("The specified account policy does not exist.");
        }
    }

    software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy described(
            AccountPolicy policy) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy.builder()
                .policyName(policy.name())
                .policyType(policy.type())
                .policyDocument(policy.document())
                .selectionCriteria(policy.selection())
                .scope(policy.scope())
                .accountId(caller.account())
                .lastUpdatedTime(policy.updated())
                .build();
    }

    private static String key(String type, String name) {
        return type + "/" + name;
    }
}
