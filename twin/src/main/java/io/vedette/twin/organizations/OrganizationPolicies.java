package io.vedette.twin.organizations;

import io.vedette.twin.Organization;
import io.vedette.twin.OrganizationalUnit;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The management policies attached to the root, to units and to accounts.
 *
 * <p>Policies of one type are not merged, as AWS would: the one attached nearest to the account is
 * in effect.
 */
public final class OrganizationPolicies {

    private NavigableMap<String, NavigableMap<String, Policy>> byType = new TreeMap<>();

    /** A policy's JSON and when it was attached. */
    record Policy(String content, Instant attached) {}

    /** Attaches the policy to a root, unit or account, in place of the one of its type. */
    public void attach(String type, String target, String content, Instant at) {
        byType.computeIfAbsent(type, ignored -> new TreeMap<>())
                .put(target, new Policy(content, at));
    }

    /** Whether a policy of the type decides anything for the account. */
    public boolean inEffect(String type, String account, Organization organization) {
        return effective(type, account, organization).isPresent();
    }

    Optional<Policy> effective(String type, String account, Organization organization) {
        NavigableMap<String, Policy> policies = byType.get(type);
        if (policies == null) {
            return Optional.empty();
        }
        Policy own = policies.get(account);
        if (own != null) {
            return Optional.of(own);
        }
        Optional<String> parent = parent(account, organization);
        return parent.isEmpty() ? Optional.empty() : effective(type, parent.get(), organization);
    }

    private static Optional<String> parent(String child, Organization organization) {
        return organization
                .unit(child)
                .map(OrganizationalUnit::parent)
                .or(() -> organization.account(child).map(account -> account.parent()));
    }
}
