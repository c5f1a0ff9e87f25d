package io.vedette.aws.systemsmanager;

import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.PatchManagerSettings;
import io.vedette.core.catalog.PatchManagerSettings.ApprovalRule;
import io.vedette.core.catalog.PatchManagerSettings.ComplianceLevel;
import io.vedette.core.catalog.PatchManagerSettings.MaintenanceWindow;
import io.vedette.core.catalog.PatchManagerSettings.OperatingSystem;
import io.vedette.core.catalog.PatchManagerSettings.PatchBaseline;
import io.vedette.core.catalog.PatchManagerSettings.PatchFilter;
import io.vedette.core.catalog.PatchManagerSettings.Scan;
import io.vedette.core.catalog.PatchManagerSettings.WindowTarget;
import io.vedette.core.catalog.PatchManagerSettings.WindowTask;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.catalog.SystemsManagerSettings.CloudWatchLogs;
import io.vedette.core.catalog.SystemsManagerSettings.Encryption;
import io.vedette.core.catalog.SystemsManagerSettings.HostManagement;
import io.vedette.core.catalog.SystemsManagerSettings.Inventory;
import io.vedette.core.catalog.SystemsManagerSettings.InventoryType;
import io.vedette.core.catalog.SystemsManagerSettings.ResourceDataSync;
import io.vedette.core.catalog.SystemsManagerSettings.SessionManager;
import io.vedette.core.catalog.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of Systems Manager that tests begin with. */
final class Settings {

    private Settings() {}

    static SystemsManagerSettings defaults() {
        return (SystemsManagerSettings) Catalog.of(Tool.SYSTEMS_MANAGER).defaults();
    }

    static SystemsManagerSettings documents(String... names) {
        SystemsManagerSettings given = defaults();
        return new SystemsManagerSettings(
                true,
                true,
                given.defaultHostManagement(),
                given.inventory(),
                given.resourceDataSync(),
                given.patchManager(),
                given.sessionManager(),
                List.of(names));
    }

    static SystemsManagerSettings with(SessionManager sessions) {
        SystemsManagerSettings given = defaults();
        return new SystemsManagerSettings(
                true,
                true,
                given.defaultHostManagement(),
                given.inventory(),
                given.resourceDataSync(),
                given.patchManager(),
                sessions,
                given.automationDocuments());
    }

    static SystemsManagerSettings with(PatchManagerSettings patching) {
        SystemsManagerSettings given = defaults();
        return new SystemsManagerSettings(
                true,
                true,
                given.defaultHostManagement(),
                given.inventory(),
                given.resourceDataSync(),
                patching,
                given.sessionManager(),
                given.automationDocuments());
    }

    /** Everything that can be turned off. */
    static SystemsManagerSettings nothing() {
        return new SystemsManagerSettings(
                true,
                false,
                new HostManagement(false, "Managed"),
                new Inventory(false, "rate(1 day)", Set.of(InventoryType.SERVICES)),
                new ResourceDataSync(false, "sync", "inventory", "alias/inventory"),
                new PatchManagerSettings(
                        false, new Scan(false, "rate(1 day)"), List.of(), List.of()),
                new SessionManager(
                        false,
                        "sessions",
                        "{account_id}",
                        "alias/sessions",
                        new CloudWatchLogs(false, "sessions", 30),
                        new Encryption(false, "alias/sessions")),
                List.of());
    }

    /** Sessions that go to CloudWatch Logs too, encrypted with the account's own key. */
    static SessionManager everywhere() {
        return new SessionManager(
                true,
                "session-logs-{account_id}",
                "{account_id}/{region}",
                "alias/vedette-session-logs",
                new CloudWatchLogs(true, "vedette/sessions", 365),
                new Encryption(true, "alias/vedette-sessions"));
    }

    /** A baseline that is Windows' default, and a window in which servers are patched. */
    static PatchManagerSettings patching(String schedule, String... tiers) {
        return new PatchManagerSettings(
                true,
                new Scan(true, "rate(1 day)"),
                List.of(
                        new PatchBaseline(
                                "our-windows",
                                OperatingSystem.WINDOWS,
                                "What we install",
                                true,
                                List.of(
                                        new ApprovalRule(
                                                Map.of(
                                                        PatchFilter.CLASSIFICATION,
                                                        List.of(
                                                                "SecurityUpdates",
                                                                "CriticalUpdates")),
                                                7,
                                                ComplianceLevel.CRITICAL)),
                                Set.of("KB123456"),
                                Set.of())),
                List.of(
                        new MaintenanceWindow(
                                "our-sundays",
                                null,
                                schedule,
                                "Europe/Vienna",
                                3,
                                1,
                                List.of(
                                        new WindowTarget(
                                                "servers", Map.of("Tier", List.of(tiers)))),
                                List.of(
                                        new WindowTask(
                                                "install",
                                                null,
                                                "AWS-RunPatchBaseline",
                                                Map.of("Operation", List.of("Install")),
                                                List.of("servers"),
                                                null,
                                                null,
                                                null)))));
    }
}
