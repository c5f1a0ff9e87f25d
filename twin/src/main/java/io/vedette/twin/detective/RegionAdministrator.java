package io.vedette.twin.detective;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The delegated administrator of Detective in one Region, if the organization has named one, and
 * whether new accounts become its members by themselves.
 */
final class RegionAdministrator {

    @Nullable String account;

    /** When the management account comes to see it. */
    Instant since = Instant.EPOCH;

    /** Accounts that joined later become members by themselves; null where none do. */
    @Nullable Instant enablesSince;

    void remove() {
        account = null;
        since = Instant.EPOCH;
        enablesSince = null;
    }
}
