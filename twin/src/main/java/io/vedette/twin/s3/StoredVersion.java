package io.vedette.twin.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object, as far as listings tell of it, or a delete marker.
 *
 * @param id {@code null}, as a text, where it was put while the bucket kept no versions
 * @param entityTag null of a delete marker
 * @param lock GOVERNANCE or COMPLIANCE, until {@code lockedUntil}; null where it is not locked
 */
record StoredVersion(
        String id,
        long size,
        @Nullable String entityTag,
        Instant modified,
        @Nullable String lock,
        @Nullable Instant lockedUntil) {

    /** The id of what was put while the bucket kept no versions. */
    static final String UNVERSIONED = "null";

    static StoredVersion marker(String id, Instant now) {
        return new StoredVersion(id, 0, null, now, null, null);
    }

    boolean isMarker() {
        return entityTag == null;
    }

    boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }
}
