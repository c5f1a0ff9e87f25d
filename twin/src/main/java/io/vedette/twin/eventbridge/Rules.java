package io.vedette.twin.eventbridge;

import io.vedette.twin.stored.StoredShape;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The rules of buses and their targets. */
final class Rules {

    private static final int MOST_RULES = 300;
    private static final int MOST_TARGETS = 5;
    private static final Pattern ARN = Pattern.compile("arn:[\\w-]+:[\\w-]+:[\\w-]*:\\d*:.+");
    private static final Pattern LOG_GROUP = Pattern.compile("arn:[\\w-]+:logs:.+");

    private final Ground ground;
    private final Buses buses;

    Rules(Ground ground, Buses buses) {
        this.ground = ground;
        this.buses = buses;
    }

    /** Puts a rule in the place of the one that has its name; that one's targets stay. */
    String put(PutRuleRequest request) {
        String bus = Buses.name(request.eventBusName());
        buses.require(bus);
        check(request, bus);
        NavigableMap<String, SavedRule> rules = ground.state().rules;
        SavedRule before = rules.get(SavedRule.key(bus, request.name()));
        if (before != null) {
            requireOwn(before, false);
        } else if (rules.values().stream().filter(it -> it.bus().equals(bus)).count()
                >= MOST_RULES) {
            throw EventsError.limit("The requested resource exceeds the maximum number allowed.");
        }
        NavigableMap<String, String> tags = new TreeMap<>();
        if (before == null) {
            request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        }
        SavedRule rule =
                new SavedRule(
                        bus,
                        request.name(),
                        request.eventPattern(),
                        request.scheduleExpression(),
                        Objects.requireNonNullElse(request.stateAsString(), SavedRule.ENABLED),
                        request.description(),
                        request.roleArn(),
                        null,
                        before == null ? new TreeMap<>() : before.targets(),
                        before == null ? tags : before.tags());
        rules.put(rule.key(), rule);
        return ground.arn("rule/" + rule.path());
    }

    private static void check(PutRuleRequest request, String bus) {
        if (request.eventPattern() == null && request.scheduleExpression() == null) {
            throw EventsError.invalid(
                    "Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        if (request.scheduleExpression() != null && !bus.equals(Buses.DEFAULT)) {
            throw EventsError.invalid(
                    "ScheduleExpression is supported only on the default event bus.");
        }
        Ground.requirePattern(request.eventPattern());
    }

    private static void requireOwn(SavedRule rule, @Nullable Boolean force) {
        if (rule.managedBy() != null && !Boolean.TRUE.equals(force)) {
            throw EventsError.managed(rule.name());
        }
    }

    private SavedRule require(@Nullable String busNameOrArn, String name) {
        String bus = Buses.name(busNameOrArn);
        buses.require(bus);
        SavedRule rule = ground.look().rules.get(SavedRule.key(bus, name));
        if (rule == null) {
            throw EventsError.notFound(
                    "Rule %s does not exist on EventBus %s.".formatted(name, bus));
        }
        return rule;
    }

    DescribeRuleResponse describe(@Nullable String bus, String name) {
        SavedRule rule = require(bus, name);
        return DescribeRuleResponse.builder()
                .name(rule.name())
                .arn(ground.arn("rule/" + rule.path()))
                .eventPattern(rule.pattern())
                .scheduleExpression(rule.schedule())
                .state(rule.state())
                .description(rule.description())
                .roleArn(rule.roleArn())
                .managedBy(rule.managedBy())
                .eventBusName(rule.bus())
                .createdBy(ground.account())
                .build();
    }

    List<SavedRule> list(@Nullable String busNameOrArn, @Nullable String prefix) {
        String bus = Buses.name(busNameOrArn);
        buses.require(bus);
        return ground.look().rules.values().stream()
                .filter(it -> it.bus().equals(bus))
                .filter(it -> prefix == null || it.name().startsWith(prefix))
                .toList();
    }

    void set(@Nullable String bus, String name, String state) {
        SavedRule rule = require(bus, name);
        requireOwn(rule, false);
        ground.state().rules.put(rule.key(), rule.in(state));
    }

    /** A rule that is not there is deleted without complaint. */
    void delete(@Nullable String busNameOrArn, String name, @Nullable Boolean force) {
        String bus = Buses.name(busNameOrArn);
        buses.require(bus);
        SavedRule rule = ground.look().rules.get(SavedRule.key(bus, name));
        if (rule == null) {
            return;
        }
        requireOwn(rule, force);
        if (!rule.targets().isEmpty()) {
            throw EventsError.invalid("Rule can't be deleted since it has targets.");
        }
        ground.state().rules.remove(rule.key());
    }

    List<Target> targets(@Nullable String bus, String name) {
        return targets(require(bus, name));
    }

    static List<Target> targets(SavedRule rule) {
        return rule.targets().values().stream()
                .map(it -> StoredShape.read(it, Target.builder()))
                .toList();
    }

    void putTargets(@Nullable String bus, String name, List<Target> targets) {
        targets.forEach(Rules::check);
        SavedRule rule = require(bus, name);
        requireOwn(rule, false);
        NavigableMap<String, NavigableMap<String, Object>> all = new TreeMap<>(rule.targets());
        targets.forEach(it -> all.put(it.id(), StoredShape.write(it)));
        if (all.size() > MOST_TARGETS) {
            throw EventsError.limit("The requested resource exceeds the maximum number allowed.");
        }
        keep(rule, all);
    }

    private static void check(Target target) {
        if (!ARN.matcher(target.arn()).matches()) {
            throw EventsError.invalid(
                    "Parameter %s is not valid. Reason: Provided Arn is not in correct format."
                            .formatted(target.arn()));
        }
        if (target.roleArn() != null && LOG_GROUP.matcher(target.arn()).matches()) {
            throw EventsError.invalid(
                    "RoleArn is not supported for target %s.".formatted(target.arn()));
        }
    }

    void removeTargets(
            @Nullable String bus, String name, List<String> ids, @Nullable Boolean force) {
        SavedRule rule = require(bus, name);
        requireOwn(rule, force);
        NavigableMap<String, NavigableMap<String, Object>> left = new TreeMap<>(rule.targets());
        ids.forEach(left::remove);
        keep(rule, left);
    }

    private void keep(SavedRule rule, NavigableMap<String, NavigableMap<String, Object>> targets) {
        ground.state()
                .rules
                .put(
                        rule.key(),
                        new SavedRule(
                                rule.bus(),
                                rule.name(),
                                rule.pattern(),
                                rule.schedule(),
                                rule.state(),
                                rule.description(),
                                rule.roleArn(),
                                rule.managedBy(),
                                targets,
                                rule.tags()));
    }
}
