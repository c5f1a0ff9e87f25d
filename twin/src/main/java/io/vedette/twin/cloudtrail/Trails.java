package io.vedette.twin.cloudtrail;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The trails whose home is one region of an account, by name. */
final class Trails {

    private NavigableMap<String, StoredTrail> byName = new TreeMap<>();

    NavigableMap<String, StoredTrail> byName() {
        return byName;
    }
}
