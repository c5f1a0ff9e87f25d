package io.vedette.aws.monitoring;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudwatch.Alarm;
import io.vedette.aws.cloudwatch.Query;
import io.vedette.aws.eventbridge.EventForwarding;
import io.vedette.aws.eventbridge.EventSettings;
import io.vedette.aws.eventbridge.Rule;
import io.vedette.aws.sns.Topic;
import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.Facility;
import io.vedette.core.catalog.MonitoringSettings;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.Integration;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws the alerts on events, once the bus is drawn that findings come together on: rules that
 * notify the topics, and for each critical rule an alarm, so that it can be escalated like others.
 */
public final class AlertRules implements Integration {

    private static final Set<String> ALARMS = Set.of("cloudwatch.alarm");
    private static final Set<String> CRITICAL =
            Arrays.stream(Alert.values())
                    .filter(alert -> alert.group() == Alert.Group.CRITICAL)
                    .map(Alert::resourceName)
                    .collect(Collectors.toSet());

    private final AwsClients clients;
    private final EventSettings events;

    /**
     * Draws alerts on events.
     *
     * @param events names the bus
     */
    public AlertRules(AwsClients clients, EventSettings events) {
        this.clients = clients;
        this.events = events;
    }

    @Override
    public void draw(Draft draft) {
        Target home = MonitoringBlueprint.home(draft);
        Set<ResourceId> atHome = draft.deployed(Facility.MONITORING, home);
        if (atHome.isEmpty()) {
            return;
        }
        MonitoringSettings settings = draft.settings(Facility.MONITORING, MonitoringSettings.class);
        Set<ResourceId> topics =
                atHome.stream()
                        .filter(id -> id.kind().startsWith("sns.topic"))
                        .collect(Collectors.toSet());
        Set<ResourceId> rules = rules(draft, home, settings, topics);
        draft.standsAlsoOn(Facility.MONITORING, home, rules);
        Escalation escalation = new Escalation(clients, draft, home, settings);
        for (Target at : draft.targets()) {
            Set<ResourceId> deployed = draft.deployed(Facility.MONITORING, at);
            Set<ResourceId> drawn = escalation.draw(at, critical(deployed), topics);
            if (!drawn.isEmpty()) {
                draft.standsAlsoOn(Facility.MONITORING, at, drawn);
            }
        }
    }

    private static List<ResourceId> critical(Set<ResourceId> deployed) {
        return deployed.stream()
                .filter(id -> ALARMS.contains(id.kind()) && CRITICAL.contains(id.name()))
                .sorted()
                .toList();
    }

    private Set<ResourceId> rules(
            Draft draft, Target home, MonitoringSettings settings, Set<ResourceId> topics) {
        Optional<ResourceId> bus = EventForwarding.bus(draft, events);
        Set<ResourceId> drawn = new HashSet<>();
        for (EventAlert alert : EventAlert.values()) {
            if (alert.isFinding() && bus.isEmpty()) {
                continue;
            }
            Set<ResourceId> needs = new HashSet<>(topics);
            bus.filter(_ -> alert.isFinding()).ifPresent(needs::add);
            drawn.add(rule(draft, home, alert, settings, needs));
            if (alert.alert().group() == Alert.Group.CRITICAL && settings.escalation().enabled()) {
                drawn.add(alarm(draft, home, alert.alert(), settings));
            }
        }
        return drawn;
    }

    private ResourceId rule(
            Draft draft,
            Target home,
            EventAlert alert,
            MonitoringSettings settings,
            Set<ResourceId> needs) {
        String bus = alert.isFinding() ? events.bus() : Rule.DEFAULT_BUS;
        String topic = MonitoringBlueprint.topic(alert.alert());
        return draft.add(
                new Rule(clients),
                home,
                Rule.name(bus, alert.alert().resourceName()),
                Rule.State.enabled(
                        alert.pattern(settings),
                        "topic",
                        new Rule.Destination(Topic.arn(home, topic), null)),
                needs);
    }

    /** Notifies nobody: the rule has done so already. */
    private ResourceId alarm(Draft draft, Target home, Alert alert, MonitoringSettings settings) {
        Query triggered =
                Query.sum(
                        "AWS/Events",
                        "TriggeredRules",
                        Map.of("EventBusName", events.bus(), "RuleName", alert.resourceName()));
        Alarm.State desired =
                Alarm.State.reaching(alert.title(), Set.of(), triggered, 1)
                        .lasting(Escalation.periods(settings));
        return draft.add(Resource.of(new Alarm(clients), home, alert.resourceName(), desired));
    }
}
