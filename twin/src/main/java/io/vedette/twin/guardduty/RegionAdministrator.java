package io.vedette.twin.guardduty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The delegated administrator of GuardDuty in one Region, if the organization has named one. */
final class RegionAdministrator {

    @Nullable String account;

    /** When the management account comes to see it. */
    Instant since = Instant.EPOCH;

    void dismiss() {
        account = null;
        since = Instant.EPOCH;
    }
}
