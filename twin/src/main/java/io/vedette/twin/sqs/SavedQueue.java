package io.vedette.twin.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One queue: its attributes as they were set, and its messages in the order of arrival. */
final class SavedQueue {

    /**
     * A message.
     *
     * @param visible from when on it can be received
     * @param handle of its latest receipt; null before the first
     */
    record Message(
            String id,
            String body,
            Instant sent,
            Instant visible,
            int receipts,
            @Nullable String handle) {}

    NavigableMap<String, String> attributes = new TreeMap<>();
    NavigableMap<String, String> tags = new TreeMap<>();
    List<Message> messages = new ArrayList<>();
    Instant created = Instant.EPOCH;

    /** The seconds of an attribute. */
    Duration seconds(String attribute) {
        String value = attributes.getOrDefault(attribute, QueueAttributes.DEFAULTS.get(attribute));
        return Duration.ofSeconds(Long.parseLong(Objects.requireNonNull(value, attribute)));
    }

    /** Drops what was kept for as long as the queue keeps messages. */
    void expire(Instant now) {
        Instant oldest = now.minus(seconds("MessageRetentionPeriod"));
        messages.removeIf(message -> !message.sent().isAfter(oldest));
    }
}
