package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetMaintenanceWindowResponse;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowIdentity;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * Keeps a maintenance window with its targets and tasks, by their names (CreateMaintenanceWindow,
 * RegisterTargetWithMaintenanceWindow, RegisterTaskWithMaintenanceWindow).
 */
record Window(AwsClients clients) implements SingleResourceKind<WindowSettings> {

    private static final int PAGE = 100;

    @Override
    public String name() {
        return "ssm.maintenance-window";
    }

    @Override
    public Map<ResourceId, Reading<WindowSettings>> read(
            Target place, List<Resource<WindowSettings>> resources) {
        SsmClient ssm = clients.client(SsmClient.class, place);
        List<MaintenanceWindowIdentity> there = list(ssm);
        Map<ResourceId, Reading<WindowSettings>> readings = new HashMap<>();
        for (Resource<WindowSettings> resource : resources) {
            find(there, resource.name())
                    .map(it -> settings(ssm, it, resource.desired()))
                    .ifPresent(it -> readings.put(resource.id(), new Reading.Present<>(it)));
        }
        return readings;
    }

    private static List<MaintenanceWindowIdentity> list(SsmClient ssm) {
        return ssm.describeMaintenanceWindowsPaginator(it -> it.maxResults(PAGE)).stream()
                .flatMap(page -> page.windowIdentities().stream())
                .toList();
    }

    private static Optional<MaintenanceWindowIdentity> find(
            List<MaintenanceWindowIdentity> windows, String name) {
        return windows.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static WindowSettings settings(
            SsmClient ssm, MaintenanceWindowIdentity found, WindowSettings desired) {
        WindowTargets targets = WindowTargets.read(ssm, found.windowId());
        return new WindowSettings(
                found.description(),
                found.schedule(),
                found.scheduleTimezone(),
                found.duration(),
                found.cutoff(),
                found.enabled(),
                targets.of(desired.targets().keySet()),
                WindowTasks.read(ssm, targets).of(desired.tasks().keySet()));
    }

    @Override
    public Reading<WindowSettings> read(Resource<WindowSettings> resource) {
        return read(resource.target(), List.of(resource))
                .getOrDefault(resource.id(), new Reading.Absent<>());
    }

    @Override
    public Result create(Resource<WindowSettings> resource) {
        SsmClient ssm = ssm(resource);
        WindowSettings desired = resource.desired();
        Tag managed = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();
        String id =
                ssm.createMaintenanceWindow(it ->
                                it.name(resource.name())
                                        .description(desired.description())
                                        .schedule(desired.schedule())
                                        .scheduleTimezone(desired.timezone())
                                        .duration(desired.durationHours())
                                        .cutoff(desired.cutoffHours())
                                        .allowUnassociatedTargets(false)
                                        .tags(managed))
                        .windowId();
        new WindowChange(ssm, id, Map.of(), Map.of(), desired).carryOut();
        return Result.done();
    }

    @Override
    public Result update(Update<WindowSettings> update) {
        Resource<WindowSettings> resource = update.resource();
        SsmClient ssm = ssm(resource);
        Optional<String> id =
                find(list(ssm), resource.name()).map(MaintenanceWindowIdentity::windowId);
        if (id.isEmpty()) {
            return create(resource);
        }
        if (List.of(
                        "description",
                        "schedule",
                        "timezone",
                        "durationHours",
                        "cutoffHours",
                        "enabled")
                .stream()
                .anyMatch(update::touches)) {
            replace(ssm, id.get(), resource.desired());
        }
        new WindowChange(
                        ssm,
                        id.get(),
                        update.before().targets(),
                        update.before().tasks(),
                        resource.desired())
                .carryOut();
        return Result.done();
    }

    /** Replaces all, because a timezone goes only so; what Vedette does not decide comes along. */
    private static void replace(SsmClient ssm, String id, WindowSettings desired) {
        GetMaintenanceWindowResponse found = ssm.getMaintenanceWindow(it -> it.windowId(id));
        ssm.updateMaintenanceWindow(it ->
                it.windowId(id)
                        .replace(true)
                        .name(found.name())
                        .description(desired.description())
                        .schedule(desired.schedule())
                        .scheduleTimezone(desired.timezone())
                        .duration(desired.durationHours())
                        .cutoff(desired.cutoffHours())
                        .enabled(desired.enabled())
                        .allowUnassociatedTargets(found.allowUnassociatedTargets())
                        .scheduleOffset(found.scheduleOffset())
                        .startDate(found.startDate())
                        .endDate(found.endDate()));
    }

    @Override
    public Result delete(Removal<WindowSettings> removal) {
        SsmClient ssm = ssm(removal.resource());
        find(list(ssm), removal.resource().name())
                .ifPresent(
                        found -> ssm.deleteMaintenanceWindow(it -> it.windowId(found.windowId())));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "ssm:DescribeMaintenanceWindowTargets",
                "ssm:DescribeMaintenanceWindowTasks",
                "ssm:DescribeMaintenanceWindows",
                "ssm:GetMaintenanceWindowTask");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "iam:CreateServiceLinkedRole",
                "ssm:AddTagsToResource",
                "ssm:CreateMaintenanceWindow",
                "ssm:DeregisterTargetFromMaintenanceWindow",
                "ssm:DeregisterTaskFromMaintenanceWindow",
                "ssm:GetMaintenanceWindow",
                "ssm:RegisterTargetWithMaintenanceWindow",
                "ssm:RegisterTaskWithMaintenanceWindow",
                "ssm:UpdateMaintenanceWindow",
                "ssm:UpdateMaintenanceWindowTarget",
                "ssm:UpdateMaintenanceWindowTask");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("ssm:DeleteMaintenanceWindow");
    }

    private SsmClient ssm(Resource<WindowSettings> resource) {
        return clients.client(SsmClient.class, resource.target());
    }
}
