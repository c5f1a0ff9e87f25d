package io.vedette.twin;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which services the organization trusts and which accounts administer them for it.
 *
 * <p>Shared by Organizations and by the services that register administrators of their own, such as
 * GuardDuty's {@code EnableOrganizationAdminAccount}.
 */
public final class Delegations {

    private NavigableMap<String, Instant> trusted = new TreeMap<>();
    private NavigableMap<String, NavigableMap<String, Instant>> administrators = new TreeMap<>();

    /** Trusted service principals, with the time each was enabled. */
    public NavigableMap<String, Instant> trusted() {
        return Collections.unmodifiableNavigableMap(trusted);
    }

    public boolean trusts(String principal) {
        return trusted.containsKey(principal);
    }

    /** Enables trusted access; keeps the first date when it is enabled already. */
    public void trust(String principal, Instant at) {
        trusted.putIfAbsent(principal, at);
    }

    public void distrust(String principal) {
        trusted.remove(principal);
        administrators.values().forEach(services -> services.remove(principal));
        administrators.values().removeIf(NavigableMap::isEmpty);
    }

    /** Administering accounts, each with its service principals and their registration times. */
    public NavigableMap<String, NavigableMap<String, Instant>> administrators() {
        return Collections.unmodifiableNavigableMap(administrators);
    }

    public boolean administers(String account) {
        return administrators.containsKey(account);
    }

    public boolean administers(String account, String principal) {
        return services(account).containsKey(principal);
    }

    /** The account registered for the service principal; the lowest id where several are. */
    public Optional<String> administrator(String principal) {
        return administrators.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(principal))
                .map(entry -> entry.getKey())
                .findFirst();
    }

    /** The service principals that the account administers, with their registration times. */
    public NavigableMap<String, Instant> services(String account) {
        return administrators.getOrDefault(account, Collections.emptyNavigableMap());
    }

    /** Registers the account; keeps the first date when it is registered already. */
    public void register(String account, String principal, Instant at) {
        administrators
                .computeIfAbsent(account, ignored -> new TreeMap<>())
                .putIfAbsent(principal, at);
    }

    public void deregister(String account, String principal) {
        NavigableMap<String, Instant> services = administrators.get(account);
        if (services != null) {
            services.remove(principal);
            administrators.values().removeIf(NavigableMap::isEmpty);
        }
    }
}
