package io.vedette.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** When and where each service's delegated administrator was first registered. */
final class AdministratorRegistrations {

    private NavigableMap<String, Registration> first = new TreeMap<>();

    boolean conflicts(String service, String region, Instant now, Duration settling) {
        Registration registration = first.get(service);
        return registration != null
                && !registration.region().equals(region)
                && now.isBefore(registration.at().plus(settling));
    }

    void note(String service, String region, Instant now) {
        first.putIfAbsent(service, new Registration(region, now));
    }

    void forget(String service) {
        first.remove(service);
    }

    record Registration(String region, Instant at) {}
}
