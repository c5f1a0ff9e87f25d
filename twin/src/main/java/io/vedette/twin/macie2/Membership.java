package io.vedette.twin.macie2;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an account stands to its administrator in a Region; blank where it has none. */
final class Membership {

    @Nullable String administrator;

    /** Whether the administrator manages the account; otherwise it only lists it. */
    boolean associated;

    /** What is said of an account that is not managed: {@code Created} or {@code Removed}. */
    String otherwise = "Removed";

    Instant updatedAt = Instant.EPOCH;

    /** When the administrator comes to see it. */
    Instant since = Instant.EPOCH;

    boolean isOf(String account, Instant now) {
        return account.equals(administrator) && !since.isAfter(now);
    }

    void associate(String account, Instant now, Instant visible) {
        administrator = account;
        associated = true;
        updatedAt = now;
        since = visible;
    }

    void list(String account, String relationship, Instant now) {
        administrator = account;
        associated = false;
        otherwise = relationship;
        updatedAt = now;
        since = Instant.EPOCH;
    }

    void end() {
        administrator = null;
        associated = false;
        otherwise = "Removed";
        updatedAt = Instant.EPOCH;
        since = Instant.EPOCH;
    }
}
