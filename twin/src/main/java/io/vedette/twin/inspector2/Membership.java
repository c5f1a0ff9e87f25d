package io.vedette.twin.inspector2;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.RelationshipStatus;

/** How an account stands to its administrator in a Region; blank where it has none. */
final class Membership {

    @Nullable String administrator;
    boolean removed;

    /** When the association is complete. */
    Instant since = Instant.EPOCH;

    Instant updatedAt = Instant.EPOCH;

    /** Whether the account is the administrator's, or is about to be. */
    boolean associated() {
        return administrator != null && !removed;
    }

    /** Whether the administrator may act for the account. */
    boolean managed(Instant now) {
        return associated() && !since.isAfter(now);
    }

    RelationshipStatus status(Instant now) {
        if (removed) {
            return RelationshipStatus.REMOVED;
        }
        return managed(now) ? RelationshipStatus.ENABLED : RelationshipStatus.CREATED;
    }

    void associate(String newAdministrator, Instant now, Instant complete) {
        administrator = newAdministrator;
        removed = false;
        since = complete;
        updatedAt = now;
    }

    void remove(Instant now) {
        removed = true;
        updatedAt = now;
    }

    void end() {
        administrator = null;
        removed = false;
        since = Instant.EPOCH;
        updatedAt = Instant.EPOCH;
    }
}
