package io.vedette.twin.securityhub;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One account's Security Hub in a region, and how it stands to its administrator. */
final class HubState {

    boolean enabled;
    Instant subscribedAt = Instant.EPOCH;
    boolean autoEnableControls = true;
    String controlFindingGenerator = "SECURITY_CONTROL";
    NavigableMap<String, String> tags = new TreeMap<>();

    /** Subscriptions by the ARN of their standard. */
    NavigableMap<String, SavedSubscription> standards = new TreeMap<>();

    /** Controls that somebody has switched, by {@link SavedSwitch#key}. */
    NavigableMap<String, SavedSwitch> switches = new TreeMap<>();

    @Nullable String administrator;
    String memberStatus = "";
    @Nullable String email;
    Instant invitedAt = Instant.EPOCH;
    Instant updatedAt = Instant.EPOCH;

    /** Which version of which central policy has been carried out here. */
    @Nullable String carriedOut;

    void enable(Instant at) {
        enabled = true;
        subscribedAt = at;
        autoEnableControls = true;
        controlFindingGenerator = "SECURITY_CONTROL";
    }

    /** Everything but the membership's history goes. */
    void disable(Instant at) {
        enabled = false;
        subscribedAt = Instant.EPOCH;
        autoEnableControls = true;
        controlFindingGenerator = "SECURITY_CONTROL";
        carriedOut = null;
        tags.clear();
        standards.clear();
        switches.clear();
        if (administrator != null) {
            relate(administrator, "Removed", at);
        }
    }

    void relate(String newAdministrator, String status, Instant at) {
        if (!newAdministrator.equals(administrator)) {
            invitedAt = at;
        }
        administrator = newAdministrator;
        memberStatus = status;
        updatedAt = at;
    }

    /** The administrator is none any more, and its list of members is gone. */
    void forgetAdministrator() {
        administrator = null;
        memberStatus = "";
        email = null;
        invitedAt = Instant.EPOCH;
        updatedAt = Instant.EPOCH;
    }

    boolean isMemberOf(String account) {
        return account.equals(administrator);
    }

    boolean associated() {
        return administrator != null && memberStatus.equals("Enabled");
    }

    /**
     * A subscription to a standard.
     *
     * @param readyAt when its controls can be switched
     * @param goneAt when disabling it ends; null while nobody has disabled it
     */
    record SavedSubscription(String standard, Instant readyAt, @Nullable Instant goneAt) {

        boolean isGone(Instant now) {
            return goneAt != null && !goneAt.isAfter(now);
        }
    }

    /** A control in a standard that is on or off because somebody said so. */
    record SavedSwitch(String control, String standard, String status, String reason, Instant at) {

        static String key(String control, String standard) {
            return control + " " + standard;
        }
    }
}
