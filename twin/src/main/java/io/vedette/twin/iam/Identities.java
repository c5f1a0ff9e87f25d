package io.vedette.twin.iam;

import io.vedette.twin.Settling;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The roles and customer-managed policies of an account. */
final class Identities implements Settling {

    private NavigableMap<String, Role> roles = new TreeMap<>();
    private NavigableMap<String, ManagedPolicy> policies = new TreeMap<>();

    @Override
    public void settle(Instant now) {
        roles.values().removeIf(role -> role.isGone(now));
    }

    /** By name. */
    NavigableMap<String, Role> roles() {
        return roles;
    }

    /** By ARN. */
    NavigableMap<String, ManagedPolicy> policies() {
        return policies;
    }
}
