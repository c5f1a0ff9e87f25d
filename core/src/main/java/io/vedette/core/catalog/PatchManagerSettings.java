package io.vedette.core.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Patch Manager, a part of Systems Manager.
 *
 * @param enableDefaultPatchBaselines whether every operating system has a default patch baseline:
 *     AWS's own where nobody has chosen another
 * @param scan whether all managed nodes are looked at for missing patches
 * @param patchBaselines patch baselines of one's own
 * @param maintenanceWindows when tasks such as patching run
 */
public record PatchManagerSettings(
        boolean enableDefaultPatchBaselines,
        Scan scan,
        List<PatchBaseline> patchBaselines,
        List<MaintenanceWindow> maintenanceWindows) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,128}");

    public PatchManagerSettings {
        patchBaselines = List.copyOf(patchBaselines);
        maintenanceWindows = List.copyOf(maintenanceWindows);
        requireNames("patch-baselines", patchBaselines, PatchBaseline::name);
        requireNames("maintenance-windows", maintenanceWindows, MaintenanceWindow::name);
        Set<OperatingSystem> defaults = new HashSet<>();
        for (PatchBaseline baseline : patchBaselines) {
            if (baseline.makeDefault() && !defaults.add(baseline.operatingSystem())) {
                throw new IllegalArgumentException(
                        "patch-baselines makes two baselines the default of %s"
                                .formatted(baseline.operatingSystem()));
            }
        }
    }

    /** A scan that installs nothing; the schedule is a rate or cron expression. */
    public record Scan(boolean enabled, String schedule) {
        public Scan {
            SystemsManagerSettings.requireSchedule("scan", schedule);
        }
    }

    /** The operating systems that Patch Manager has baselines for. */
    public enum OperatingSystem {
        WINDOWS,
        AMAZON_LINUX,
        AMAZON_LINUX_2,
        AMAZON_LINUX_2022,
        AMAZON_LINUX_2023,
        UBUNTU,
        REDHAT_ENTERPRISE_LINUX,
        SUSE,
        CENTOS,
        ORACLE_LINUX,
        DEBIAN,
        MACOS,
        RASPBIAN,
        ROCKY_LINUX,
        ALMA_LINUX
    }

    /** How much it matters that an approved patch is missing. */
    public enum ComplianceLevel {
        CRITICAL,
        HIGH,
        MEDIUM,
        LOW,
        INFORMATIONAL,
        UNSPECIFIED
    }

    /** What a patch can be chosen by; which of them apply depends on the operating system. */
    public enum PatchFilter {
        ARCH,
        ADVISORY_ID,
        BUGZILLA_ID,
        PATCH_SET,
        PRODUCT,
        PRODUCT_FAMILY,
        CLASSIFICATION,
        CVE_ID,
        EPOCH,
        MSRC_SEVERITY,
        NAME,
        PATCH_ID,
        SECTION,
        PRIORITY,
        REPOSITORY,
        RELEASE,
        SEVERITY,
        SECURITY,
        VERSION
    }

    /**
     * A patch baseline.
     *
     * @param makeDefault whether it is the one that nodes without a patch group are held to
     * @param approvedPatches patches that are approved whatever the rules say
     * @param rejectedPatches patches that are not installed but as a dependency
     */
    public record PatchBaseline(
            String name,
            OperatingSystem operatingSystem,
            @Nullable String description,
            boolean makeDefault,
            List<ApprovalRule> approvalRules,
            Set<String> approvedPatches,
            Set<String> rejectedPatches) {
        public PatchBaseline {
            approvalRules = approvalRules == null ? List.of() : List.copyOf(approvalRules);
            approvedPatches = approvedPatches == null ? Set.of() : Set.copyOf(approvedPatches);
            rejectedPatches = rejectedPatches == null ? Set.of() : Set.copyOf(rejectedPatches);
            if (approvalRules.size() > 10) {
                throw new IllegalArgumentException(
                        "patch-baselines: '%s' has %d approval-rules; Patch Manager takes 10"
                                .formatted(name, approvalRules.size()));
            }
            if (approvedPatches.size() > 50 || rejectedPatches.size() > 50) {
                throw new IllegalArgumentException(
                        "patch-baselines: '%s' lists more than 50 patches".formatted(name));
            }
        }
    }

    /**
     * Approves patches by themselves.
     *
     * @param filters what a patch must be, each with the values of which one must match
     * @param approveAfterDays how long after its release a patch is approved: 0 to 360
     * @param complianceLevel unspecified where it is left out
     */
    public record ApprovalRule(
            Map<PatchFilter, List<String>> filters,
            int approveAfterDays,
            @Nullable ComplianceLevel complianceLevel) {
        public ApprovalRule {
            filters = Map.copyOf(filters);
            complianceLevel =
                    complianceLevel == null ? ComplianceLevel.UNSPECIFIED : complianceLevel;
            if (filters.isEmpty() || filters.size() > 4) {
                throw new IllegalArgumentException(
                        "approval-rules: a rule has 1 to 4 filters, not %d"
                                .formatted(filters.size()));
            }
            if (approveAfterDays < 0 || approveAfterDays > 360) {
                throw new IllegalArgumentException(
                        "approval-rules: approve-after-days is %d; expected 0 to 360"
                                .formatted(approveAfterDays));
            }
        }
    }

    /**
     * A time in which tasks run on targets.
     *
     * @param timezone a name of the IANA time zone database; UTC where it is left out
     * @param cutoffHours how long before its end no task begins any more
     */
    public record MaintenanceWindow(
            String name,
            @Nullable String description,
            String schedule,
            @Nullable String timezone,
            int durationHours,
            int cutoffHours,
            List<WindowTarget> targets,
            List<WindowTask> tasks) {
        public MaintenanceWindow {
            targets = targets == null ? List.of() : List.copyOf(targets);
            tasks = tasks == null ? List.of() : List.copyOf(tasks);
            SystemsManagerSettings.requireSchedule("maintenance-windows", schedule);
            if (durationHours < 1 || durationHours > 24) {
                throw new IllegalArgumentException(
                        "maintenance-windows: duration-hours is %d; expected 1 to 24"
                                .formatted(durationHours));
            }
            if (cutoffHours < 0 || cutoffHours >= durationHours) {
                throw new IllegalArgumentException(
                        "maintenance-windows: cutoff-hours is %d; expected 0 to less than duration-hours"
                                .formatted(cutoffHours));
            }
            requireNames("targets", targets, WindowTarget::name);
            requireNames("tasks", tasks, WindowTask::name);
            List<String> known = targets.stream().map(WindowTarget::name).toList();
            for (WindowTask task : tasks) {
                task.requireTargets(known);
            }
        }
    }

    /** Managed nodes, by their tags: each key with the values of which one must match. */
    public record WindowTarget(String name, Map<String, List<String>> tags) {
        public WindowTarget {
            tags = Map.copyOf(tags);
            if (tags.isEmpty() || tags.size() > 5) {
                throw new IllegalArgumentException(
                        "targets: '%s' has %d tags; expected 1 to 5".formatted(name, tags.size()));
            }
        }
    }

    /** How a task runs its document. */
    public enum TaskType {
        RUN_COMMAND,
        AUTOMATION
    }

    /**
     * What is done in a maintenance window.
     *
     * @param type run-command where it is left out
     * @param targets the names of targets of the same window
     * @param priority 0 goes first; 1 where it is left out
     * @param maxConcurrency on how many targets at a time, as a number or a percentage
     * @param maxErrors after how many failures it stops, as a number or a percentage
     */
    public record WindowTask(
            String name,
            @Nullable TaskType type,
            String document,
            Map<String, List<String>> parameters,
            List<String> targets,
            @Nullable Integer priority,
            @Nullable String maxConcurrency,
            @Nullable String maxErrors) {
        public WindowTask {
            type = type == null ? TaskType.RUN_COMMAND : type;
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
            targets = targets == null ? List.of() : List.copyOf(targets);
            priority = priority == null ? Integer.valueOf(1) : priority;
            maxConcurrency = maxConcurrency == null ? "10%" : maxConcurrency;
            maxErrors = maxErrors == null ? "10%" : maxErrors;
            SystemsManagerSettings.requireDocument("tasks", document);
            if (maxConcurrency.matches("0%?")) {
                throw new IllegalArgumentException(
                        "tasks: max-concurrency is '%s'; expected at least 1"
                                .formatted(maxConcurrency));
            }
            requireAmount("max-concurrency", maxConcurrency);
            requireAmount("max-errors", maxErrors);
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("tasks: '%s' has no targets".formatted(name));
            }
        }

        private void requireTargets(List<String> known) {
            List<String> unknown = new ArrayList<>(targets);
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(
                        "tasks: '%s' names the target %s; there are %s"
                                .formatted(name, unknown.getFirst(), known));
            }
        }

        private static void requireAmount(String key, String amount) {
            if (!amount.matches("0|[1-9]\\d{0,6}|[0-9]%|[1-9][0-9]%|100%")) {
                throw new IllegalArgumentException(
                        "tasks: %s is '%s'; expected a number such as \"5\" or a percentage such as 10%%"
                                .formatted(key, amount));
            }
        }
    }

    private static <T> void requireNames(String path, List<T> items, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T item : items) {
            String given = name.apply(item);
            if (!NAME.matcher(given).matches()) {
                throw new IllegalArgumentException(
                        "%s: name '%s' is not 3 to 128 letters, digits, dots, dashes or underscores"
                                .formatted(path, given));
            }
            if (!seen.add(given)) {
                throw new IllegalArgumentException("%s has two named '%s'".formatted(path, given));
            }
        }
    }
}
