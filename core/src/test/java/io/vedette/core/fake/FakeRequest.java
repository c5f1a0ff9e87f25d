package io.vedette.core.fake;

import io.vedette.core.organization.Target;
import java.time.Instant;
import java.util.List;

/**
 * One request that reached the fake cloud.
 *
 * @param operation read, create or update
 * @param names of the resources in it
 */
public record FakeRequest(
        String operation, String kind, Target place, List<String> names, Instant at) {

    public FakeRequest {
        names = List.copyOf(names);
    }

    /** The operation and what it was about, such as {@code create a, b}. */
    public String line() {
        return operation + " " + String.join(", ", names);
    }
}
