package io.vedette.twin.detective;

import io.vedette.twin.World;
import java.time.Instant;
import java.util.Optional;

/** Knows what GuardDuty watches, from which Detective tells an account's volume of data. */
@FunctionalInterface
public interface GuardDutyWatch {

    /** Since when GuardDuty watches the account in the region; empty where it does not. */
    Optional<Instant> since(World world, String account, String region);
}
