package io.vedette.twin.sqs;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queues that one caller reaches by their URLs: its own. */
final class Queues {

    private static final Pattern URL =
            Pattern.compile("https://sqs\\.([\\w-]+)\\.amazonaws\\.com/(\\d{12})/([\\w.-]+)");

    private final World world;
    private final Caller caller;

    Queues(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    QueuesState state() {
        return world.state(QueuesState.class, caller);
    }

    QueuesState look() {
        return world.peek(QueuesState.class, caller.account(), caller.region())
                .orElseGet(QueuesState::new);
    }

    String url(String name) {
        return "https://sqs.%s.amazonaws.com/%s/%s"
                .formatted(caller.region(), caller.account(), name);
    }

    String arn(String name) {
        return "arn:aws:sqs:%s:%s:%s".formatted(caller.region(), caller.account(), name);
    }

    /** The name in a URL of one of the caller's queues. */
    String name(String url) {
        Matcher matcher = URL.matcher(url);
        boolean own =
                matcher.matches()
                        && matcher.group(1).equals(caller.region())
                        && matcher.group(2).equals(caller.account());
        if (!own || !look().queues.containsKey(matcher.group(3))) {
            throw SqsError.noSuchQueue();
        }
        return matcher.group(3);
    }

    /** A queue to be looked at. */
    SavedQueue seen(String url) {
        SavedQueue queue = look().queues.get(name(url));
        if (queue == null) {
            throw SqsError.noSuchQueue();
        }
        return queue;
    }

    /** A queue to be changed. */
    SavedQueue of(String url) {
        SavedQueue queue = state().queues.get(name(url));
        if (queue == null) {
            throw SqsError.noSuchQueue();
        }
        return queue;
    }

    /** A queue of the name; one that is there must not be asked for with other attributes. */
    String create(String name, Map<String, String> attributes, Map<String, String> tags) {
        if (!name.matches("[\\w-]{1,80}")) {
            throw SqsError.invalid(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in"
                            + " length");
        }
        SavedQueue wanted = new SavedQueue();
        QueueAttributes.set(wanted, attributes);
        SavedQueue there = look().queues.get(name);
        if (there != null) {
            Map<String, String> known = QueueAttributes.of(there, arn(name), List.of("All"));
            attributes.forEach((attribute, value) -> {
                if (!value.equals(known.get(attribute))) {
                    throw SqsError.exists(attribute);
                }
            });
            return url(name);
        }
        wanted.tags.putAll(tags);
        wanted.created = world.now();
        state().queues.put(name, wanted);
        return url(name);
    }

    /** Receives messages, which nobody else sees for a while. */
    List<SavedQueue.Message> receive(SavedQueue queue, int most, long visibilitySeconds) {
        Instant now = world.now();
        queue.expire(now);
        List<SavedQueue.Message> received = new ArrayList<>();
        for (int i = 0; i < queue.messages.size() && received.size() < most; i++) {
            SavedQueue.Message message = queue.messages.get(i);
            if (!message.visible().isAfter(now)) {
                SavedQueue.Message taken =
                        new SavedQueue.Message(
                                message.id(),
                                message.body(),
                                message.sent(),
                                now.plusSeconds(visibilitySeconds),
                                message.receipts() + 1,
                                world.ids().alphanumeric(caller, "receipt", 60));
                queue.messages.set(i, taken);
                received.add(taken);
            }
        }
        return received;
    }

    String send(SavedQueue queue, String body, long delaySeconds) {
        String id = world.ids().uuid(caller, "message");
        Instant now = world.now();
        queue.messages.add(
                new SavedQueue.Message(id, body, now, now.plusSeconds(delaySeconds), 0, null));
        return id;
    }
}
