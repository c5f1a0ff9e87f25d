package io.vedette.twin.eventbridge;

import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.Metrics;
import io.vedette.twin.iam.RoleDirectory;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import io.vedette.twin.policy.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.event.ruler.Ruler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers events: from a bus of an account and Region, along rules whose pattern matches, into
 * archives, to other buses, topics, queues and log groups.
 *
 * <p>A rule reaches another bus with a role that trusts EventBridge and may put events there, if
 * that bus's policy lets the rule's account. An event passes two buses at most, as on AWS. Topics,
 * queues and log groups must let EventBridge themselves; other targets get nothing.
 */
public final class EventDelivery {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PRINCIPAL = "events.amazonaws.com";
    private static final String PUT = "events:PutEvents";
    private static final Pattern BUS =
            Pattern.compile("arn:aws:events:([\\w-]+):(\\d{12}):event-bus/(.+)");
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/(.+)");

    private final World world;

    public EventDelivery(World world) {
        this.world = world;
    }

    /** A bus of an account in a Region. */
    private record Place(String account, String region, String bus) {

        String arn(String resource) {
            return "arn:aws:events:%s:%s:%s".formatted(region, account, resource);
        }
    }

    /**
     * Publishes what a service tells of an account in a Region.
     *
     * @param detail a JSON object
     */
    public void publish(
            String account, String region, String source, String detailType, String detail) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0").put("source", source).put("detail-type", detailType);
        event.put("account", account).put("region", region);
        event.put("time", world.now().toString());
        event.putArray("resources");
        event.set("detail", JSON.readTree(detail));
        deliver(event.toString(), new Place(account, region, Buses.DEFAULT), true);
    }

    /** Delivers what somebody put on a bus of an account. */
    void put(String account, String region, String bus, String event) {
        deliver(event, new Place(account, region, bus), true);
    }

    private void deliver(String event, Place place, boolean onward) {
        Optional<EventsState> known =
                world.peek(EventsState.class, place.account(), place.region());
        if (known.isEmpty()) {
            return;
        }
        archive(event, place, known.get());
        for (SavedRule rule : List.copyOf(known.get().rules.values())) {
            if (rule.bus().equals(place.bus())
                    && rule.enabled()
                    && rule.managedBy() == null
                    && rule.pattern() != null
                    && matches(event, rule.pattern())) {
                count("TriggeredRules", place, rule);
                Rules.targets(rule).forEach(target -> invoke(event, place, rule, target, onward));
            }
        }
    }

    private void invoke(String event, Place place, SavedRule rule, Target target, boolean onward) {
        if (BUS.matcher(target.arn()).matches()) {
            if (onward) {
                send(event, place, rule, target);
            }
            return;
        }
        EventTargets.Answer answer =
                new EventTargets(world)
                        .invoke(
                                event,
                                new EventTargets.Sender(
                                        place.account(), place.arn("rule/" + rule.path())),
                                target.arn());
        switch (answer) {
            case TAKEN -> count("Invocations", place, rule);
            case REFUSED -> {
                count("Invocations", place, rule);
                count("FailedInvocations", place, rule);
            }
            case UNKNOWN -> {}
        }
    }

    /** The metrics that EventBridge publishes; rules of the default bus go without its name. */
    private void count(String metric, Place place, SavedRule rule) {
        Map<String, String> dimensions =
                rule.bus().equals(Buses.DEFAULT)
                        ? Map.of("RuleName", rule.name())
                        : Map.of("EventBusName", rule.bus(), "RuleName", rule.name());
        new Metrics(world)
                .publish(place.account(), place.region(), "AWS/Events", metric, dimensions, 1);
    }

    private void archive(String event, Place place, EventsState known) {
        String bus = place.arn("event-bus/" + place.bus());
        for (SavedArchive archive : List.copyOf(known.archives.values())) {
            boolean takes = archive.pattern() == null || matches(event, archive.pattern());
            if (archive.source().equals(bus) && takes) {
                world.state(EventsState.class, place.account(), place.region())
                        .archives
                        .put(archive.name(), archive.and(event.length()));
            }
        }
    }

    private void send(String event, Place from, SavedRule rule, Target target) {
        Matcher bus = BUS.matcher(target.arn());
        if (!bus.matches()) {
            return;
        }
        Place to = new Place(bus.group(2), bus.group(1), bus.group(3));
        count("Invocations", from, rule);
        if (mayTake(from, rule, target) && lets(to, from.account())) {
            deliver(event, to, false);
        } else {
            count("FailedInvocations", from, rule);
        }
    }

    private boolean mayTake(Place from, SavedRule rule, Target target) {
        Matcher role = ROLE.matcher(String.valueOf(target.roleArn()));
        Map<String, String> request =
                Map.of(
                        "aws:SourceAccount", from.account(),
                        "aws:SourceArn", from.arn("rule/" + rule.path()));
        return role.matches()
                && role.group(1).equals(from.account())
                && new RoleDirectory(world)
                        .find(from.account(), role.group(2))
                        .filter(it -> it.trusts(PRINCIPAL, request))
                        .filter(it -> it.allows(PUT, target.arn()))
                        .isPresent();
    }

    private boolean lets(Place to, String sender) {
        SavedBus bus =
                world.peek(EventsState.class, to.account(), to.region())
                        .map(it -> it.buses.get(to.bus()))
                        .orElse(null);
        if (bus == null) {
            return false;
        }
        return to.account().equals(sender) || allows(bus, to.arn("event-bus/" + to.bus()), sender);
    }

    private boolean allows(SavedBus bus, String arn, String sender) {
        String policy = Buses.policy(bus);
        if (policy == null
                || !(PolicyDocument.parse(policy, PolicyKind.RESOURCE)
                        instanceof PolicyDocument.Parsed.Valid(PolicyDocument valid))) {
            return false;
        }
        boolean member =
                world.organization().inUse() && world.organization().account(sender).isPresent();
        Map<String, String> request =
                member ? Map.of("aws:PrincipalOrgID", world.organization().id()) : Map.of();
        // To everybody under a condition, or to the account by name.
        return valid.allowsService(sender, PUT, arn, request)
                || valid.statements().stream()
                        .anyMatch(it ->
                                it.allows() && names(it, sender) && it.actions().contains(PUT));
    }

    private static boolean names(Statement statement, String account) {
        List<String> principals = statement.principals().getOrDefault("AWS", List.of());
        return statement.conditions().isEmpty()
                && (principals.contains(account)
                        || principals.contains("arn:aws:iam::%s:root".formatted(account)));
    }

    private static boolean matches(String event, String pattern) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception e) {
            throw new IllegalStateException("a pattern that was accepted: " + pattern, e);
        }
    }
}
