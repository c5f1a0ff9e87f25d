package io.vedette.twin.macie2;

import io.vedette.twin.Account;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's Macie in its Region: what is there, and who may do what. */
final class Ground {

    static final String SERVICE = "macie2";

    private static final int PAGE = 25;

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

    String region() {
        return caller.region();
    }

    Instant now() {
        return world.now();
    }

    /** The caller's session, to be changed or read. */
    Session session() {
        if (sessionOf(caller.account()).isEmpty()) {
            throw Refusal.notEnabled();
        }
        return stateOf(caller.account());
    }

    Session stateOf(String account) {
        return world.state(Session.class, account, region());
    }

    Optional<Session> sessionOf(String account) {
        return world.peek(Session.class, account, region()).filter(Session::exists);
    }

    RegionAdministrator administrator() {
        return world.state(RegionAdministrator.class, World.SHARED, region());
    }

    @Nullable String administratorAccount() {
        return world.peek(RegionAdministrator.class, World.SHARED, region())
                .map(administrator -> administrator.account)
                .orElse(null);
    }

    boolean isAdministrator() {
        return caller.account().equals(administratorAccount());
    }

    Optional<Membership> membership(String account) {
        return world.peek(Membership.class, account, region())
                .filter(it -> it.administrator != null);
    }

    boolean isMember(String account) {
        return membership(account).filter(it -> it.associated).isPresent();
    }

    Optional<Account> account(String id) {
        return world.organization().account(id);
    }

    Duration delay(String transition, Duration otherwise) {
        return world.faults().delay(SERVICE + "." + transition, otherwise);
    }

    String newId(String kind, int length) {
        return world.ids().alphanumeric(caller, SERVICE + "." + kind, length);
    }

    String newHexId(String kind, int length) {
        return world.ids().hex(caller, SERVICE + "." + kind, length);
    }

    String arn(String resource) {
        return "arn:aws:macie2:%s:%s:%s".formatted(region(), account(), resource);
    }

    <T> Page<T> page(Collection<T> all, @Nullable String token, @Nullable Integer size) {
        return Page.of(all, token, size, PAGE)
                .orElseThrow(() -> Refusal.invalid("The nextToken is not valid."));
    }

    void requireManagement() {
        session();
        if (!world.organization().inUse() || !world.organization().isManagement(account())) {
            throw Refusal.denied(
                    "The request failed because you must be a user of the AWS Organizations"
                            + " management account to perform this operation.");
        }
    }

    void requireAdministrator() {
        session();
        if (!isAdministrator()) {
            throw Refusal.denied(
                    "The request failed because you must be a user of the delegated Macie"
                            + " administrator account for the organization to perform this operation.");
        }
    }

    /** Refuses what only an administrator or an account of its own decides. */
    void requireNoMember() {
        if (isMember(account())) {
            throw Refusal.denied(
                    "The request failed because only the Macie administrator of this account can"
                            + " perform this operation.");
        }
    }
}
