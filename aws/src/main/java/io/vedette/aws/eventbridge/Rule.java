package io.vedette.aws.eventbridge;

import io.vedette.aws.AwsClients;
import io.vedette.aws.eventbridge.Rule.State;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * A rule of an event bus and its targets ({@code PutRule}, {@code PutTargets}). The resource's name
 * is {@code BUS/RULE}. Targets that others add to it stay.
 */
public record Rule(AwsClients clients) implements SingleResourceKind<State> {

    static final String DESCRIPTION = "Kept by Vedette";

    /** The bus that the events of AWS's own services arrive on. */
    public static final String DEFAULT_BUS = "default";

    /**
     * How the rule is to be.
     *
     * @param eventPattern in the form of {@link EventPattern}
     * @param state in EventBridge's word
     * @param targets by id
     */
    public record State(String eventPattern, String state, Map<String, Destination> targets) {

        public State {
            targets = Collections.unmodifiableMap(new TreeMap<>(targets));
        }

        /** A rule that is on, with one target. */
        public static State enabled(String eventPattern, String targetId, Destination target) {
            return new State(eventPattern, "ENABLED", Map.of(targetId, target));
        }
    }

    /** Where a rule sends events, and the role that it sends them with, where it takes one. */
    public record Destination(String arn, @Nullable String roleArn) {

        static Destination of(Target target) {
            return new Destination(target.arn(), target.roleArn());
        }
    }

    /** The name of the resource for a rule of a bus. */
    public static String name(String bus, String rule) {
        return bus + "/" + rule;
    }

    static String bus(Resource<State> resource) {
        return resource.name().substring(0, resource.name().indexOf('/'));
    }

    static String rule(Resource<State> resource) {
        return resource.name().substring(resource.name().indexOf('/') + 1);
    }

    @Override
    public String name() {
        return "eventbridge.rule";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        EventBridgeClient events = events(resource);
        try {
            DescribeRuleResponse rule =
                    events.describeRule(it -> it.eventBusName(bus(resource)).name(rule(resource)));
            if (rule.managedBy() != null) {
                return new Reading.OffLimits<>("%s keeps it".formatted(rule.managedBy()));
            }
            if (rule.eventPattern() == null) {
                return new Reading.OffLimits<>("a rule of the same name runs on a schedule");
            }
            return new Reading.Present<>(
                    new State(
                            EventPattern.canonical(rule.eventPattern()),
                            rule.stateAsString(),
                            new RuleTargets(events, bus(resource), rule(resource))
                                    .among(resource.desired().targets().keySet())));
        } catch (ResourceNotFoundException absent) {
            return new Reading.Absent<>();
        }
    }

    @Override
    public Result create(Resource<State> resource) {
        events(resource).putRule(request(resource).tags(EventBus.MANAGED).build());
        return targets(resource).change(Map.of(), resource.desired().targets());
    }

    private static PutRuleRequest.Builder request(Resource<State> resource) {
        return PutRuleRequest.builder()
                .eventBusName(bus(resource))
                .name(rule(resource))
                .description(DESCRIPTION)
                .eventPattern(resource.desired().eventPattern())
                .state(resource.desired().state());
    }

    @Override
    public Result update(Update<State> update) {
        Resource<State> resource = update.resource();
        if (update.touches("eventPattern") || update.touches("state")) {
            events(resource).putRule(request(resource).build());
        }
        return targets(resource).change(update.before().targets(), resource.desired().targets());
    }

    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        try {
            if (targets(resource).leaveOthers(resource.desired().targets().keySet())) {
                return new Result.Left("others have added targets to the rule");
            }
            events(resource).deleteRule(it -> it.eventBusName(bus(resource)).name(rule(resource)));
        } catch (ResourceNotFoundException gone) {
            // The rule went before, or its bus did.
        }
        return Result.done();
    }

    private RuleTargets targets(Resource<State> resource) {
        return new RuleTargets(events(resource), bus(resource), rule(resource));
    }

    /** Events of AWS's services cost nothing until they are sent on to another bus. */
    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return desired.targets().values().stream().anyMatch(it -> it.arn().contains(":event-bus/"))
                ? Set.of(CostDriver.EVENTBRIDGE_EVENTS)
                : Set.of();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("events:DescribeRule", "events:ListTargetsByRule");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "events:PutRule",
                "events:PutTargets",
                "events:RemoveTargets",
                "events:TagResource",
                "iam:PassRole");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("events:DeleteRule");
    }

    private EventBridgeClient events(Resource<State> resource) {
        return clients.client(EventBridgeClient.class, resource.target());
    }
}
