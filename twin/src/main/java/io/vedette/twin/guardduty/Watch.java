package io.vedette.twin.guardduty;

import io.vedette.twin.World;
import java.time.Instant;
import java.util.Optional;

/** Tells other services, which build on GuardDuty, whether it watches an account. */
public final class Watch {

    private Watch() {}

    /** Since when the account's detector in the region is there; empty where none is enabled. */
    public static Optional<Instant> since(World world, String account, String region) {
        return world.peek(Detector.class, account, region)
                .filter(Detector::exists)
                .filter(detector -> detector.enabled)
                .map(detector -> detector.createdAt);
    }
}
