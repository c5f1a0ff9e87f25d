package io.vedette.twin.inspector2;

import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What Inspector turns on by itself in accounts that are new to the administrator of a Region. */
final class OrganizationConfiguration {

    /** The scan types; empty where nothing happens by itself. */
    NavigableSet<String> autoEnable = new TreeSet<>();

    /** Accounts that joined later are associated by themselves. */
    Instant since = Instant.EPOCH;

    void reset() {
        autoEnable = new TreeSet<>();
        since = Instant.EPOCH;
    }
}
