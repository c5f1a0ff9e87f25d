package io.vedette.twin.sns;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.sns.TopicsState.SavedSubscription;
import io.vedette.twin.sns.TopicsState.Topic;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Who receives what is published on the topics of an account in a Region. People and web servers
 * must confirm; queues and functions need not.
 */
final class Subscriptions {

    static final String PENDING = "PendingConfirmation";

    private static final Pattern ARN =
            Pattern.compile("(arn:aws:sns:[\\w-]+:\\d{12}:[\\w-]+):([0-9a-f-]{36})");
    private static final Map<String, Pattern> ENDPOINTS =
            Map.of(
                    "email", Pattern.compile("[^@\\s]+@[^@\\s]+"),
                    "email-json", Pattern.compile("[^@\\s]+@[^@\\s]+"),
                    "http", Pattern.compile("http://.+"),
                    "https", Pattern.compile("https://.+"),
                    "lambda", Pattern.compile("arn:aws:lambda:[\\w-]+:\\d{12}:function:.+"),
                    "sqs", Pattern.compile("arn:aws:sqs:[\\w-]+:\\d{12}:.+"));
    private static final Set<String> TO_CONFIRM = Set.of("email", "email-json", "http", "https");
    private static final Set<String> SETTABLE =
            Set.of(
                    "DeliveryPolicy",
                    "FilterPolicy",
                    "FilterPolicyScope",
                    "RawMessageDelivery",
                    "RedrivePolicy");

    private final World world;
    private final Caller caller;
    private final Topics topics;

    Subscriptions(World world, Caller caller, Topics topics) {
        this.world = world;
        this.caller = caller;
        this.topics = topics;
    }

    /** Subscribes an endpoint; one that is subscribed keeps its subscription. */
    String subscribe(
            String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        Pattern allowed = ENDPOINTS.get(protocol);
        if (allowed == null) {
            throw SnsError.invalid("Amazon SNS does not support this protocol string: " + protocol);
        }
        if (!allowed.matcher(endpoint).matches()) {
            throw SnsError.invalid("Endpoint");
        }
        attributes.keySet().forEach(Subscriptions::check);
        Topic topic = topics.of(topicArn);
        for (Map.Entry<String, SavedSubscription> there : topic.subscriptions.entrySet()) {
            if (there.getValue().protocol().equals(protocol)
                    && there.getValue().endpoint().equals(endpoint)) {
                return topicArn + ":" + there.getKey();
            }
        }
        NavigableMap<String, String> settings = new TreeMap<>(attributes);
        settings.putIfAbsent("RawMessageDelivery", "false");
        String token =
                TO_CONFIRM.contains(protocol) ? world.ids().hex(caller, "confirmation", 64) : null;
        String id = world.ids().uuid(caller, "subscription");
        topic.subscriptions.put(
                id, new SavedSubscription(protocol, endpoint, caller.account(), token, settings));
        return topicArn + ":" + id;
    }

    private static void check(String attribute) {
        if (!SETTABLE.contains(attribute)) {
            throw SnsError.invalid("AttributeName");
        }
    }

    /** Takes the token that the endpoint was sent. */
    String confirm(String topicArn, String token) {
        Topic topic = topics.of(topicArn);
        for (Map.Entry<String, SavedSubscription> it : topic.subscriptions.entrySet()) {
            if (token.equals(it.getValue().token())) {
                it.setValue(it.getValue().confirm());
                return topicArn + ":" + it.getKey();
            }
        }
        throw SnsError.invalid("Token");
    }

    /** Ends a subscription; one that is not there ended before. */
    void unsubscribe(String subscriptionArn) {
        Matcher arn = matcher(subscriptionArn);
        String name = topicName(arn);
        TopicsState state = topics.look();
        Topic topic = state.topics.get(name);
        if (topic == null) {
            return;
        }
        SavedSubscription there = topic.subscriptions.get(arn.group(2));
        if (there != null && !there.confirmed()) {
            throw SnsError.invalid(
                    "This subscription is not confirmed yet, and cannot be deleted.");
        }
        topics.of(arn.group(1)).subscriptions.remove(arn.group(2));
    }

    private static Matcher matcher(String subscriptionArn) {
        Matcher arn = ARN.matcher(subscriptionArn);
        if (!arn.matches()) {
            throw SnsError.invalid(
                    "SubscriptionId Reason: An ARN must have at least 6 elements, not 1");
        }
        return arn;
    }

    private static String topicName(Matcher arn) {
        return arn.group(1).substring(arn.group(1).lastIndexOf(':') + 1);
    }

    /** The attributes of one subscription. */
    Map<String, String> attributes(String subscriptionArn) {
        Matcher arn = matcher(subscriptionArn);
        SavedSubscription found = found(topics.look(), arn);
        NavigableMap<String, String> all = new TreeMap<>(found.attributes());
        all.put("SubscriptionArn", subscriptionArn);
        all.put("TopicArn", arn.group(1));
        all.put("Protocol", found.protocol());
        all.put("Endpoint", found.endpoint());
        all.put("Owner", found.owner());
        all.put("PendingConfirmation", String.valueOf(!found.confirmed()));
        all.put("ConfirmationWasAuthenticated", "false");
        return all;
    }

    void set(String subscriptionArn, String attribute, String value) {
        check(attribute);
        found(topics.state(), matcher(subscriptionArn)).attributes().put(attribute, value);
    }

    private static SavedSubscription found(TopicsState state, Matcher arn) {
        Topic topic = state.topics.get(topicName(arn));
        SavedSubscription found = topic == null ? null : topic.subscriptions.get(arn.group(2));
        if (found == null) {
            throw SnsError.noSubscription();
        }
        return found;
    }

    /** What a listing shows of one: its ARN only once it is confirmed. */
    static Subscription shown(String topicArn, String id, SavedSubscription subscription) {
        return Subscription.builder()
                .topicArn(topicArn)
                .subscriptionArn(subscription.confirmed() ? topicArn + ":" + id : PENDING)
                .protocol(subscription.protocol())
                .endpoint(subscription.endpoint())
                .owner(subscription.owner())
                .build();
    }
}
