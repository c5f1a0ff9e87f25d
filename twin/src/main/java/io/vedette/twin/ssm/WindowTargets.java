package io.vedette.twin.ssm;

import io.vedette.twin.AwsError;
import io.vedette.twin.stored.StoredShape;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.DeregisterTargetFromMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTarget;
import software.amazon.awssdk.services.ssm.model.RegisterTargetWithMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.TargetInUseException;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowTargetRequest;

/** The targets of maintenance windows. */
record WindowTargets(Ground ground, Windows windows) {

    private static final Set<String> REQUIRED =
            Set.of("WindowId", "WindowTargetId", "ResourceType");

    String register(RegisterTargetWithMaintenanceWindowRequest request) {
        SsmState.Window window = windows.saved(request.windowId());
        String id = ground.world().ids().uuid(ground.caller(), "window-target");
        NavigableMap<String, Object> target = StoredShape.write(request);
        target.remove("ClientToken");
        target.put("WindowTargetId", id);
        window.targets().put(id, target);
        return id;
    }

    MaintenanceWindowTarget update(UpdateMaintenanceWindowTargetRequest request) {
        NavigableMap<String, Object> target = saved(request.windowId(), request.windowTargetId());
        windows.change(target, request, Boolean.TRUE.equals(request.replace()), REQUIRED);
        return target(target);
    }

    List<MaintenanceWindowTarget> list(String windowId) {
        return windows.saved(windowId).targets().values().stream()
                .map(WindowTargets::target)
                .toList();
    }

    void deregister(DeregisterTargetFromMaintenanceWindowRequest request) {
        saved(request.windowId(), request.windowTargetId());
        SsmState.Window window = windows.saved(request.windowId());
        boolean used =
                window.tasks().values().stream()
                        .anyMatch(it -> it.toString().contains(request.windowTargetId()));
        if (Boolean.TRUE.equals(request.safe()) && used) {
            throw AwsError.of(
                    TargetInUseException.builder(),
                    "Target %s is referenced by a task.".formatted(request.windowTargetId()));
        }
        window.targets().remove(request.windowTargetId());
    }

    private NavigableMap<String, Object> saved(String windowId, String id) {
        NavigableMap<String, Object> target = windows.saved(windowId).targets().get(id);
        if (target == null) {
            throw SsmError.doesNotExist("Target", id);
        }
        return target;
    }

    private static MaintenanceWindowTarget target(NavigableMap<String, Object> saved) {
        return StoredShape.read(saved, MaintenanceWindowTarget.builder());
    }
}
