package io.vedette.twin.sns;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import io.vedette.twin.sns.TopicsState.Topic;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The topics of a caller's account and Region. */
final class Topics {

    static final Pattern ARN = Pattern.compile("arn:aws:sns:([\\w-]+):(\\d{12}):([\\w-]{1,256})");

    private static final Set<String> SETTABLE =
            Set.of(
                    "DeliveryPolicy",
                    "DisplayName",
                    "KmsMasterKeyId",
                    "Policy",
                    "SignatureVersion",
                    "TracingConfig");

    private final World world;
    private final Caller caller;

    Topics(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    TopicsState state() {
        return world.state(TopicsState.class, caller);
    }

    TopicsState look() {
        return world.peek(TopicsState.class, caller.account(), caller.region())
                .orElseGet(TopicsState::new);
    }

    String arn(String name) {
        return "arn:aws:sns:%s:%s:%s".formatted(caller.region(), caller.account(), name);
    }

    /** The name in the ARN of a topic that is here. */
    String name(String topicArn) {
        Matcher arn = ARN.matcher(topicArn);
        if (!arn.matches()) {
            throw SnsError.invalid("TopicArn");
        }
        boolean own = arn.group(1).equals(caller.region()) && arn.group(2).equals(caller.account());
        if (!own || !look().topics.containsKey(arn.group(3))) {
            throw SnsError.noTopic();
        }
        return arn.group(3);
    }

    Topic seen(String topicArn) {
        return found(look(), topicArn);
    }

    Topic of(String topicArn) {
        return found(state(), topicArn);
    }

    private Topic found(TopicsState state, String topicArn) {
        Topic topic = state.topics.get(name(topicArn));
        if (topic == null) {
            throw SnsError.noTopic();
        }
        return topic;
    }

    /** A topic of the name; one that is there must not be asked for with other attributes. */
    String create(String name, Map<String, String> attributes, Map<String, String> tags) {
        if (!name.matches("[\\w-]{1,256}")) {
            throw SnsError.invalid("Topic Name");
        }
        attributes.forEach(Topics::check);
        Topic there = look().topics.get(name);
        if (there == null) {
            Topic topic = new Topic();
            topic.attributes.putAll(attributes);
            topic.tags.putAll(tags);
            state().topics.put(name, topic);
        } else if (!there.tags.equals(tags) && !tags.isEmpty()) {
            throw SnsError.invalid("Tags Reason: Topic already exists with different tags");
        } else if (!there.attributes.entrySet().containsAll(attributes.entrySet())) {
            throw SnsError.invalid(
                    "Attributes Reason: Topic already exists with different attributes");
        }
        return arn(name);
    }

    void set(String topicArn, String attribute, String value) {
        Topic topic = of(topicArn);
        check(attribute, value);
        if (value.isEmpty()) {
            topic.attributes.remove(attribute);
        } else {
            topic.attributes.put(attribute, value);
        }
    }

    private static void check(String attribute, String value) {
        if (!SETTABLE.contains(attribute)) {
            throw SnsError.invalid("AttributeName");
        }
        if (attribute.equals("Policy")
                && !value.isEmpty()
                && PolicyDocument.parse(value, PolicyKind.RESOURCE)
                        instanceof PolicyDocument.Parsed.Malformed(String why)) {
            throw SnsError.invalid("Policy Error: " + why);
        }
    }

    Map<String, String> attributes(String topicArn) {
        Topic topic = seen(topicArn);
        NavigableMap<String, String> all = new TreeMap<>(topic.attributes);
        long confirmed =
                topic.subscriptions.values().stream()
                        .filter(TopicsState.SavedSubscription::confirmed)
                        .count();
        all.putIfAbsent("Policy", defaultPolicy(topicArn));
        all.putIfAbsent("DisplayName", "");
        all.put("TopicArn", topicArn);
        all.put("Owner", caller.account());
        all.put("SubscriptionsConfirmed", String.valueOf(confirmed));
        all.put("SubscriptionsPending", String.valueOf(topic.subscriptions.size() - confirmed));
        all.put("SubscriptionsDeleted", "0");
        return all;
    }

    private String defaultPolicy(String topicArn) {
        return defaultPolicy(topicArn, caller.account());
    }

    /** Lets the owner do what it likes, in SNS's own peculiar spelling. */
    static String defaultPolicy(String topicArn, String owner) {
        return """
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID",\
        "Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes",\
        "SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic",\
        "SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"%s",\
        "Condition":{"StringEquals":{"AWS:SourceOwner":"%s"}}}]}\
        """
                .formatted(topicArn, owner);
    }
}
