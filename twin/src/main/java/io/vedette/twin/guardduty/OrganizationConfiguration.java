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

    /** For whom a feature and its agents are enabled by themselves. */
    record AutoFeature(String autoEnable, NavigableMap<String, String> agents) {}
}
