package io.vedette.aws.systemsmanager;

import io.vedette.core.catalog.PatchManagerSettings.MaintenanceWindow;
import io.vedette.core.catalog.PatchManagerSettings.TaskType;
import io.vedette.core.catalog.PatchManagerSettings.WindowTarget;
import io.vedette.core.catalog.PatchManagerSettings.WindowTask;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window as it is to be, or was found.
 *
 * @param targets by name; others stay
 * @param tasks by name; others stay
 */
record WindowSettings(
        @Nullable String description,
        String schedule,
        @Nullable String timezone,
        int durationHours,
        int cutoffHours,
        boolean enabled,
        Map<String, Nodes> targets,
        Map<String, Task> tasks) {

    WindowSettings {
        targets = Collections.unmodifiableMap(new TreeMap<>(targets));
        tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
    }

    /** Managed nodes, by what they are chosen by, such as {@code tag:Tier}. */
    record Nodes(Map<String, Set<String>> keys) {
        Nodes {
            Map<String, Set<String>> sorted = new TreeMap<>();
            keys.forEach((key, values) -> sorted.put(key, new TreeSet<>(values)));
            keys = Collections.unmodifiableMap(sorted);
        }

        static Nodes of(WindowTarget target) {
            Map<String, Set<String>> keys = new TreeMap<>();
            target.tags().forEach((tag, values) -> keys.put("tag:" + tag, Set.copyOf(values)));
            return new Nodes(keys);
        }
    }

    /**
     * What is run.
     *
     * @param targets by the names of targets of the window; by id where they have none
     */
    record Task(
            String type,
            String document,
            Map<String, List<String>> parameters,
            Set<String> targets,
            int priority,
            @Nullable String maxConcurrency,
            @Nullable String maxErrors) {
        Task {
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
            targets = Collections.unmodifiableSet(new TreeSet<>(targets));
        }

        static Task of(WindowTask task) {
            return new Task(
                    Objects.requireNonNullElse(task.type(), TaskType.RUN_COMMAND).name(),
                    task.document(),
                    task.parameters(),
                    Set.copyOf(task.targets()),
                    Objects.requireNonNullElse(task.priority(), 1),
                    task.maxConcurrency(),
                    task.maxErrors());
        }
    }

    static WindowSettings of(MaintenanceWindow window) {
        Map<String, Nodes> targets = new TreeMap<>();
        window.targets().forEach(it -> targets.put(it.name(), Nodes.of(it)));
        Map<String, Task> tasks = new TreeMap<>();
        window.tasks().forEach(it -> tasks.put(it.name(), Task.of(it)));
        return new WindowSettings(
                window.description(),
                window.schedule(),
                window.timezone(),
                window.durationHours(),
                window.cutoffHours(),
                true,
                targets,
                tasks);
    }
}
