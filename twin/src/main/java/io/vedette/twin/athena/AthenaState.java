package io.vedette.twin.athena;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The workgroups, by name, and the named queries, by id, of an account in a region. */
final class AthenaState {

    private NavigableMap<String, StoredWorkGroup> workGroups = new TreeMap<>();
    private NavigableMap<String, StoredQuery> queries = new TreeMap<>();

    NavigableMap<String, StoredWorkGroup> workGroups() {
        return workGroups;
    }

    NavigableMap<String, StoredQuery> queries() {
        return queries;
    }
}
