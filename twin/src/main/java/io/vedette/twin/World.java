package io.vedette.twin;

import io.vedette.twin.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Holds everything the simulated organization is: state in cells, one for each type, account and
 * region.
 *
 * <p>A type of state is a plain class with fields and a constructor without parameters. Its values
 * are records, strings, numbers, instants, and lists and sorted maps of them: hash maps would come
 * back from the state file in another order.
 *
 * <p>One call at a time works on the world, so state needs no locks. A call whose name says that it
 * reads must not change anything, for only the changes of the others are saved: what becomes so by
 * itself is best kept as the time at which it does. A cell that a changing call asked for is saved
 * whole, so what belongs to a member is best kept in the member's own cell.
 */
public final class World {

    /** Stands for account and region where state belongs to no account, as in {@link #shared}. */
    public static final String SHARED = "-";

    private final ReentrantLock lock = new ReentrantLock();
    private final Cells cells = new Cells();
    private final TwinClock clock;
    private final Faults faults;
    private final Ids ids;
    private Duration ahead = Duration.ZERO;

    World(TwinClock clock, Faults faults, long seed) {
        this.clock = clock;
        this.faults = faults;
        this.ids = new Ids(this, seed);
    }

    /** The account's state in the region, new when nobody has asked for it before. */
    public <S> S state(Class<S> type, String account, String region) {
        return cells.get(type, account, region);
    }

    /** The caller's own state in the region it calls in. */
    public <S> S state(Class<S> type, Caller caller) {
        return cells.get(type, caller.account(), caller.region());
    }

    /** The state that all accounts share, such as the names of buckets. */
    public <S> S shared(Class<S> type) {
        return cells.get(type, SHARED, SHARED);
    }

    /**
     * The account's state in the region if there is any; only for reading, and cheaper than {@link
     * #state}.
     */
    public <S> Optional<S> peek(Class<S> type, String account, String region) {
        return cells.peek(type, account, region);
    }

    /**
     * Under which regions an account has state of a type, of those that begin with a prefix,
     * sorted: for state in many cells, such as {@code us-east-1/TABLE/ITEM}. It looks through all
     * cells.
     */
    public SortedSet<String> regions(Class<?> type, String account, String prefix) {
        return cells.regions(type, account, prefix);
    }

    /** The accounts and units; only for reading. */
    public Organization organization() {
        return cells.peek(Organization.class, SHARED, SHARED).orElseGet(Organization::new);
    }

    /** Trusted access and delegated administrators. */
    public Delegations delegations() {
        return shared(Delegations.class);
    }

    public Instant now() {
        return clock.now().plus(ahead);
    }

    public Faults faults() {
        return faults;
    }

    public Ids ids() {
        return ids;
    }

    /**
     * Whether a service must refuse to register a delegated administrator in the region because its
     * registration in the first region is still settling; notes the registration when not.
     *
     * @param service for example {@code guardduty}
     */
    public boolean administratorSettling(String service, String region) {
        AdministratorRegistrations registrations = shared(AdministratorRegistrations.class);
        if (registrations.conflicts(service, region, now(), faults.administratorSettling())) {
            return true;
        }
        registrations.note(service, region, now());
        return false;
    }

    /** Forgets the service's registration, for when its administrator is disabled. */
    public void administratorRemoved(String service) {
        shared(AdministratorRegistrations.class).forget(service);
    }

    <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Cells cells() {
        return cells;
    }

    /** Takes over saved state, and its time where that is later than the clock's. */
    void load(Map<String, JsonNode> saved) {
        cells.load(saved);
        Instant then = shared(SavedTime.class).at();
        if (then.isAfter(clock.now())) {
            ahead = Duration.between(clock.now(), then);
        }
    }

    void saveTime() {
        shared(SavedTime.class).set(now());
    }
}
