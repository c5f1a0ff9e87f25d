package io.vedette.twin.ssm;

import io.vedette.twin.stored.StoredShape;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowTaskResponse;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTask;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTaskType;
import software.amazon.awssdk.services.ssm.model.RegisterTaskWithMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.Target;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowTaskRequest;

/** The tasks of maintenance windows. */
record WindowTasks(Ground ground, Windows windows) {

    private static final Set<String> REQUIRED =
            Set.of("WindowId", "WindowTaskId", "TaskType", "TaskArn");

    String register(RegisterTaskWithMaintenanceWindowRequest request) {
        SsmState.Window window = windows.saved(request.windowId());
        if (request.taskType() == MaintenanceWindowTaskType.RUN_COMMAND
                && request.targets().isEmpty()) {
            throw SsmError.validation("Tasks of type RUN_COMMAND need targets.");
        }
        requireTargets(window, request.targets());
        String id = ground.world().ids().uuid(ground.caller(), "window-task");
        NavigableMap<String, Object> task = StoredShape.write(request);
        task.remove("ClientToken");
        task.putIfAbsent("Priority", 0);
        task.put("WindowTaskId", id);
        window.tasks().put(id, task);
        return id;
    }

    private static void requireTargets(SsmState.Window window, List<Target> targets) {
        for (Target target : targets) {
            if (target.key().equals("WindowTargetIds")) {
                for (String id : target.values()) {
                    if (!window.targets().containsKey(id)) {
                        throw SsmError.doesNotExist("Target", id);
                    }
                }
            }
        }
    }

    GetMaintenanceWindowTaskResponse update(UpdateMaintenanceWindowTaskRequest request) {
        NavigableMap<String, Object> task = saved(request.windowId(), request.windowTaskId());
        requireTargets(windows.saved(request.windowId()), request.targets());
        windows.change(task, request, Boolean.TRUE.equals(request.replace()), REQUIRED);
        return get(request.windowId(), request.windowTaskId());
    }

    GetMaintenanceWindowTaskResponse get(String windowId, String id) {
        return StoredShape.read(saved(windowId, id), GetMaintenanceWindowTaskResponse.builder());
    }

    /** A listing has the tasks without what they invoke their documents with. */
    List<MaintenanceWindowTask> list(String windowId) {
        return windows.saved(windowId).tasks().values().stream()
                .map(it ->
                        StoredShape.read(it, MaintenanceWindowTask.builder()).toBuilder()
                                .type(String.valueOf(it.get("TaskType")))
                                .build())
                .toList();
    }

    void deregister(String windowId, String id) {
        saved(windowId, id);
        windows.saved(windowId).tasks().remove(id);
    }

    private NavigableMap<String, Object> saved(String windowId, String id) {
        NavigableMap<String, Object> task = windows.saved(windowId).tasks().get(id);
        if (task == null) {
            throw SsmError.doesNotExist("Task", id);
        }
        return task;
    }
}
