package io.vedette.aws.monitoring;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudwatch.Alarm;
import io.vedette.aws.cloudwatch.Dashboard;
import io.vedette.aws.sns.Topic;
import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.Facility;
import io.vedette.core.catalog.MonitoringSettings;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * Draws what watches and raises alarms: topics in the security tooling account's home Region,
 * alarms on every log group that a trail delivers to, alarms on what AWS services publish there,
 * and a dashboard. Rules on events, and escalation, follow in {@link AlertRules}.
 */
public final class MonitoringBlueprint implements ItemBlueprint {

    private static final String LOG_GROUP = "logs.group";

    private final Set<String> served =
            CloudWatchClient.serviceMetadata().regions().stream()
                    .map(software.amazon.awssdk.regions.Region::id)
                    .collect(Collectors.toSet());
    private final AwsClients clients;

    public MonitoringBlueprint(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Facility item() {
        return Facility.MONITORING;
    }

    @Override
    public boolean serves(Region region) {
        return served.contains(region.code());
    }

    /** The topic that an alert goes to. */
    static String topic(Alert alert) {
        return alert.group() == Alert.Group.CRITICAL
                ? Notifications.ALERTS
                : Notifications.OPERATIONS;
    }

    static Target home(Draft draft) {
        return new Target(draft.organization().securityTooling(), draft.organization().home());
    }

    @Override
    public void draw(Draft draft) {
        Target home = home(draft);
        Map<Target, ResourceId> groups = logGroups(draft);
        if (!draft.targets().contains(home)) {
            groups.keySet()
                    .forEach(at ->
                            draft.skip(
                                    item(),
                                    at,
                                    "the security tooling account has no topics to notify"));
            return;
        }
        MonitoringSettings settings = draft.settings(item(), MonitoringSettings.class);
        Notifications.Drawn topics = new Notifications(clients, draft, home).draw(settings);
        TrailAlarms trails = new TrailAlarms(clients, draft, home, settings);
        Map<Target, Set<ResourceId>> drawn = new HashMap<>();
        groups.forEach((at, group) ->
                drawn.put(at, new HashSet<>(trails.draw(at, group, topics.topics()))));
        Set<ResourceId> atHome = drawn.computeIfAbsent(home, _ -> new HashSet<>());
        atHome.addAll(services(draft, home, settings, topics.topics()));
        atHome.addAll(topics.subscriptions());
        atHome.add(dashboard(draft, home, settings, Optional.ofNullable(groups.get(home))));
        drawn.forEach((at, resources) -> {
            resources.addAll(topics.topics());
            draft.deploy(item(), at, resources);
        });
    }

    /** The log groups that trails deliver to, by where they are. */
    private static Map<Target, ResourceId> logGroups(Draft draft) {
        Map<Target, ResourceId> groups = new HashMap<>();
        draft.targets().stream()
                .flatMap(target -> draft.deployed(Tool.CLOUDTRAIL, target).stream())
                .filter(id -> id.kind().equals(LOG_GROUP))
                .forEach(id -> groups.put(id.target(), id));
        return groups;
    }

    private Collection<ResourceId> services(
            Draft draft, Target home, MonitoringSettings settings, Set<ResourceId> needs) {
        List<ResourceId> drawn = new ArrayList<>();
        for (ServiceAlert alert : ServiceAlert.values()) {
            Alarm.State desired =
                    Alarm.State.reaching(
                            alert.alert().title(),
                            Set.of(Topic.arn(home, topic(alert.alert()))),
                            alert.query(),
                            alert.threshold(settings.thresholds()));
            drawn.add(
                    draft.add(
                            new Alarm(clients),
                            home,
                            alert.alert().resourceName(),
                            desired,
                            needs));
        }
        return drawn;
    }

    private ResourceId dashboard(
            Draft draft, Target home, MonitoringSettings settings, Optional<ResourceId> group) {
        String body = new DashboardBody(home, group.map(ResourceId::name)).json();
        return draft.add(
                Resource.of(
                        new Dashboard(clients),
                        home,
                        settings.dashboard(),
                        new Dashboard.State(body)));
    }
}
