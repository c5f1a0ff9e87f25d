package io.vedette.twin.macie2;

import io.vedette.twin.Account;
import io.vedette.twin.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Enrols accounts of the organization with its administrator, by request or by itself, and lets
 * them go.
 *
 * <p>What Macie does by itself happens in the twin when the next call of the Region finds it due.
 */
final class Enrolment {

    private final Ground ground;

    Enrolment(Ground ground) {
        this.ground = ground;
    }

    /** Enrols accounts that have joined the organization meanwhile. */
    void catchUp() {
        String administrator = ground.administratorAccount();
        if (administrator == null || !ground.administrator().autoEnable) {
            return;
        }
        RegionAdministrator settings = ground.administrator();
        World world = ground.world();
        int accounts = world.organization().accounts().size();
        if (accounts == settings.knownAccounts) {
            return;
        }
        settings.knownAccounts = accounts;
        for (Account account : world.organization().accounts()) {
            if (account.joined().isAfter(settings.autoEnableSince)
                    && !account.id().equals(administrator)
                    && !ground.isMember(account.id())
                    && whyNot(account.id()) == null) {
                enrol(administrator, account.id(), Instant.EPOCH);
            }
        }
    }

    /** Why an account of the organization cannot be enrolled; null where it can. */
    @Nullable String whyNot(String id) {
        Account account = ground.account(id).orElse(null);
        if (account == null || !account.active()) {
            return "The request failed because the account is not an active account of the"
                    + " organization.";
        }
        if (!account.enabled(ground.region())) {
            return "The request failed because the Region is not enabled for the account.";
        }
        if (ground.world().organization().isManagement(id) && ground.sessionOf(id).isEmpty()) {
            return "The request failed because Macie must be enabled for the management account"
                    + " before it can be added as a member account.";
        }
        return null;
    }

    /**
     * Makes an account a member. Macie is enabled for it where it is not; a suspended account stays
     * so. From now on its automated discovery is the administrator's to decide.
     */
    void enrol(String administrator, String account, Instant visible) {
        Instant now = ground.now();
        ground.world()
                .state(Membership.class, account, ground.region())
                .associate(administrator, now, visible);
        Session session = ground.stateOf(account);
        if (!session.exists()) {
            session.enable(Session.ENABLED, Session.USUAL_FREQUENCY, now);
        }
        Discovery organization = ground.stateOf(administrator).discovery;
        boolean discovers =
                organization.enabled() && !organization.autoEnable().equals(Discovery.NONE);
        session.discovery = session.discovery.with(discovers, Discovery.NONE, now);
    }

    /** Makes a member an account of its own; automated discovery was the administrator's. */
    void release(String account) {
        Session session = ground.stateOf(account);
        session.discovery = session.discovery.with(false, Discovery.NONE, ground.now());
    }
}
