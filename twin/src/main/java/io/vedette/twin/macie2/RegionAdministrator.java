package io.vedette.twin.macie2;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The delegated administrator of Macie in one Region, and what it has Macie do by itself. */
final class RegionAdministrator {

    @Nullable String account;

    /** When the management account comes to see it. */
    Instant visibleFrom = Instant.EPOCH;

    /** Whether Macie enrols accounts that join the organization. */
    boolean autoEnable;

    /** Accounts that joined later are new ones. */
    Instant autoEnableSince = Instant.EPOCH;

    /** How many accounts the organization had when somebody last looked for new ones. */
    int knownAccounts;

    void enrolNewcomers(boolean wanted, Instant now, int accounts) {
        autoEnable = wanted;
        autoEnableSince = wanted ? now : Instant.EPOCH;
        knownAccounts = wanted ? accounts : 0;
    }

    void dismiss() {
        account = null;
        visibleFrom = Instant.EPOCH;
        enrolNewcomers(false, Instant.EPOCH, 0);
    }
}
