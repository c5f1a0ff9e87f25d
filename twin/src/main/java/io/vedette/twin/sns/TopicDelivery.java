package io.vedette.twin.sns;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.kms.KeyDirectory;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import io.vedette.twin.sns.TopicsState.SavedSubscription;
import io.vedette.twin.sns.TopicsState.Topic;
import io.vedette.twin.sqs.QueueDelivery;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes for AWS services on topics whose policies let them, and whose keys where they have one,
 * and hands what is published to the confirmed queues.
 */
public final class TopicDelivery {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SNS = "sns.amazonaws.com";

    private final World world;

    public TopicDelivery(World world) {
        this.world = world;
    }

    /**
     * Publishes for a service.
     *
     * @param service its principal, such as {@code cloudwatch.amazonaws.com}
     * @param request the condition keys of its request, such as {@code aws:SourceArn}
     * @return whether the topic is there and took it
     */
    public boolean publish(
            String topicArn,
            String service,
            Map<String, String> request,
            @Nullable String subject,
            String message) {
        Matcher arn = Topics.ARN.matcher(topicArn);
        if (!arn.matches()) {
            return false;
        }
        Caller owner = new Caller(arn.group(2), arn.group(1));
        Topic topic =
                world.peek(TopicsState.class, owner.account(), owner.region())
                        .map(it -> it.topics.get(arn.group(3)))
                        .orElse(null);
        if (topic == null
                || !lets(topic, topicArn, owner, service, request)
                || !encrypts(topic, owner, service, request)) {
            return false;
        }
        hand(topicArn, owner, topic, subject, message);
        return true;
    }

    private static boolean lets(
            Topic topic, String arn, Caller owner, String service, Map<String, String> request) {
        String policy =
                topic.attributes.getOrDefault("Policy", Topics.defaultPolicy(arn, owner.account()));
        return PolicyDocument.parse(policy, PolicyKind.RESOURCE)
                        instanceof PolicyDocument.Parsed.Valid(PolicyDocument valid)
                && valid.allowsService(service, "SNS:Publish", arn, request);
    }

    private boolean encrypts(
            Topic topic, Caller owner, String service, Map<String, String> request) {
        String key = topic.attributes.get("KmsMasterKeyId");
        return key == null
                || new KeyDirectory(world)
                        .find(key, owner.account(), owner.region())
                        .filter(KeyDirectory.Found::enabled)
                        .filter(it -> it.allows(service, "kms:GenerateDataKey", request))
                        .filter(it -> it.allows(service, "kms:Decrypt", request))
                        .isPresent();
    }

    /** Hands a message to everybody who is subscribed and simulated: the queues. */
    String hand(
            String topicArn, Caller owner, Topic topic, @Nullable String subject, String message) {
        String id = world.ids().uuid(owner, "notification");
        for (SavedSubscription subscription : topic.subscriptions.values()) {
            if (subscription.confirmed() && subscription.protocol().equals("sqs")) {
                boolean raw = "true".equals(subscription.attributes().get("RawMessageDelivery"));
                new QueueDelivery(world)
                        .deliver(
                                subscription.endpoint(),
                                SNS,
                                Map.of(
                                        "aws:SourceArn",
                                        topicArn,
                                        "aws:SourceAccount",
                                        owner.account()),
                                raw ? message : envelope(topicArn, id, subject, message));
            }
        }
        return id;
    }

    private String envelope(String topicArn, String id, @Nullable String subject, String message) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("Type", "Notification").put("MessageId", id).put("TopicArn", topicArn);
        if (subject != null) {
            envelope.put("Subject", subject);
        }
        envelope.put("Message", message).put("Timestamp", world.now().toString());
        return envelope.toString();
    }

    /**
     * Lets an endpoint confirm its subscription, as the person behind an e-mail address would with
     * the link that SNS sends.
     */
    public void confirm(String topicArn, String endpoint) {
        Matcher arn = Topics.ARN.matcher(topicArn);
        if (!arn.matches()) {
            throw new IllegalArgumentException("not the ARN of a topic: " + topicArn);
        }
        Topic topic =
                Objects.requireNonNull(
                        world.state(TopicsState.class, arn.group(2), arn.group(1))
                                .topics
                                .get(arn.group(3)),
                        topicArn);
        topic.subscriptions.replaceAll(
                (_, it) -> it.endpoint().equals(endpoint) ? it.confirm() : it);
    }
}
