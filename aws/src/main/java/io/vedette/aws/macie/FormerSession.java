package io.vedette.aws.macie;

import org.jspecify.annotations.Nullable;

/**
 * The Macie that an account had for itself before it was enrolled.
 *
 * @param status ENABLED or PAUSED, NONE where Macie was off, UNKNOWN where the account did not let
 *     itself be asked
 * @param automatedDiscovery ENABLED or DISABLED; null where it was nobody's but an administrator's
 */
record FormerSession(String status, @Nullable String automatedDiscovery) {

    static final String PAUSED = "PAUSED";
    static final FormerSession ENABLED = new FormerSession("ENABLED", null);
    static final FormerSession NONE = new FormerSession("NONE", null);
    static final FormerSession UNKNOWN = new FormerSession("UNKNOWN", null);
}
