package io.vedette.core.inventory;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets one run at a time change an organization. A holder that dies stops renewing, and its lease
 * expires.
 */
public interface Lease {

    /**
     * Takes the lease, unless another run has it and it has not expired. Taking what one has is
     * fine.
     *
     * @return who has it instead; empty where it was taken
     */
    Optional<Holder> take(Claim claim, Duration ttl);

    /**
     * Holds the lease for longer.
     *
     * @return whether the run still had it; false where another took it, or it was released
     */
    boolean renew(Claim claim, Duration ttl);

    /** Gives the lease back; fine where the run has it no more. */
    void release(Claim claim);

    /** Who has the lease now; empty where nobody has it or it has expired. */
    Optional<Holder> holder();
}
