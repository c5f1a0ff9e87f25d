package io.vedette.aws.systemsmanager;

import io.vedette.aws.systemsmanager.WindowSettings.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowTaskResponse;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowRunCommandParameters;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTask;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTaskInvocationParameters;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTaskType;
import software.amazon.awssdk.services.ssm.model.Target;

/** The tasks that a maintenance window has (DescribeMaintenanceWindowTasks). */
record WindowTasks(SsmClient ssm, WindowTargets targets, List<MaintenanceWindowTask> found) {

    private static final String TARGETS = "WindowTargetIds";
    private static final int PAGE = 100;

    static WindowTasks read(SsmClient ssm, WindowTargets targets) {
        return new WindowTasks(
                ssm,
                targets,
                ssm
                        .describeMaintenanceWindowTasksPaginator(
                                it -> it.windowId(targets.windowId()).maxResults(PAGE))
                        .stream()
                        .flatMap(page -> page.tasks().stream())
                        .toList());
    }

    /** Those with certain names, with what the listing leaves out of each. */
    Map<String, Task> of(Set<String> names) {
        Map<String, Task> tasks = new TreeMap<>();
        for (String name : names) {
            named(name).ifPresent(it -> tasks.put(name, task(it)));
        }
        return tasks;
    }

    private Optional<MaintenanceWindowTask> named(String name) {
        return found.stream().filter(it -> name.equals(it.name())).findFirst();
    }

    private Task task(MaintenanceWindowTask listed) {
        GetMaintenanceWindowTaskResponse task = get(listed.windowTaskId());
        Set<String> names = new TreeSet<>();
        for (Target target : task.targets()) {
            boolean windowTargets = target.key().equals(TARGETS);
            target.values().forEach(it -> names.add(windowTargets ? targets.name(it) : it));
        }
        return new Task(
                task.taskTypeAsString(),
                task.taskArn(),
                parameters(task.taskInvocationParameters()),
                names,
                task.priority() == null ? 0 : task.priority(),
                task.maxConcurrency(),
                task.maxErrors());
    }

    private GetMaintenanceWindowTaskResponse get(String id) {
        return ssm.getMaintenanceWindowTask(it -> it.windowId(targets.windowId()).windowTaskId(id));
    }

    private static Map<String, List<String>> parameters(
            MaintenanceWindowTaskInvocationParameters given) {
        if (given == null) {
            return Map.of();
        }
        if (given.runCommand() != null) {
            return given.runCommand().parameters();
        }
        return given.automation() == null ? Map.of() : given.automation().parameters();
    }

    /** Tasks of a name are registered once; the type of one cannot be changed. */
    void put(String name, Task task) {
        Optional<MaintenanceWindowTask> there = named(name);
        if (there.isPresent() && !task.type().equals(there.get().typeAsString())) {
            remove(name);
            there = Optional.empty();
        }
        if (there.isEmpty()) {
            register(name, task);
            return;
        }
        String id = there.get().windowTaskId();
        MaintenanceWindowTaskInvocationParameters before = get(id).taskInvocationParameters();
        ssm.updateMaintenanceWindowTask(it ->
                it.windowId(targets.windowId())
                        .windowTaskId(id)
                        .taskArn(task.document())
                        .targets(ids(task))
                        .taskInvocationParameters(invocation(task, before))
                        .priority(task.priority())
                        .maxConcurrency(task.maxConcurrency())
                        .maxErrors(task.maxErrors()));
    }

    private void register(String name, Task task) {
        MaintenanceWindowTaskInvocationParameters none =
                MaintenanceWindowTaskInvocationParameters.builder().build();
        ssm.registerTaskWithMaintenanceWindow(it ->
                it.windowId(targets.windowId())
                        .name(name)
                        .taskType(task.type())
                        .taskArn(task.document())
                        .targets(ids(task))
                        .taskInvocationParameters(invocation(task, none))
                        .priority(task.priority())
                        .maxConcurrency(task.maxConcurrency())
                        .maxErrors(task.maxErrors()));
    }

    private Target ids(Task task) {
        return Target.builder()
                .key(TARGETS)
                .values(task.targets().stream().map(it -> targets.id(it).orElse(it)).toList())
                .build();
    }

    /** Says everything again, because an update forgets what it is not told. */
    private static MaintenanceWindowTaskInvocationParameters invocation(
            Task task, MaintenanceWindowTaskInvocationParameters before) {
        if (task.type().equals(MaintenanceWindowTaskType.AUTOMATION.toString())) {
            return MaintenanceWindowTaskInvocationParameters.builder()
                    .automation(it ->
                            it.documentVersion("$DEFAULT")
                                    .parameters(
                                            task.parameters().isEmpty() ? null : task.parameters()))
                    .build();
        }
        MaintenanceWindowRunCommandParameters.Builder command =
                before == null || before.runCommand() == null
                        ? MaintenanceWindowRunCommandParameters.builder()
                        : before.runCommand().toBuilder();
        return MaintenanceWindowTaskInvocationParameters.builder()
                .runCommand(command.parameters(task.parameters()).build())
                .build();
    }

    void remove(String name) {
        named(name)
                .ifPresent(task ->
                        ssm.deregisterTaskFromMaintenanceWindow(it ->
                                it.windowId(targets.windowId()).windowTaskId(task.windowTaskId())));
    }
}
