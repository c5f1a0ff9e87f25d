package io.vedette.aws.accesslogs;

import io.vedette.aws.Managed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of an account.
 *
 * @param tags empty where nobody asked for them
 * @param unread why its tags could not be read; null where they were, or nobody asked
 */
record FoundBucket(String name, Map<String, String> tags, @Nullable String unread) {

    FoundBucket {
        tags = Map.copyOf(tags);
    }

    /** Whether Vedette made it: an archive is watched by nobody but CloudTrail. */
    boolean managed() {
        return Managed.VALUE.equals(tags.get(Managed.TAG));
    }
}
