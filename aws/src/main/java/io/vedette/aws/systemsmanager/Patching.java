package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.PatchManagerSettings;
import io.vedette.core.catalog.PatchManagerSettings.MaintenanceWindow;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Draws Patch Manager at a target: baselines, the scan, and maintenance windows. */
record Patching(AwsClients clients, Draft draft, PatchManagerSettings settings) {

    private static final String SCAN = "vedette-patch-scan";
    private static final String DOCUMENT = "AWS-RunPatchBaseline";

    Set<ResourceId> draw(Target target) {
        Set<ResourceId> baselines = new HashSet<>();
        Map<String, String> defaults = new TreeMap<>();
        for (PatchManagerSettings.PatchBaseline baseline : settings.patchBaselines()) {
            baselines.add(
                    draft.add(
                            new PatchBaseline(clients),
                            target,
                            baseline.name(),
                            PatchBaseline.Settings.of(baseline),
                            Set.of()));
            if (baseline.makeDefault()) {
                defaults.put(baseline.operatingSystem().name(), baseline.name());
            }
        }
        Set<ResourceId> drawn = new HashSet<>(baselines);
        if (settings.enableDefaultPatchBaselines() || !defaults.isEmpty()) {
            drawn.add(
                    draft.add(
                            new DefaultPatchBaselines(clients),
                            target,
                            DefaultPatchBaselines.NAME,
                            new DefaultPatchBaselines.Defaults(
                                    settings.enableDefaultPatchBaselines(), defaults),
                            baselines));
        }
        if (settings.scan().enabled()) {
            drawn.add(draft.add(new Association(clients), target, SCAN, scan(), Set.of()));
        }
        for (MaintenanceWindow window : settings.maintenanceWindows()) {
            drawn.add(
                    draft.add(
                            new Window(clients),
                            target,
                            window.name(),
                            WindowSettings.of(window),
                            Set.of()));
        }
        return drawn;
    }

    private Association.Settings scan() {
        return new Association.Settings(
                DOCUMENT,
                Map.of("Operation", List.of("Scan"), "RebootOption", List.of("NoReboot")),
                settings.scan().schedule());
    }
}
