package io.vedette.twin.ssm;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What Systems Manager keeps in an account and region; shapes are maps by member name. */
final class SsmState {

    private NavigableMap<String, Setting> settings = new TreeMap<>();
    private NavigableMap<String, NavigableMap<String, Object>> associations = new TreeMap<>();
    private NavigableMap<String, Document> documents = new TreeMap<>();
    private NavigableMap<String, NavigableMap<String, Object>> dataSyncs = new TreeMap<>();
    private NavigableMap<String, NavigableMap<String, Object>> baselines = new TreeMap<>();
    private NavigableMap<String, String> defaultBaselines = new TreeMap<>();
    private NavigableMap<String, Window> windows = new TreeMap<>();
    private NavigableMap<String, NavigableMap<String, String>> tags = new TreeMap<>();

    /** A setting that the account has changed. */
    record Setting(String value, Instant modified, String by) {}

    /** A maintenance window with its targets and tasks, by id. */
    record Window(
            NavigableMap<String, Object> window,
            NavigableMap<String, NavigableMap<String, Object>> targets,
            NavigableMap<String, NavigableMap<String, Object>> tasks) {}

    NavigableMap<String, Setting> settings() {
        return settings;
    }

    /** Shapes {@code AssociationDescription}, by id. */
    NavigableMap<String, NavigableMap<String, Object>> associations() {
        return associations;
    }

    NavigableMap<String, Document> documents() {
        return documents;
    }

    /** Shapes {@code ResourceDataSyncItem}, by name. */
    NavigableMap<String, NavigableMap<String, Object>> dataSyncs() {
        return dataSyncs;
    }

    /** Shapes {@code GetPatchBaselineResponse}, by id. */
    NavigableMap<String, NavigableMap<String, Object>> baselines() {
        return baselines;
    }

    /** The ids of baselines that the account made the default, by operating system. */
    NavigableMap<String, String> defaultBaselines() {
        return defaultBaselines;
    }

    NavigableMap<String, Window> windows() {
        return windows;
    }

    /** Tags by type and id of what they are on, such as {@code Document/name}. */
    NavigableMap<String, NavigableMap<String, String>> tags() {
        return tags;
    }
}
