package io.vedette.twin.glue;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The databases of an account in a region, by name. */
final class GlueState {

    private NavigableMap<String, StoredDatabase> databases = new TreeMap<>();

    NavigableMap<String, StoredDatabase> databases() {
        return databases;
    }
}
