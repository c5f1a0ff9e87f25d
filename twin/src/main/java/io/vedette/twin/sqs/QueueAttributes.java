package io.vedette.twin.sqs;

import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Which attributes a queue has, their defaults and what they may be. */
final class QueueAttributes {

    static final Map<String, String> DEFAULTS =
            Map.of(
                    "DelaySeconds", "0",
                    "MaximumMessageSize", "262144",
                    "MessageRetentionPeriod", "345600",
                    "ReceiveMessageWaitTimeSeconds", "0",
                    "VisibilityTimeout", "30",
                    "SqsManagedSseEnabled", "true");

    /** Between which numbers of seconds or bytes an attribute must lie. */
    private record Limits(long least, long most) {}

    private static final Map<String, Limits> LIMITS =
            Map.of(
                    "DelaySeconds", new Limits(0, 900),
                    "MaximumMessageSize", new Limits(1_024, 1_048_576),
                    "MessageRetentionPeriod", new Limits(60, 1_209_600),
                    "ReceiveMessageWaitTimeSeconds", new Limits(0, 20),
                    "VisibilityTimeout", new Limits(0, 43_200));

    private static final Set<String> OTHERS =
            Set.of("KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "Policy", "RedrivePolicy");

    private QueueAttributes() {}

    /** Takes attributes over; an empty text takes one away. */
    static void set(SavedQueue queue, Map<String, String> wanted) {
        wanted.forEach(QueueAttributes::check);
        wanted.forEach((name, value) -> {
            if (value.isEmpty()) {
                queue.attributes.remove(name);
            } else {
                queue.attributes.put(name, value);
            }
        });
    }

    private static void check(String name, String value) {
        Limits limits = LIMITS.get(name);
        if (limits == null) {
            if (!OTHERS.contains(name) && !DEFAULTS.containsKey(name)) {
                throw SqsError.attributeName(name);
            }
            if (name.equals("Policy")
                    && !value.isEmpty()
                    && PolicyDocument.parse(value, PolicyKind.RESOURCE)
                            instanceof PolicyDocument.Parsed.Malformed) {
                throw SqsError.attributeValue(name);
            }
            return;
        }
        boolean number = value.matches("\\d{1,9}");
        if (!number
                || Long.parseLong(value) < limits.least()
                || Long.parseLong(value) > limits.most()) {
            throw SqsError.attributeValue(name);
        }
    }

    /** All attributes of a queue, of which {@code All} asks for every one. */
    static Map<String, String> of(SavedQueue queue, String arn, Iterable<String> asked) {
        NavigableMap<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(queue.attributes);
        if (all.containsKey("KmsMasterKeyId")) {
            all.put("SqsManagedSseEnabled", "false");
        }
        all.put("QueueArn", arn);
        all.put("CreatedTimestamp", String.valueOf(queue.created.getEpochSecond()));
        all.put("ApproximateNumberOfMessages", String.valueOf(queue.messages.size()));
        Set<String> wanted = new HashSet<>();
        asked.forEach(wanted::add);
        if (!wanted.contains("All")) {
            for (String name : wanted) {
                if (!all.containsKey(name) && !OTHERS.contains(name)) {
                    throw SqsError.attributeName(name);
                }
            }
            all.keySet().retainAll(wanted);
        }
        return all;
    }
}
