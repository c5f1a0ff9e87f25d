package io.vedette.twin.inspector2;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The delegated administrator of Inspector in one Region, if the organization has named one. */
final class RegionAdministrator {

    @Nullable String account;

    /** When the management account comes to see it. */
    Instant since = Instant.EPOCH;
}
