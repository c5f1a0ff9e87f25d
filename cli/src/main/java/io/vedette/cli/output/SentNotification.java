package io.vedette.cli.output;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A test notification, and what became of it.
 *
 * @param topic the ARN of the topic that it was sent to
 * @param arrivedAfter null where it did not arrive
 */
public record SentNotification(String topic, @Nullable Duration arrivedAfter) {

    String words() {
        Duration after = arrivedAfter;
        return after == null
                ? "sent to %s and did not arrive".formatted(topic)
                : "arrived through %s after %.1f s".formatted(topic, after.toMillis() / 1000.0);
    }
}
