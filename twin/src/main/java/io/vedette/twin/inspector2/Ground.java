package io.vedette.twin.inspector2;

import io.vedette.twin.Account;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.organizations.OrganizationPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's Inspector in its Region: what is there, and who may do what. */
final class Ground {

    static final String SERVICE = "inspector2";
    private static final String POLICY = "INSPECTOR_POLICY";

    private final World world;
    private final Caller caller;

    Ground(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    World world() {
        return world;
    }

    String account() {
        return caller.account();
    }

    Caller caller() {
        return caller;
    }

    String region() {
        return caller.region();
    }

    Instant now() {
        return world.now();
    }

    Instant in(String transition, Duration usually) {
        return now().plus(world.faults().delay(SERVICE + "." + transition, usually));
    }

    Duration delay(String transition, Duration otherwise) {
        return world.faults().delay(SERVICE + "." + transition, otherwise);
    }

    /** What an account scans; only for reading. */
    Scanning scanning(String account) {
        return world.peek(Scanning.class, account, region()).orElseGet(Scanning::new);
    }

    <S> S change(Class<S> type, String account) {
        return world.state(type, account, region());
    }

    Optional<Membership> membership(String account) {
        return world.peek(Membership.class, account, region());
    }

    @Nullable String administratorAccount() {
        return world.peek(RegionAdministrator.class, World.SHARED, region())
                .map(it -> it.account)
                .orElse(null);
    }

    boolean isAdministrator() {
        return account().equals(administratorAccount());
    }

    /** Whether the caller administers the account, which is not its own. */
    boolean manages(String account) {
        return isAdministrator()
                && membership(account)
                        .filter(it -> account().equals(it.administrator) && it.managed(now()))
                        .isPresent();
    }

    boolean isMember(String account) {
        return membership(account).filter(Membership::associated).isPresent();
    }

    /** Whether a policy of the organization decides what is scanned in the account. */
    boolean ownedByPolicy(String account) {
        return world.organization().inUse()
                && world.peek(OrganizationPolicies.class, World.SHARED, World.SHARED)
                        .filter(it -> it.inEffect(POLICY, account, world.organization()))
                        .isPresent();
    }

    Optional<Account> active(String id) {
        return world.organization().account(id).filter(Account::active);
    }

    void requireManagement() {
        if (!world.organization().inUse() || !world.organization().isManagement(account())) {
            throw Refusal.denied(
                    "Invoking account is not the management account of an organization.");
        }
    }

    void requireAdministrator() {
        if (!isAdministrator()) {
            throw Refusal.denied(
                    "Invoking account is not the delegated administrator of its organization.");
        }
    }

    void requireEnabled() {
        if (!scanning(account()).active()) {
            throw Refusal.notEnabled();
        }
    }
}
