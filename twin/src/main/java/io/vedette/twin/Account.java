package io.vedette.twin;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One account of the simulated organization.
 *
 * @param parent the id of the root or organizational unit that holds it
 * @param optInRegions the regions beyond AWS's default ones that are enabled in it
 */
public record Account(
        String id,
        String name,
        String email,
        String parent,
        State state,
        Instant joined,
        Set<String> optInRegions) {

    /** The states of {@code organizations:Account.State}. */
    public enum State {
        PENDING_ACTIVATION,
        ACTIVE,
        SUSPENDED,
        PENDING_CLOSURE,
        CLOSED
    }

    public Account {
        optInRegions = Collections.unmodifiableSet(new TreeSet<>(optInRegions));
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /**
     * Whether calls to the region are accepted: default regions always, opt-in regions when
     * enabled.
     */
    public boolean enabled(String region) {
        return AwsRegions.enabledByDefault(region) || optInRegions.contains(region);
    }
}
