package io.vedette.twin.glue;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One database and its tables; what they are said to be is kept by member name. */
final class StoredDatabase {

    private Instant created = Instant.EPOCH;
    private NavigableMap<String, Object> input = new TreeMap<>();
    private NavigableMap<String, StoredTable> tables = new TreeMap<>();
    private NavigableMap<String, String> tags = new TreeMap<>();

    /**
     * One table.
     *
     * @param input the members of {@code TableInput}
     */
    record StoredTable(
            NavigableMap<String, Object> input, Instant created, Instant updated, int version) {}

    StoredDatabase() {}

    static StoredDatabase created(
            NavigableMap<String, Object> input, NavigableMap<String, String> tags, Instant now) {
        StoredDatabase database = new StoredDatabase();
        database.input = input;
        database.tags = tags;
        database.created = now;
        return database;
    }

    Instant created() {
        return created;
    }

    /** The members of {@code DatabaseInput}. */
    NavigableMap<String, Object> input() {
        return input;
    }

    void become(NavigableMap<String, Object> changed) {
        input = changed;
    }

    NavigableMap<String, StoredTable> tables() {
        return tables;
    }

    NavigableMap<String, String> tags() {
        return tags;
    }
}
