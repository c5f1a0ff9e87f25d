package io.vedette.twin.securityhub;

import io.vedette.twin.Account;
import io.vedette.twin.Caller;
import io.vedette.twin.Organization;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.securityhub.HubOrganization.RegionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's Security Hub in its region: what is there, and who may do what. */
final class Ground {

    static final String SERVICE = "securityhub";
    static final String PRINCIPAL = "securityhub.amazonaws.com";

    private final World world;
    private final Caller caller;
    private final ConfigRecorders recorders;

    Ground(World world, Caller caller, ConfigRecorders recorders) {
        this.world = world;
        this.caller = caller;
        this.recorders = recorders;
    }

    World world() {
        return world;
    }

    Caller caller() {
        return caller;
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

    Duration delay(String transition, Duration otherwise) {
        return world.faults().delay(SERVICE + "." + transition, otherwise);
    }

    boolean unprocessed(String account) {
        return world.faults().unprocessed(SERVICE, account);
    }

    boolean isRecorded(String account, String region) {
        return recorders.run(world, account, region);
    }

    Organization organization() {
        return world.organization();
    }

    HubOrganization settings() {
        return world.shared(HubOrganization.class);
    }

    RegionSettings regionSettings() {
        return settings().region(region());
    }

    AggregatorState aggregator(String account) {
        return world.state(AggregatorState.class, account, World.SHARED);
    }

    /** The account's state here, with everything in it that the organization brings about. */
    HubState hub(String account) {
        return new Enrolment(this).broughtUpToDate(account, region());
    }

    /** The caller's hub, which must be enabled. */
    HubState requireHub() {
        HubState hub = hub(account());
        if (!hub.enabled) {
            throw Refusal.notSubscribed(account());
        }
        return hub;
    }

    boolean isAdministrator() {
        return account().equals(regionSettings().administrator);
    }

    void requireAdministrator() {
        if (!isAdministrator()) {
            throw Refusal.notAdministrator(account());
        }
    }

    void requireManagement() {
        Organization organization = organization();
        if (!organization.inUse() || !organization.isManagement(account())) {
            throw Refusal.denied(
                    "The request failed because the account is not the management account of an"
                            + " organization.");
        }
    }

    /** Central configuration belongs to the administrator, in the home region. */
    HubOrganization requireCentral() {
        requireHub();
        HubOrganization settings = settings();
        if (!isAdministrator() || !settings.central || now().isBefore(settings.centralFrom)) {
            throw Refusal.denied(
                    "Must be a Security Hub delegated administrator with Central Configuration"
                            + " enabled");
        }
        if (!region().equals(settings.home)) {
            throw Refusal.denied(
                    "Central Configuration APIs can only be called from the aggregation region");
        }
        return settings;
    }

    /** Refuses changes by an account whose settings a central policy decides. */
    void requireOwnSettings() {
        if (!isAdministrator() && new Enrolment(this).centrallyManaged(account(), region())) {
            throw Refusal.denied(
                    "This account is currently associated with a central configuration policy, so"
                            + " only the administrator can access this operation.");
        }
    }

    Optional<Account> member(String account) {
        return organization().account(account);
    }

    <T> Page<T> page(Collection<T> all, @Nullable String token, @Nullable Integer size, int usual) {
        return Page.of(all, token, size == null ? usual : size, 100)
                .orElseThrow(() -> Refusal.invalid("Invalid NextToken"));
    }
}
