package io.vedette.twin.guardduty;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the administrator of a Region has GuardDuty do by itself for members. */
final class OrganizationConfiguration {

    static final String ALL = "ALL";
    static final String NEW = "NEW";
    static final String NONE = "NONE";

    String autoEnable = NONE;

    /** By feature; the status is for whom it is enabled. */
    NavigableMap<String, AutoFeature> features = new TreeMap<>();

    /** When what was asked for last is to have reached all members; null when it has. */
    @Nullable Instant due;

    /** Accounts that joined later are new ones. */
    Instant since = Instant.EPOCH;

    /** How many accounts the organization had when somebody last looked for new ones. */
    int knownAccounts;

    /** Whether anything is to reach the members that there are already. */
    boolean reachesAll() {
        return autoEnable.equals(ALL)
                || features.values().stream()
                        .anyMatch(it -> it.autoEnable.equals(ALL) || it.agents.containsValue(ALL));
    }

    void clear() {
        autoEnable = NONE;
        features = new TreeMap<>();
        due = null;
        since = Instant.EPOCH;
        knownAccounts = 0;
    }

    /** For whom a feature and its agents are enabled by themselves. */
    record AutoFeature(String autoEnable, NavigableMap<String, String> agents) {}
}
