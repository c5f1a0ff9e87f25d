package io.vedette.twin.ssm;

import io.vedette.twin.ssm.SsmState.Window;
import io.vedette.twin.stored.StoredShape;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ssm.model.CreateMaintenanceWindowRequest;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowFilter;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowIdentity;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.UpdateMaintenanceWindowRequest;

/** The maintenance windows of an account and region. */
record Windows(Ground ground) {

    private static final Set<String> REQUIRED =
            Set.of(
                    "WindowId",
                    "Name",
                    "Schedule",
                    "Duration",
                    "Cutoff",
                    "AllowUnassociatedTargets",
                    "Enabled",
                    "CreatedDate");

    String create(CreateMaintenanceWindowRequest request) {
        requireCutoff(request.cutoff(), request.duration());
        String id = "mw-" + ground.world().ids().hex(ground.caller(), "maintenance-window", 17);
        NavigableMap<String, Object> window = StoredShape.write(request);
        window.keySet().removeAll(List.of("ClientToken", "Tags"));
        window.put("WindowId", id);
        window.put("Enabled", true);
        window.put("CreatedDate", ground.world().now().toString());
        window.put("ModifiedDate", ground.world().now().toString());
        ground.state().windows().put(id, new Window(window, new TreeMap<>(), new TreeMap<>()));
        ground.tag(ResourceTypeForTagging.MAINTENANCE_WINDOW, id, request.tags());
        return id;
    }

    GetMaintenanceWindowResponse update(UpdateMaintenanceWindowRequest request) {
        NavigableMap<String, Object> window = saved(request.windowId()).window();
        change(window, request, Boolean.TRUE.equals(request.replace()), REQUIRED);
        GetMaintenanceWindowResponse changed = get(request.windowId());
        requireCutoff(changed.cutoff(), changed.duration());
        return changed;
    }

    /** Puts what a request gives in the place of what was; the rest goes where it replaces all. */
    void change(
            NavigableMap<String, Object> saved,
            SdkPojo request,
            boolean replace,
            Set<String> required) {
        NavigableMap<String, Object> given = StoredShape.write(request);
        given.remove("Replace");
        if (replace) {
            saved.keySet().retainAll(required);
        }
        saved.putAll(given);
        if (saved.containsKey("ModifiedDate") || required.contains("CreatedDate")) {
            saved.put("ModifiedDate", ground.world().now().toString());
        }
    }

    private static void requireCutoff(int cutoff, int duration) {
        if (cutoff >= duration) {
            throw SsmError.validation(
                    "Cutoff %d must be less than duration %d.".formatted(cutoff, duration));
        }
    }

    GetMaintenanceWindowResponse get(String id) {
        return StoredShape.read(saved(id).window(), GetMaintenanceWindowResponse.builder());
    }

    List<MaintenanceWindowIdentity> list(List<MaintenanceWindowFilter> filters) {
        return ground.state().windows().values().stream()
                .map(it -> StoredShape.read(it.window(), MaintenanceWindowIdentity.builder()))
                .filter(it -> filters.stream().allMatch(by -> matches(it, by)))
                .toList();
    }

    private static boolean matches(
            MaintenanceWindowIdentity window, MaintenanceWindowFilter filter) {
        return switch (filter.key()) {
            case "Name" -> filter.values().contains(window.name());
            case "Enabled" ->
                    filter.values().stream()
                            .anyMatch(it -> it.equalsIgnoreCase(window.enabled().toString()));
            default -> throw SsmError.validation("Invalid filter key: " + filter.key());
        };
    }

    /** AWS's answer to a window that is not there is that it is deleted. */
    void delete(String id) {
        ground.state().windows().remove(id);
        ground.untag(ResourceTypeForTagging.MAINTENANCE_WINDOW, id);
    }

    Window saved(String id) {
        Window window = ground.state().windows().get(id);
        if (window == null) {
            throw SsmError.doesNotExist("Maintenance window", id);
        }
        return window;
    }
}
