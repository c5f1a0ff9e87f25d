package io.vedette.aws.monitoring;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudwatch.Alarm;
import io.vedette.aws.cloudwatch.AnomalyDetector;
import io.vedette.aws.cloudwatch.Query;
import io.vedette.aws.logs.MetricFilter;
import io.vedette.aws.sns.Topic;
import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.MonitoringSettings;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the metric filters of a trail's log group and the alarms on what they count, beside the log
 * group: in the account that the trail delivers to.
 *
 * @param topics where the alarms notify
 */
record TrailAlarms(AwsClients clients, Draft draft, Target topics, MonitoringSettings settings) {

    private static final int PERIOD = 300;
    private static final String ERRORS = "ApiErrors";

    /** Every event with an error code, whatever it is. */
    private static final String ERROR_PATTERN = "{ $.errorCode = \"*\" }";

    Set<ResourceId> draw(Target at, ResourceId group, Set<ResourceId> needs) {
        Set<ResourceId> drawn = new HashSet<>();
        for (TrailAlert alert : TrailAlert.values()) {
            ResourceId filter =
                    filter(
                            at,
                            group,
                            alert.alert().resourceName(),
                            MetricFilter.State.counting(
                                    alert.pattern(), TrailAlert.NAMESPACE, alert.metric()));
            drawn.add(filter);
            drawn.add(alarm(at, alert, and(needs, filter)));
        }
        drawn.add(silence(at, group, and(needs, group)));
        ResourceId errors =
                filter(
                        at,
                        group,
                        Alert.API_ERROR_RATE.resourceName(),
                        MetricFilter.State.counting(ERROR_PATTERN, TrailAlert.NAMESPACE, ERRORS)
                                .withZeros());
        drawn.add(errors);
        drawn.addAll(
                unusual(
                        at,
                        Alert.API_ERROR_RATE,
                        Query.sum(TrailAlert.NAMESPACE, ERRORS, Map.of()),
                        and(needs, errors)));
        drawn.addAll(unusual(at, Alert.API_CALL_RATE, incoming(group), and(needs, group)));
        return drawn;
    }

    /** What arrives in a log group. */
    static Query.Statistic incoming(ResourceId group) {
        return Query.sum("AWS/Logs", "IncomingLogEvents", Map.of("LogGroupName", group.name()));
    }

    private static Set<ResourceId> and(Set<ResourceId> some, ResourceId one) {
        Set<ResourceId> all = new HashSet<>(some);
        all.add(one);
        return all;
    }

    private ResourceId filter(
            Target at, ResourceId group, String name, MetricFilter.State desired) {
        return draft.add(
                Resource.of(
                        new MetricFilter(clients),
                        at,
                        MetricFilter.name(group.name(), name),
                        desired,
                        group));
    }

    private ResourceId alarm(Target at, TrailAlert alert, Set<ResourceId> needs) {
        Query query = Query.sum(TrailAlert.NAMESPACE, alert.metric(), Map.of());
        Alarm.State desired =
                Alarm.State.reaching(
                        alert.alert().title(),
                        actions(alert.alert()),
                        query,
                        alert.threshold(settings.thresholds()));
        return add(
                at,
                alert.alert(),
                alert.alert().group() == Alert.Group.CRITICAL
                        ? desired.lasting(Escalation.periods(settings))
                        : desired,
                needs);
    }

    private Set<String> actions(Alert alert) {
        return Set.of(Topic.arn(topics, MonitoringBlueprint.topic(alert)));
    }

    private ResourceId add(Target at, Alert alert, Alarm.State desired, Set<ResourceId> needs) {
        return draft.add(new Alarm(clients), at, alert.resourceName(), desired, needs);
    }

    /** Nothing is what is wrong here, so a period without data counts as bad. */
    private ResourceId silence(Target at, ResourceId group, Set<ResourceId> needs) {
        int periods = settings.silentMinutes() * 60 / PERIOD;
        Alarm.State desired =
                new Alarm.State(
                        Alert.LOGS_SILENT.title(),
                        true,
                        actions(Alert.LOGS_SILENT),
                        Map.of("m1", incoming(group)),
                        "LessThanThreshold",
                        1.0,
                        new Alarm.Rings(periods, periods),
                        "breaching");
        return add(at, Alert.LOGS_SILENT, desired, needs);
    }

    private List<ResourceId> unusual(
            Target at, Alert alert, Query.Statistic query, Set<ResourceId> needs) {
        ResourceId detector =
                draft.add(
                        new AnomalyDetector(clients),
                        at,
                        "%s/%s".formatted(query.namespace(), query.metric()),
                        AnomalyDetector.State.of(query),
                        needs);
        ResourceId alarm =
                add(
                        at,
                        alert,
                        Alarm.State.unusual(
                                alert.title(), actions(alert), query, settings.anomalyBand()),
                        and(needs, detector));
        return List.of(detector, alarm);
    }
}
