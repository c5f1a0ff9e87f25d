package io.vedette.twin.guardduty;

import io.vedette.twin.Account;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's GuardDuty in its Region: what is there, and who may do what. */
final class Ground {

    static final String SERVICE = "guardduty";

    private final World world;
    private final Caller caller;

    Ground(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    World world() {
        return world;
    }

    Caller caller() {
        return caller;
    }

    Instant now() {
        return world.now();
    }

    String region() {
        return caller.region();
    }

    /** The caller's detector, which the request must name. */
    Detector detector(@Nullable String id) {
        Detector detector = world.state(Detector.class, caller);
        if (id == null || !id.equals(detector.id)) {
            throw Refusal.foreignDetector();
        }
        return detector;
    }

    Optional<Detector> detectorOf(String account) {
        return world.peek(Detector.class, account, region()).filter(Detector::exists);
    }

    /** Makes the detector of an account that has none. */
    Detector make(String account) {
        Detector detector = world.state(Detector.class, account, region());
        String id = world.ids().hex(new Caller(account, region()), "guardduty.detector", 32);
        detector.make(id, FeatureCatalog.off(region(), now()), now());
        return detector;
    }

    RegionAdministrator administrator() {
        return world.state(RegionAdministrator.class, World.SHARED, region());
    }

    boolean isAdministrator() {
        return caller.account().equals(administratorAccount());
    }

    @Nullable String administratorAccount() {
        return world.peek(RegionAdministrator.class, World.SHARED, region())
                .map(administrator -> administrator.account)
                .orElse(null);
    }

    OrganizationConfiguration configuration() {
        return world.state(OrganizationConfiguration.class, World.SHARED, region());
    }

    Optional<Membership> membership(String account) {
        return world.peek(Membership.class, account, region());
    }

    Optional<Account> account(String id) {
        return world.organization().account(id);
    }

    Duration delay(String transition, Duration otherwise) {
        return world.faults().delay(SERVICE + "." + transition, otherwise);
    }

    void requireManagement() {
        if (!world.organization().inUse() || !world.organization().isManagement(caller.account())) {
            throw Refusal.failed(
                    "only the management account of an organization can run this operation.");
        }
    }

    void requireAdministrator() {
        if (!isAdministrator()) {
            throw Refusal.because(
                    "the current account is not the GuardDuty delegated administrator of its organization.");
        }
    }
}
