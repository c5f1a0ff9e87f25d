package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vedette.core.catalog.PatchManagerSettings.ApprovalRule;
import io.vedette.core.catalog.PatchManagerSettings.MaintenanceWindow;
import io.vedette.core.catalog.PatchManagerSettings.OperatingSystem;
import io.vedette.core.catalog.PatchManagerSettings.PatchBaseline;
import io.vedette.core.catalog.PatchManagerSettings.PatchFilter;
import io.vedette.core.catalog.PatchManagerSettings.Scan;
import io.vedette.core.catalog.PatchManagerSettings.TaskType;
import io.vedette.core.catalog.PatchManagerSettings.WindowTarget;
import io.vedette.core.catalog.PatchManagerSettings.WindowTask;
import io.vedette.core.catalog.SystemsManagerSettings.CloudWatchLogs;
import io.vedette.core.catalog.SystemsManagerSettings.Encryption;
import io.vedette.core.catalog.SystemsManagerSettings.HostManagement;
import io.vedette.core.catalog.SystemsManagerSettings.Inventory;
import io.vedette.core.catalog.SystemsManagerSettings.InventoryType;
import io.vedette.core.catalog.SystemsManagerSettings.ResourceDataSync;
import io.vedette.core.catalog.SystemsManagerSettings.SessionManager;
import io.vedette.core.organization.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemsManagerSettingsTest {

    private static final CloudWatchLogs NO_LOGS = new CloudWatchLogs(false, "sessions", 365);
    private static final Encryption NO_KEY = new Encryption(false, "alias/sessions");

    private static SystemsManagerSettings defaults() {
        return (SystemsManagerSettings) Catalog.of(Tool.SYSTEMS_MANAGER).defaults();
    }

    private static PatchBaseline baseline(String name, OperatingSystem system) {
        return new PatchBaseline(name, system, null, true, List.of(), Set.of(), Set.of());
    }

    private static PatchManagerSettings with(PatchBaseline... baselines) {
        return new PatchManagerSettings(
                true, new Scan(true, "rate(1 day)"), List.of(baselines), List.of());
    }

    private static WindowTask task(List<String> targets) {
        return new WindowTask(
                "patch", null, "AWS-RunPatchBaseline", Map.of(), targets, null, null, null);
    }

    private static MaintenanceWindow window(int hours, int cutoff, WindowTask... tasks) {
        WindowTarget servers = new WindowTarget("servers", Map.of("Tier", List.of("web")));
        return new MaintenanceWindow(
                "sundays",
                null,
                "cron(0 2 ? * SUN *)",
                null,
                hours,
                cutoff,
                List.of(servers),
                List.of(tasks));
    }

    @Test
    void hasTheReferencesValues() {
        SystemsManagerSettings settings = defaults();

        assertThat(settings.patchManager().enableDefaultPatchBaselines()).isTrue();
        assertThat(settings.patchManager().maintenanceWindows()).isEmpty();
        assertThat(settings.sessionManager().enableLogging()).isTrue();
        assertThat(settings.sessionManager().bucket()).isEqualTo("session-logs-{account_id}");
        assertThat(settings.automationDocuments())
                .containsExactly(
                        "AWSIncidents-CriticalIncidentRunbookTemplate",
                        "AWSSupport-TroubleshootConnectivityToRDS");
    }

    @Test
    void fillsInWhoseSessionsTheyAre() {
        SessionManager sessions = defaults().sessionManager();

        assertThat(sessions.bucket(new AccountId("333333333333")))
                .isEqualTo("session-logs-333333333333");
        assertThat(sessions.prefix("111111111111", "eu-west-1"))
                .isEqualTo("111111111111/eu-west-1");
    }

    @ParameterizedTest
    @CsvSource({
        "APPLICATIONS, applications",
        "AWS_COMPONENTS, awsComponents",
        "INSTANCE_DETAILED_INFORMATION, instanceDetailedInformation"
    })
    void namesTheParametersOfTheInventoryDocument(InventoryType type, String parameter) {
        assertThat(type.parameter()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"every day", "rate(x hours)", "rate(1 week)", "cron()"})
    void refusesASchedule(String schedule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inventory(true, schedule, Set.of(InventoryType.SERVICES)))
                .withMessage(
                        "inventory: schedule '%s' is not a rate(...), cron(...) or at(...)"
                                + " expression",
                        schedule);
    }

    @Test
    void refusesAnInventoryOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inventory(true, "rate(1 day)", Set.of()))
                .withMessage("inventory: types lists nothing to collect");
    }

    @Test
    void refusesARoleWithAPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostManagement(true, "service-role/Managed"))
                .withMessageContaining("'service-role/Managed' is not the name of an IAM role");
    }

    @Test
    void refusesNamesThatAwsDoesNotTake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResourceDataSync(true, "sync", "Inventory", "alias/a"))
                .withMessage(
                        "resource-data-sync: bucket 'Inventory' is not the name of an S3 bucket");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResourceDataSync(true, "sync", "inventory", "alias/aws/s3"))
                .withMessageStartingWith("resource-data-sync: key 'alias/aws/s3'");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new SessionManager(true, "logs", "/logs", "alias/a", NO_LOGS, NO_KEY))
                .withMessageStartingWith("session-manager: prefix '/logs'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudWatchLogs(true, "sessions", 100))
                .withMessageStartingWith("cloud-watch-logs: retention-days is 100");
    }

    @Test
    void refusesTwoDefaultsForOneOperatingSystem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        with(
                                baseline("ours", OperatingSystem.WINDOWS),
                                baseline("theirs", OperatingSystem.WINDOWS)))
                .withMessage("patch-baselines makes two baselines the default of WINDOWS");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        with(
                                baseline("ours", OperatingSystem.WINDOWS),
                                baseline("ours", OperatingSystem.UBUNTU)))
                .withMessage("patch-baselines has two named 'ours'");
    }

    @Test
    void refusesAnApprovalRuleWithoutFilters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApprovalRule(Map.of(), 7, null))
                .withMessage("approval-rules: a rule has 1 to 4 filters, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ApprovalRule(
                                Map.of(PatchFilter.SEVERITY, List.of("Critical")), 400, null))
                .withMessage("approval-rules: approve-after-days is 400; expected 0 to 360");
    }

    @Test
    void refusesAWindowThatCutsOffAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> window(2, 2))
                .withMessageContaining("cutoff-hours is 2; expected 0 to less than duration-hours");
    }

    @Test
    void refusesATaskOnTargetsThatTheWindowLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> window(2, 1, task(List.of("servers", "desktops"))))
                .withMessage("tasks: 'patch' names the target desktops; there are [servers]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task(List.of()))
                .withMessage("tasks: 'patch' has no targets");
    }

    @Test
    void runsACommandOnATenthOfTheTargetsUnlessToldOtherwise() {
        WindowTask task = task(List.of("servers"));

        assertThat(task.type()).isEqualTo(TaskType.RUN_COMMAND);
        assertThat(task.maxConcurrency()).isEqualTo("10%");
        assertThat(task.priority()).isEqualTo(1);
    }

    @Test
    void refusesADocumentTwice() {
        SystemsManagerSettings settings = defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SystemsManagerSettings(
                                true,
                                true,
                                settings.defaultHostManagement(),
                                settings.inventory(),
                                settings.resourceDataSync(),
                                settings.patchManager(),
                                settings.sessionManager(),
                                List.of("AWS-Stop", "AWS-Stop")))
                .withMessage("automation-documents has AWS-Stop twice");
    }
}
