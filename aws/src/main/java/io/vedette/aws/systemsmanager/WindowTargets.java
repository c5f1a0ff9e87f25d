package io.vedette.aws.systemsmanager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowResourceType;
import software.amazon.awssdk.services.ssm.model.MaintenanceWindowTarget;
import software.amazon.awssdk.services.ssm.model.Target;

/** The targets that a maintenance window has (DescribeMaintenanceWindowTargets). */
record WindowTargets(SsmClient ssm, String windowId, List<MaintenanceWindowTarget> found) {

    private static final int PAGE = 100;

    static WindowTargets read(SsmClient ssm, String windowId) {
        return new WindowTargets(
                ssm,
                windowId,
                ssm
                        .describeMaintenanceWindowTargetsPaginator(
                                it -> it.windowId(windowId).maxResults(PAGE))
                        .stream()
                        .flatMap(page -> page.targets().stream())
                        .toList());
    }

    /** Those with certain names. */
    Map<String, WindowSettings.Nodes> of(Set<String> names) {
        Map<String, WindowSettings.Nodes> nodes = new TreeMap<>();
        for (String name : names) {
            named(name).ifPresent(it -> nodes.put(name, nodes(it)));
        }
        return nodes;
    }

    private static WindowSettings.Nodes nodes(MaintenanceWindowTarget target) {
        Map<String, Set<String>> keys = new TreeMap<>();
        target.targets().forEach(it -> keys.put(it.key(), Set.copyOf(it.values())));
        return new WindowSettings.Nodes(keys);
    }

    private Optional<MaintenanceWindowTarget> named(String name) {
        return found.stream().filter(it -> name.equals(it.name())).findFirst();
    }

    Optional<String> id(String name) {
        return named(name).map(MaintenanceWindowTarget::windowTargetId);
    }

    /** The name of a target; its id where it has none. */
    String name(String id) {
        return found.stream()
                .filter(it -> it.windowTargetId().equals(id) && it.name() != null)
                .map(MaintenanceWindowTarget::name)
                .findFirst()
                .orElse(id);
    }

    void put(String name, WindowSettings.Nodes nodes) {
        List<Target> targets =
                nodes.keys().entrySet().stream()
                        .map(it -> Target.builder().key(it.getKey()).values(it.getValue()).build())
                        .toList();
        id(name).ifPresentOrElse(
                        id ->
                                ssm.updateMaintenanceWindowTarget(it ->
                                        it.windowId(windowId).windowTargetId(id).targets(targets)),
                        () ->
                                ssm.registerTargetWithMaintenanceWindow(it ->
                                        it.windowId(windowId)
                                                .name(name)
                                                .resourceType(
                                                        MaintenanceWindowResourceType.INSTANCE)
                                                .targets(targets)));
    }

    void remove(String name) {
        id(name).ifPresent(id ->
                ssm.deregisterTargetFromMaintenanceWindow(
                        it -> it.windowId(windowId).windowTargetId(id)));
    }
}
