package io.vedette.aws.systemsmanager;

import io.vedette.aws.systemsmanager.WindowSettings.Nodes;
import io.vedette.aws.systemsmanager.WindowSettings.Task;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Brings the targets and tasks of a maintenance window from one state to another. */
record WindowChange(
        SsmClient ssm,
        String windowId,
        Map<String, Nodes> targetsBefore,
        Map<String, Task> tasksBefore,
        WindowSettings desired) {

    /** Tasks name targets, so targets come first and go last. */
    void carryOut() {
        putTargets();
        WindowTargets targets = WindowTargets.read(ssm, windowId);
        WindowTasks tasks = WindowTasks.read(ssm, targets);
        desired.tasks()
                .forEach((name, task) -> {
                    if (!task.equals(tasksBefore.get(name))) {
                        tasks.put(name, task);
                    }
                });
        gone(tasksBefore, desired.tasks()).forEach(tasks::remove);
        gone(targetsBefore, desired.targets()).forEach(targets::remove);
    }

    private void putTargets() {
        WindowTargets there = WindowTargets.read(ssm, windowId);
        desired.targets()
                .forEach((name, nodes) -> {
                    if (!nodes.equals(targetsBefore.get(name))) {
                        there.put(name, nodes);
                    }
                });
    }

    private static Set<String> gone(Map<String, ?> before, Map<String, ?> desired) {
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeAll(desired.keySet());
        return gone;
    }
}
