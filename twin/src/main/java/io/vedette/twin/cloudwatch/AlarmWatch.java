package io.vedette.twin.cloudwatch;

import io.vedette.twin.Account;
import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.AlarmsState.SavedAlarm;
import io.vedette.twin.stored.StoredShape;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * Lets alarms catch up with the time: every minute since they were last looked at is judged, and
 * what changes its state takes its actions.
 */
public final class AlarmWatch {

    private static final Duration STEP = Duration.ofMinutes(1);

    /** What happened longer ago is not gone through minute by minute. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private final World world;

    public AlarmWatch(World world) {
        this.world = world;
    }

    /** Lets all alarms catch up. */
    public static void everywhere(World world) {
        AlarmWatch watch = new AlarmWatch(world);
        for (Account account : List.copyOf(world.organization().accounts())) {
            for (String region : world.regions(AlarmsState.class, account.id(), "")) {
                watch.catchUp(account.id(), region);
            }
        }
    }

    /** Lets the alarms of an account in a Region catch up. */
    void catchUp(String account, String region) {
        boolean none =
                world.peek(AlarmsState.class, account, region)
                        .map(it -> it.alarms.isEmpty())
                        .orElse(true);
        if (none) {
            return;
        }
        AlarmsState state = world.state(AlarmsState.class, account, region);
        Instant now = world.now();
        Instant last = state.evaluated == null ? now : state.evaluated;
        Instant time = last.isBefore(now.minus(LONGEST)) ? now.minus(LONGEST) : last.plus(STEP);
        Map<String, MetricAlarm> shapes = new HashMap<>();
        while (time.isBefore(now)) {
            step(new Step(account, region, state, time, shapes));
            time = time.plus(STEP);
        }
        step(new Step(account, region, state, now, shapes));
        state.evaluated = now;
    }

    /**
     * The alarms of a place at a time.
     *
     * @param shapes the metric alarms by name, as far as they were needed before
     */
    private record Step(
            String account,
            String region,
            AlarmsState state,
            Instant time,
            Map<String, MetricAlarm> shapes) {

        MetricAlarm shape(String name, SavedAlarm alarm) {
            return shapes.computeIfAbsent(name, _ -> metricAlarm(alarm));
        }
    }

    private void step(Step at) {
        MetricsState metrics =
                world.peek(MetricsState.class, at.account(), at.region())
                        .orElseGet(MetricsState::new);
        for (Map.Entry<String, SavedAlarm> entry : List.copyOf(at.state().alarms.entrySet())) {
            String name = entry.getKey();
            SavedAlarm alarm = entry.getValue();
            if (!alarm.composite()) {
                Evaluation evaluation = new Evaluation(metrics, at.shape(name, alarm), at.time());
                judged(evaluation, alarm)
                        .ifPresent(value ->
                                change(
                                        at,
                                        name,
                                        alarm.in(value, evaluation.reason(value), at.time())));
            }
        }
        // A composite alarm may stand on another one; as deep as they are many.
        int composites =
                (int) at.state().alarms.values().stream().filter(SavedAlarm::composite).count();
        for (int i = 0; i < composites; i++) {
            List.copyOf(at.state().alarms.entrySet())
                    .forEach(entry -> composite(at, entry.getKey(), entry.getValue()));
        }
    }

    /** The state that a metric alarm changes to; empty where it stays. */
    static Optional<String> judged(Evaluation evaluation, SavedAlarm alarm) {
        boolean held =
                alarm.forced() != null && evaluation.now().isBefore(alarm.forced().plus(STEP));
        return held
                ? Optional.empty()
                : evaluation.value().filter(value -> !value.equals(alarm.value()));
    }

    static MetricAlarm metricAlarm(SavedAlarm alarm) {
        return StoredShape.read(alarm.settings(), MetricAlarm.builder());
    }

    static CompositeAlarm compositeAlarm(SavedAlarm alarm) {
        return StoredShape.read(alarm.settings(), CompositeAlarm.builder());
    }

    private void composite(Step at, String name, SavedAlarm alarm) {
        if (!alarm.composite()) {
            return;
        }
        boolean held = alarm.forced() != null && at.time().isBefore(alarm.forced().plus(STEP));
        boolean rings =
                AlarmRule.holds(compositeAlarm(alarm).alarmRule(), it -> value(at.state(), it));
        String value = rings ? AlarmsState.ALARM : AlarmsState.OK;
        if (!held && !value.equals(alarm.value())) {
            change(at, name, alarm.in(value, "the alarm rule evaluates to " + value, at.time()));
        } else {
            goOn(at, name, alarm);
        }
    }

    static String value(AlarmsState state, String name) {
        SavedAlarm alarm = state.alarms.get(name);
        return alarm == null ? AlarmsState.INSUFFICIENT_DATA : alarm.value();
    }

    /**
     * Puts a changed alarm in its place and takes its actions, unless its suppressor may object.
     */
    void change(String account, String region, String name, SavedAlarm changed) {
        AlarmsState state = world.state(AlarmsState.class, account, region);
        change(new Step(account, region, state, world.now(), Map.of()), name, changed);
    }

    private void change(Step at, String name, SavedAlarm changed) {
        String before = value(at.state(), name);
        CompositeAlarm composite = changed.composite() ? compositeAlarm(changed) : null;
        if (composite == null || composite.actionsSuppressor() == null) {
            at.state().alarms.put(name, changed);
            new AlarmActions(world).take(at.account(), at.region(), name, changed, before);
            return;
        }
        boolean suppressed = rings(at.state(), composite);
        Instant due =
                suppressed ? null : at.time().plusSeconds(composite.actionsSuppressorWaitPeriod());
        at.state().alarms.put(name, changed.waiting(due, suppressed));
    }

    private static boolean rings(AlarmsState state, CompositeAlarm alarm) {
        return value(state, AlarmRule.name(alarm.actionsSuppressor())).equals(AlarmsState.ALARM);
    }

    /** Waits on for the suppressor of an alarm whose state stays. */
    private void goOn(Step at, String name, SavedAlarm alarm) {
        CompositeAlarm settings = compositeAlarm(alarm);
        if (settings.actionsSuppressor() == null
                || (alarm.waiting() == null && !alarm.suppressed())) {
            return;
        }
        boolean suppressed = rings(at.state(), settings);
        if (suppressed) {
            at.state().alarms.put(name, alarm.waiting(null, true));
            return;
        }
        Instant due = due(alarm, settings, at.time());
        if (at.time().isBefore(due)) {
            at.state().alarms.put(name, alarm.waiting(due, false));
            return;
        }
        at.state().alarms.put(name, alarm.waiting(null, false));
        new AlarmActions(world).take(at.account(), at.region(), name, alarm, "");
    }

    private static Instant due(SavedAlarm alarm, CompositeAlarm settings, Instant time) {
        @Nullable Instant waiting = alarm.waiting();
        return waiting == null
                ? time.plusSeconds(settings.actionsSuppressorExtensionPeriod())
                : waiting;
    }
}
