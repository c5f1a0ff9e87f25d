package io.vedette.twin.securityhub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Security Hub keeps of the organization: administrators by region, and central policies. */
final class HubOrganization {

    NavigableMap<String, RegionSettings> regions = new TreeMap<>();
    boolean central;
    String home = "";
    Instant centralFrom = Instant.EPOCH;
    NavigableMap<String, SavedPolicy> policies = new TreeMap<>();

    /** What is applied to the root, a unit or an account, by its id. */
    NavigableMap<String, SavedAssociation> applied = new TreeMap<>();

    /** What the organization has in a region, to look at; blank where it has nothing. */
    RegionSettings region(String region) {
        return regions.getOrDefault(region, new RegionSettings());
    }

    /** The same, to change. */
    RegionSettings changing(String region) {
        return regions.computeIfAbsent(region, ignored -> new RegionSettings());
    }

    /** What the organization has in one region. */
    static final class RegionSettings {
        @Nullable String administrator;
        Instant listedFrom = Instant.EPOCH;
        boolean autoEnable;
        String autoEnableStandards = "DEFAULT";
        Instant autoEnableSince = Instant.EPOCH;
    }

    /**
     * A configuration policy.
     *
     * @param enabledControls null where the policy lists what is disabled instead
     * @param disabledControls null where the policy lists what is enabled instead
     */
    record SavedPolicy(
            String id,
            String arn,
            String name,
            @Nullable String description,
            Instant createdAt,
            Instant updatedAt,
            boolean serviceEnabled,
            List<String> standards,
            @Nullable List<String> enabledControls,
            @Nullable List<String> disabledControls,
            List<SavedParameter> parameters,
            NavigableMap<String, String> tags) {

        /** The controls that the policy turns off in a standard. */
        List<String> disabledIn(String standard) {
            List<String> disabled = new ArrayList<>();
            for (String control : Controls.of(standard)) {
                boolean off =
                        enabledControls != null
                                ? !enabledControls.contains(control)
                                : disabledControls != null && disabledControls.contains(control);
                if (off) {
                    disabled.add(control);
                }
            }
            return disabled;
        }
    }

    /**
     * The value of a parameter of a control.
     *
     * @param type which of the value's members is set; null where the value is the default
     */
    record SavedParameter(
            String control,
            String name,
            String valueType,
            @Nullable String type,
            List<String> values) {}

    /** A policy's id, or the word for self-managed behaviour, and when it was applied. */
    record SavedAssociation(String policy, Instant at) {}
}
