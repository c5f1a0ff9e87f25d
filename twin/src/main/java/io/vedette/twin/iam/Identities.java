package io.vedette.twin.iam;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The roles and customer-managed policies of an account. */
final class Identities {

    private NavigableMap<String, Role> roles = new TreeMap<>();
    private NavigableMap<String, ManagedPolicy> policies = new TreeMap<>();

    /** By name. */
    NavigableMap<String, Role> roles() {
        return roles;
    }

    /** By ARN. */
    NavigableMap<String, ManagedPolicy> policies() {
        return policies;
    }
}
