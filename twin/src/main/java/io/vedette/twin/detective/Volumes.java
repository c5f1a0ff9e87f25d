package io.vedette.twin.detective;

import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a graph can take an account's data in.
 *
 * <p>Detective knows an account's volume from GuardDuty. How long GuardDuty must have watched the
 * account for that, the fault script says: {@code detective.volume} for all accounts, {@code
 * detective.volume.444444444444} for one; otherwise no time at all.
 */
final class Volumes {

    private final Ground ground;
    private final GuardDutyWatch guardDuty;

    Volumes(Ground ground, GuardDutyWatch guardDuty) {
        this.ground = ground;
        this.guardDuty = guardDuty;
    }

    /** Why Detective does not know how much data an account has; null where it does. */
    @Nullable String whyNotKnown(String account) {
        Duration age = ground.delay("volume." + account, ground.delay("volume", Duration.ZERO));
        Instant old = ground.now().minus(age);
        return guardDuty
                        .since(ground.world(), account, ground.region())
                        .filter(since -> !since.isAfter(old))
                        .isPresent()
                ? null
                : Membership.UNKNOWN;
    }

    /** What a graph takes in of these members. */
    Load load(List<String> members) {
        return new Load(members.stream().mapToLong(this::bytesPerDay).sum());
    }

    /** What a graph takes in a day. */
    final class Load {

        private long taken;

        private Load(long taken) {
            this.taken = taken;
        }

        /** Adds an account's data, or says why that is too much. */
        @Nullable String whyNot(String account) {
            long more = bytesPerDay(account);
            if (taken + more > DataVolume.MOST) {
                return Membership.TOO_HIGH;
            }
            taken += more;
            return null;
        }
    }

    private long bytesPerDay(String account) {
        World world = ground.world();
        return world.peek(DataVolume.class, account, ground.region())
                .orElseGet(DataVolume::new)
                .bytesPerDay;
    }
}
