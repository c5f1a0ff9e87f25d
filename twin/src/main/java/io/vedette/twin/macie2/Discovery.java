package io.vedette.twin.macie2;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Automated sensitive data discovery of an account, or of the organization that it administers.
 *
 * @param autoEnable for which accounts of the organization it is enabled by itself
 */
record Discovery(
        boolean enabled,
        String autoEnable,
        @Nullable Instant firstEnabledAt,
        @Nullable Instant disabledAt,
        @Nullable Instant updatedAt) {

    static final String ALL = "ALL";
    static final String NEW = "NEW";
    static final String NONE = "NONE";

    static final Discovery NEVER = new Discovery(false, NONE, null, null, null);

    Discovery with(boolean nowEnabled, String nowAutoEnable, Instant now) {
        return new Discovery(
                nowEnabled,
                nowAutoEnable,
                nowEnabled && firstEnabledAt == null ? now : firstEnabledAt,
                disabledAt(nowEnabled, now),
                now);
    }

    private @Nullable Instant disabledAt(boolean nowEnabled, Instant now) {
        if (nowEnabled) {
            return null;
        }
        return enabled ? now : disabledAt;
    }
}
