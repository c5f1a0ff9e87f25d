package io.vedette.twin.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One table, without its items, which have cells of their own. */
final class StoredTable {

    String name = "";
    String arn = "";
    String id = "";
    Instant created = Instant.EPOCH;
    Instant activeFrom = Instant.EPOCH;
    Instant backupsFrom = Instant.EPOCH;
    Instant updatedFrom = Instant.EPOCH;
    @Nullable Instant goneFrom;
    List<Key> keys = new ArrayList<>();
    boolean onDemand;
    long readUnits;
    long writeUnits;
    @Nullable String kmsKey;
    boolean deletionProtection;
    @Nullable Instant recoverableSince;
    int recoveryDays = 35;
    NavigableMap<String, String> tags = new TreeMap<>();

    /** The items by key: found again in their cells when the twin is reopened. */
    transient @Nullable NavigableMap<String, StoredItem> items;

    /** An attribute of the key: its name, {@code HASH} or {@code RANGE}, and its type. */
    record Key(String name, String role, String type) {}

    boolean creating(Instant now) {
        return now.isBefore(activeFrom);
    }

    boolean updating(Instant now) {
        return now.isBefore(updatedFrom);
    }

    boolean gone(Instant now) {
        return goneFrom != null && !now.isBefore(goneFrom);
    }

    String status(Instant now) {
        if (goneFrom != null) {
            return "DELETING";
        }
        if (creating(now)) {
            return "CREATING";
        }
        return updating(now) ? "UPDATING" : "ACTIVE";
    }
}
