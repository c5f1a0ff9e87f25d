package io.vedette.twin.guardduty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an account stands to its administrator in a Region; blank where it has none. */
final class Membership {

    static final String CREATED = "Created";
    static final String ENABLED = "Enabled";
    static final String DISABLED = "Disabled";
    static final String REMOVED = "Removed";

    @Nullable String administrator;
    String relationship = REMOVED;
    Instant updatedAt = Instant.EPOCH;

    /** When the administrator comes to see it. */
    Instant since = Instant.EPOCH;

    boolean isOf(String account, Instant now) {
        return account.equals(administrator) && !since.isAfter(now);
    }

    /** Whether the administrator manages the account, suspended or not. */
    boolean associated() {
        return administrator != null
                && (relationship.equals(ENABLED) || relationship.equals(DISABLED));
    }

    void set(String account, String newRelationship, Instant now) {
        administrator = account;
        relationship = newRelationship;
        updatedAt = now;
    }

    void end() {
        administrator = null;
        relationship = REMOVED;
        updatedAt = Instant.EPOCH;
        since = Instant.EPOCH;
    }
}
