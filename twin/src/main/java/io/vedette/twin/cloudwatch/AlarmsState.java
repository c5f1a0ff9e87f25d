package io.vedette.twin.cloudwatch;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The alarms, anomaly detectors and dashboards of an account in a Region. */
final class AlarmsState {

    static final String OK = "OK";
    static final String ALARM = "ALARM";
    static final String INSUFFICIENT_DATA = "INSUFFICIENT_DATA";

    /** By name. */
    NavigableMap<String, SavedAlarm> alarms = new TreeMap<>();

    /** By {@link Detectors#key}. */
    NavigableMap<String, SavedDetector> detectors = new TreeMap<>();

    NavigableMap<String, SavedDashboard> dashboards = new TreeMap<>();

    /** Until when the alarms have been evaluated. */
    @Nullable Instant evaluated;

    /**
     * A metric alarm or a composite one.
     *
     * @param settings the SDK's shape of it
     * @param value its state
     * @param changed since when it has that
     * @param forced when somebody set the state by hand; null where nobody did
     * @param waiting when the actions of its latest change are due; null where none are
     * @param suppressed whether its suppressor holds its actions back
     */
    record SavedAlarm(
            boolean composite,
            NavigableMap<String, Object> settings,
            String value,
            String reason,
            Instant changed,
            @Nullable Instant forced,
            @Nullable Instant waiting,
            boolean suppressed,
            NavigableMap<String, String> tags) {

        SavedAlarm in(String newValue, String why, Instant now) {
            return new SavedAlarm(
                    composite, settings, newValue, why, now, forced, null, false, tags);
        }

        SavedAlarm forced(String newValue, String why, Instant now) {
            return new SavedAlarm(composite, settings, newValue, why, now, now, null, false, tags);
        }

        SavedAlarm waiting(@Nullable Instant due, boolean bySuppressor) {
            return new SavedAlarm(
                    composite, settings, value, reason, changed, forced, due, bySuppressor, tags);
        }

        SavedAlarm with(NavigableMap<String, Object> newSettings) {
            return new SavedAlarm(
                    composite,
                    newSettings,
                    value,
                    reason,
                    changed,
                    forced,
                    waiting,
                    suppressed,
                    tags);
        }

        boolean rings() {
            return value.equals(ALARM);
        }
    }

    /** An anomaly detector in the SDK's shape. */
    record SavedDetector(NavigableMap<String, Object> settings, Instant created) {}

    /** A dashboard's JSON. */
    record SavedDashboard(String body, Instant modified) {}
}
