package io.vedette.twin.cloudwatch;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.AlarmsState.SavedAlarm;
import io.vedette.twin.stored.StoredShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** The alarms of a caller's account and Region. */
final class Alarms {

    private static final Set<String> MISSING =
            Set.of("breaching", "notBreaching", "ignore", "missing");
    private static final String NEW = "Unchecked: Initial alarm creation";

    private final World world;
    private final Caller caller;

    Alarms(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    AlarmsState state() {
        return world.state(AlarmsState.class, caller);
    }

    AlarmsState look() {
        return world.peek(AlarmsState.class, caller.account(), caller.region())
                .orElseGet(AlarmsState::new);
    }

    String arn(String name) {
        return AlarmActions.arn(caller.account(), caller.region(), name);
    }

    void put(PutMetricAlarmRequest request) {
        check(request);
        MetricAlarm alarm =
                MetricAlarm.builder()
                        .alarmName(request.alarmName())
                        .alarmArn(arn(request.alarmName()))
                        .alarmDescription(request.alarmDescription())
                        .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                        .alarmActions(request.alarmActions())
                        .okActions(request.okActions())
                        .insufficientDataActions(request.insufficientDataActions())
                        .metricName(request.metricName())
                        .namespace(request.namespace())
                        .statistic(request.statisticAsString())
                        .extendedStatistic(request.extendedStatistic())
                        .dimensions(request.dimensions())
                        .period(request.period())
                        .unit(request.unitAsString())
                        .evaluationPeriods(request.evaluationPeriods())
                        .datapointsToAlarm(request.datapointsToAlarm())
                        .threshold(request.threshold())
                        .comparisonOperator(request.comparisonOperatorAsString())
                        .treatMissingData(request.treatMissingData())
                        .metrics(request.hasMetrics() ? request.metrics() : null)
                        .thresholdMetricId(request.thresholdMetricId())
                        .build();
        keep(request.alarmName(), false, StoredShape.write(alarm), request.tags());
    }

    private static void check(PutMetricAlarmRequest request) {
        if ((request.metricName() == null) == request.metrics().isEmpty()) {
            throw CloudWatchError.validation("Exactly one of MetricName and Metrics is required.");
        }
        if (request.metricName() != null
                && (request.namespace() == null
                        || request.period() == null
                        || (request.statistic() == null && request.extendedStatistic() == null))) {
            throw CloudWatchError.validation(
                    "Namespace, Period and a statistic are required with MetricName.");
        }
        if ((request.threshold() == null) == (request.thresholdMetricId() == null)) {
            throw CloudWatchError.validation(
                    "Exactly one of Threshold and ThresholdMetricId is required.");
        }
        if (request.datapointsToAlarm() != null
                && request.datapointsToAlarm() > request.evaluationPeriods()) {
            throw CloudWatchError.validation(
                    "DatapointsToAlarm must not be greater than EvaluationPeriods.");
        }
        if (request.treatMissingData() != null && !MISSING.contains(request.treatMissingData())) {
            throw CloudWatchError.validation(
                    "Option %s is not supported for parameter TreatMissingData."
                            .formatted(request.treatMissingData()));
        }
        request.metrics().forEach(Queries::require);
        requirePeriod(request);
    }

    private static void requirePeriod(PutMetricAlarmRequest request) {
        int period =
                request.metrics().isEmpty()
                        ? request.period()
                        : request.metrics().stream().mapToInt(Alarms::period).max().orElse(0);
        if (period != 10 && period != 30 && (period == 0 || period % 60 != 0)) {
            throw CloudWatchError.validation("Period must be 10, 30 or a multiple of 60.");
        }
        int longest = period >= 3_600 ? 604_800 : 86_400;
        if ((long) period * request.evaluationPeriods() > longest) {
            throw CloudWatchError.validation(
                    "Metrics cannot be checked across more than %s seconds (EvaluationPeriods * Period)."
                            .formatted(longest));
        }
    }

    private static int period(MetricDataQuery query) {
        return query.metricStat() == null
                ? Objects.requireNonNullElse(query.period(), 60)
                : query.metricStat().period();
    }

    void put(PutCompositeAlarmRequest request) {
        List<String> unknown = new ArrayList<>(AlarmRule.alarms(request.alarmRule()));
        if (request.actionsSuppressor() != null) {
            unknown.add(AlarmRule.name(request.actionsSuppressor()));
            if (request.actionsSuppressorWaitPeriod() == null
                    || request.actionsSuppressorExtensionPeriod() == null) {
                throw CloudWatchError.validation(
                        "ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod are"
                                + " required with ActionsSuppressor.");
            }
        }
        unknown.removeIf(look().alarms::containsKey);
        if (!unknown.isEmpty()) {
            throw CloudWatchError.validation(
                    "Could not save the composite alarm as alarms %s in the alarm rule do not exist"
                            .formatted(unknown));
        }
        CompositeAlarm alarm =
                CompositeAlarm.builder()
                        .alarmName(request.alarmName())
                        .alarmArn(arn(request.alarmName()))
                        .alarmDescription(request.alarmDescription())
                        .alarmRule(request.alarmRule())
                        .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                        .alarmActions(request.alarmActions())
                        .okActions(request.okActions())
                        .insufficientDataActions(request.insufficientDataActions())
                        .actionsSuppressor(request.actionsSuppressor())
                        .actionsSuppressorWaitPeriod(request.actionsSuppressorWaitPeriod())
                        .actionsSuppressorExtensionPeriod(
                                request.actionsSuppressorExtensionPeriod())
                        .build();
        keep(request.alarmName(), true, StoredShape.write(alarm), request.tags());
    }

    /** An alarm that is changed keeps its state until it is judged next, and its tags. */
    private void keep(
            String name,
            boolean composite,
            NavigableMap<String, Object> settings,
            Collection<Tag> added) {
        AlarmsState state = state();
        SavedAlarm before = state.alarms.get(name);
        if (before != null && before.composite() != composite) {
            throw CloudWatchError.validation(
                    "An alarm of another type has the name %s already".formatted(name));
        }
        NavigableMap<String, String> tags = new TreeMap<>();
        added.forEach(tag -> tags.put(tag.key(), tag.value()));
        Instant now = world.now();
        state.alarms.put(
                name,
                before == null
                        ? new SavedAlarm(
                                composite,
                                settings,
                                AlarmsState.INSUFFICIENT_DATA,
                                NEW,
                                now,
                                null,
                                null,
                                false,
                                tags)
                        : before.with(settings));
        new AlarmWatch(world).catchUp(caller.account(), caller.region());
    }

    /** Names that no alarm has do not matter; what a composite alarm stands on stays. */
    void delete(List<String> names) {
        AlarmsState state = look();
        long composites =
                names.stream()
                        .filter(it ->
                                state.alarms.containsKey(it) && state.alarms.get(it).composite())
                        .count();
        if (composites > 1) {
            throw CloudWatchError.validation(
                    "At most one composite alarm can be deleted with one request");
        }
        state.alarms.forEach((name, alarm) -> {
            if (alarm.composite() && !names.contains(name)) {
                requireFree(name, alarm, names);
            }
        });
        AlarmsState changed = state();
        changed.alarms.keySet().removeAll(names);
        if (changed.alarms.isEmpty()) {
            changed.evaluated = null;
        }
    }

    private static void requireFree(String name, SavedAlarm alarm, List<String> going) {
        CompositeAlarm settings = AlarmWatch.compositeAlarm(alarm);
        Set<String> needed = AlarmRule.alarms(settings.alarmRule());
        boolean used =
                going.stream().anyMatch(needed::contains)
                        || (settings.actionsSuppressor() != null
                                && going.contains(AlarmRule.name(settings.actionsSuppressor())));
        if (used) {
            throw CloudWatchError.validation(
                    "Could not delete the alarms as composite alarm %s is depending on them"
                            .formatted(name));
        }
    }

    void force(String name, String value, String why) {
        SavedAlarm alarm = state().alarms.get(name);
        if (alarm == null) {
            throw CloudWatchError.noAlarm(name);
        }
        new AlarmWatch(world)
                .change(
                        caller.account(),
                        caller.region(),
                        name,
                        alarm.forced(value, why, world.now()));
        new AlarmWatch(world).catchUp(caller.account(), caller.region());
    }

    void enable(List<String> names, boolean enabled) {
        for (String name : names) {
            SavedAlarm alarm = state().alarms.get(name);
            if (alarm != null) {
                NavigableMap<String, Object> settings = new TreeMap<>(alarm.settings());
                settings.put("ActionsEnabled", enabled);
                state().alarms.put(name, alarm.with(settings));
            }
        }
    }

    /** An alarm's state as of now, which nobody may have noted yet. */
    SavedAlarm current(SavedAlarm alarm) {
        if (alarm.composite()) {
            return alarm;
        }
        MetricsState metrics =
                world.peek(MetricsState.class, caller.account(), caller.region())
                        .orElseGet(MetricsState::new);
        Evaluation evaluation = new Evaluation(metrics, AlarmWatch.metricAlarm(alarm), world.now());
        return AlarmWatch.judged(evaluation, alarm)
                .map(value -> alarm.in(value, "evaluated now", world.now()))
                .orElse(alarm);
    }
}
