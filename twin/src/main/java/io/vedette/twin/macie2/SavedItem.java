package io.vedette.twin.macie2;

import java.time.Instant;
import java.util.NavigableMap;

/**
 * A custom data identifier or an allow list as it was saved.
 *
 * @param definition the members of the request that made or changed it
 * @param deleted whether a custom data identifier was deleted, of which Macie keeps a trace
 */
record SavedItem(
        NavigableMap<String, Object> definition,
        Instant createdAt,
        Instant updatedAt,
        boolean deleted) {

    String name() {
        return String.valueOf(definition.get("name"));
    }

    SavedItem asDeleted(Instant now) {
        return new SavedItem(definition, createdAt, now, true);
    }
}
