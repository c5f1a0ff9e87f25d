package io.vedette.aws.monitoring;

import io.vedette.aws.AwsClients;
import io.vedette.aws.cloudwatch.Alarm;
import io.vedette.aws.cloudwatch.CompositeAlarm;
import io.vedette.aws.cloudwatch.Query;
import io.vedette.aws.sns.Topic;
import io.vedette.core.catalog.Alert;
import io.vedette.core.catalog.MonitoringSettings;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws what happens where nobody acknowledges a critical alert: a composite alarm over all
 * critical ones, whose action waits for an alarm called {@code vedette-acknowledged}.
 *
 * <p>CloudWatch knows no acknowledgement; what comes nearest is the suppressor of a composite
 * alarm, for which its actions wait so long. Whoever takes care of an alert publishes a value of
 * the metric {@code Acknowledgements} in the namespace {@code Vedette}, or sets that alarm to
 * ALARM.
 */
record Escalation(AwsClients clients, Draft draft, Target topics, MonitoringSettings settings) {

    /** The alarm that rings while an acknowledgement holds. */
    static final String ACKNOWLEDGED = "vedette-acknowledged";

    private static final int PERIOD = 300;
    private static final int EXTENSION_SECONDS = 60;

    /**
     * For how many periods of five minutes a critical alarm rings: beyond the time after which it
     * is escalated, for only what still rings then is.
     */
    static int periods(MonitoringSettings settings) {
        MonitoringSettings.Escalation escalation = settings.escalation();
        return escalation.enabled() ? Math.ceilDiv(escalation.afterMinutes() * 60, PERIOD) + 3 : 1;
    }

    Set<ResourceId> draw(Target at, Collection<ResourceId> critical, Set<ResourceId> needs) {
        if (!settings.escalation().enabled() || critical.isEmpty()) {
            return Set.of();
        }
        Alarm.State acknowledged =
                Alarm.State.reaching(
                                "Somebody takes care of the critical alerts",
                                Set.of(),
                                Query.sum(RunMetrics.NAMESPACE, "Acknowledgements", Map.of()),
                                1)
                        .lasting(settings.escalation().acknowledgedMinutes() * 60 / PERIOD);
        ResourceId suppressor =
                draft.add(new Alarm(clients), at, ACKNOWLEDGED, acknowledged, List.of());
        Set<ResourceId> all = new HashSet<>(needs);
        all.add(suppressor);
        all.addAll(critical);
        String rule =
                critical.stream()
                        .map(ResourceId::name)
                        .sorted()
                        .map("ALARM(\"%s\")"::formatted)
                        .collect(Collectors.joining(" OR "));
        CompositeAlarm.State desired =
                new CompositeAlarm.State(
                        Alert.UNACKNOWLEDGED.title(),
                        true,
                        Set.of(Topic.arn(topics, Notifications.ESCALATION)),
                        rule,
                        new CompositeAlarm.Suppressor(
                                ACKNOWLEDGED,
                                settings.escalation().afterMinutes() * 60,
                                EXTENSION_SECONDS));
        ResourceId composite =
                draft.add(
                        new CompositeAlarm(clients),
                        at,
                        Alert.UNACKNOWLEDGED.resourceName(),
                        desired,
                        all);
        return Set.of(suppressor, composite);
    }
}
