package io.vedette.twin.sns;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The topics of an account in a Region, by name. */
final class TopicsState {

    NavigableMap<String, Topic> topics = new TreeMap<>();

    /** One topic: its attributes as they were set, and its subscriptions by their ids. */
    static final class Topic {

        NavigableMap<String, String> attributes = new TreeMap<>();
        NavigableMap<String, String> tags = new TreeMap<>();
        NavigableMap<String, SavedSubscription> subscriptions = new TreeMap<>();
    }

    /**
     * A subscription.
     *
     * @param token what its endpoint must answer with; null once it has, or where it need not
     */
    record SavedSubscription(
            String protocol,
            String endpoint,
            String owner,
            @Nullable String token,
            NavigableMap<String, String> attributes) {

        boolean confirmed() {
            return token == null;
        }

        SavedSubscription confirm() {
            return new SavedSubscription(protocol, endpoint, owner, null, attributes);
        }
    }
}
