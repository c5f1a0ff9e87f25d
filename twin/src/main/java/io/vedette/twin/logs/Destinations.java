package io.vedette.twin.logs;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.firehose.StreamDirectory;
import io.vedette.twin.iam.RoleDirectory;
import io.vedette.twin.logs.SubscriptionState.Destination;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutDestinationRequest;

/**
 * The destinations of a caller's account and region. Targets other than Firehose's streams are not
 * simulated, and are taken as they are.
 */
final class Destinations {

    private static final String SERVICE = "logs.amazonaws.com";
    private static final String FIREHOSE = ":firehose:";
    private static final Pattern ROLE =
            Pattern.compile("arn:[\\w-]+:iam::(\\d{12}):role/(?:[^/]+/)*([\\w+=,.@-]+)");
    private static final Pattern ARN =
            Pattern.compile("arn:aws:logs:([a-z0-9-]+):(\\d{12}):destination:(.+)");

    private final World world;
    private final Caller caller;

    Destinations(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    private SubscriptionState state() {
        return world.state(SubscriptionState.class, caller);
    }

    /** CloudWatch Logs sends a test message through the role, and refuses where it is not taken. */
    Destination put(PutDestinationRequest request) {
        if (!delivers(request.roleArn(), request.targetArn())) {
            throw LogsError.invalid(
                    "Could not deliver test message to specified Firehose stream. Check if the"
                            + " given Firehose stream is in ACTIVE state.");
        }
        Destination before = state().destinations().get(request.destinationName());
        Destination put =
                new Destination(
                        request.destinationName(),
                        request.targetArn(),
                        request.roleArn(),
                        before == null ? null : before.policy(),
                        before == null ? world.now().toEpochMilli() : before.created());
        state().destinations().put(put.name(), put);
        return put;
    }

    private boolean delivers(String roleArn, String target) {
        Matcher arn = ROLE.matcher(roleArn);
        if (!arn.matches() || !arn.group(1).equals(caller.account())) {
            return false;
        }
        if (!target.contains(FIREHOSE)) {
            return true;
        }
        boolean taken =
                new RoleDirectory(world)
                        .find(caller.account(), arn.group(2))
                        .filter(role -> role.trusts(SERVICE, request()))
                        .filter(role -> role.allows("firehose:PutRecord", target))
                        .isPresent();
        return taken && new StreamDirectory(world).isActive(target);
    }

    /** The test message is sent for the owner of the destination. */
    private Map<String, String> request() {
        String organization =
                world.organization().inUse() ? world.organization().id() : "no organization";
        return Map.of(
                "aws:SourceArn",
                "arn:aws:logs:%s:%s:*".formatted(caller.region(), caller.account()),
                "aws:SourceAccount",
                caller.account(),
                "aws:SourceOrgID",
                organization);
    }

    void allow(String name, String policy) {
        if (PolicyDocument.parse(policy, PolicyKind.RESOURCE)
                instanceof PolicyDocument.Parsed.Malformed(String why)) {
            throw LogsError.invalid(why);
        }
        Destination before = state().destinations().get(name);
        if (before == null) {
            throw LogsError.invalid("The specified destination does not exist.");
        }
        state().destinations()
                .put(
                        name,
                        new Destination(
                                name, before.target(), before.role(), policy, before.created()));
    }

    void delete(String name) {
        if (state().destinations().remove(name) == null) {
            throw LogsError.notFound("The specified destination does not exist.");
        }
    }

    List<software.amazon.awssdk.services.cloudwatchlogs.model.Destination> described(
            String prefix) {
        return state().destinations().values().stream()
                .filter(it -> it.name().startsWith(prefix))
                .map(this::described)
                .toList();
    }

    software.amazon.awssdk.services.cloudwatchlogs.model.Destination described(
            Destination destination) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.Destination.builder()
                .destinationName(destination.name())
                .targetArn(destination.target())
                .roleArn(destination.role())
                .accessPolicy(destination.policy())
                .arn(
                        "arn:aws:logs:%s:%s:destination:%s"
                                .formatted(caller.region(), caller.account(), destination.name()))
                .creationTime(destination.created())
                .build();
    }

    /**
     * Whether the caller may subscribe its log groups to a destination of this ARN, or to a stream
     * of its own.
     */
    boolean open(String arn, String action) {
        if (arn.contains(FIREHOSE)) {
            return arn.split(":", -1)[4].equals(caller.account())
                    && new StreamDirectory(world).isActive(arn);
        }
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches() || !parts.group(1).equals(caller.region())) {
            return false;
        }
        Optional<Destination> destination =
                world.peek(SubscriptionState.class, parts.group(2), parts.group(1))
                        .flatMap(it -> Optional.ofNullable(it.destinations().get(parts.group(3))));
        if (destination.isEmpty() || parts.group(2).equals(caller.account())) {
            return destination.isPresent();
        }
        return PolicyDocument.parse(
                                Objects.requireNonNullElse(destination.get().policy(), ""),
                                PolicyKind.RESOURCE)
                        instanceof PolicyDocument.Parsed.Valid(PolicyDocument policy)
                && policy.allowsAccount(caller.account(), action, arn, organization());
    }

    private Map<String, String> organization() {
        return world.organization().inUse()
                ? Map.of("aws:PrincipalOrgID", world.organization().id())
                : Map.of();
    }
}
