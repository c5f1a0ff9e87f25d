package io.vedette.twin.sqs;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.kms.KeyDirectory;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts messages of AWS services into queues whose policies, and keys, let them. */
public final class QueueDelivery {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:sqs:([\\w-]+):(\\d{12}):([\\w.-]+)");

    private final World world;

    public QueueDelivery(World world) {
        this.world = world;
    }

    /**
     * Delivers a message.
     *
     * @param service the service's principal, such as {@code sns.amazonaws.com}
     * @param request the condition keys of its request, such as {@code aws:SourceArn}
     * @return whether the queue is there and took it
     */
    public boolean deliver(
            String queueArn, String service, Map<String, String> request, String body) {
        Matcher arn = ARN.matcher(queueArn);
        if (!arn.matches()) {
            return false;
        }
        Caller owner = new Caller(arn.group(2), arn.group(1));
        SavedQueue queue =
                world.peek(QueuesState.class, owner.account(), owner.region())
                        .map(it -> it.queues.get(arn.group(3)))
                        .orElse(null);
        if (queue == null
                || !lets(queue, queueArn, service, request)
                || !encrypts(queue, owner, service, request)) {
            return false;
        }
        Queues queues = new Queues(world, owner);
        queues.send(
                queues.of(queues.url(arn.group(3))),
                body,
                queue.seconds("DelaySeconds").toSeconds());
        return true;
    }

    private static boolean lets(
            SavedQueue queue, String arn, String service, Map<String, String> request) {
        return PolicyDocument.parse(
                                queue.attributes.getOrDefault("Policy", ""), PolicyKind.RESOURCE)
                        instanceof PolicyDocument.Parsed.Valid(PolicyDocument policy)
                && policy.allowsService(service, "sqs:SendMessage", arn, request);
    }

    private boolean encrypts(
            SavedQueue queue, Caller owner, String service, Map<String, String> request) {
        String key = queue.attributes.get("KmsMasterKeyId");
        return key == null
                || new KeyDirectory(world)
                        .find(key, owner.account(), owner.region())
                        .filter(KeyDirectory.Found::enabled)
                        .filter(it -> it.allows(service, "kms:GenerateDataKey", request))
                        .filter(it -> it.allows(service, "kms:Decrypt", request))
                        .isPresent();
    }
}
