package io.vedette.aws.sns;

import io.vedette.aws.AwsClients;
import io.vedette.aws.sns.Subscription.State;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Purpose;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * Somebody who receives what is published on a topic ({@code Subscribe}). The resource's name is
 * {@code TOPIC/ENDPOINT}.
 *
 * <p>People and web servers must confirm what SNS sends them before they receive anything; until
 * then the subscription is waiting for them.
 */
public record Subscription(AwsClients clients) implements SingleResourceKind<State> {

    private static final String PENDING = "PendingConfirmation";

    /**
     * A subscription is there or it is not.
     *
     * @param protocol in SNS's word, such as {@code email}
     */
    public record State(String protocol, String endpoint) {

        /** The protocol follows from what the endpoint looks like. */
        public static State of(String endpoint) {
            if (endpoint.startsWith("https://")) {
                return new State("https", endpoint);
            }
            if (endpoint.startsWith("arn:")) {
                return new State(endpoint.split(":", 4)[2], endpoint);
            }
            return new State("email", endpoint);
        }
    }

    /** The name of the resource for an endpoint of a topic. */
    public static String name(String topic, String endpoint) {
        return topic + "/" + endpoint;
    }

    private static String topicArn(Resource<State> resource) {
        String topic = resource.name().substring(0, resource.name().indexOf('/'));
        return Topic.arn(resource.target(), topic);
    }

    @Override
    public String name() {
        return "sns.subscription";
    }

    /** A topic tells of all of its subscriptions, 100 a page. */
    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        Map<String, Map<State, String>> topics = new TreeMap<>();
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        for (Resource<State> resource : resources) {
            String topic = topicArn(resource);
            Map<State, String> there = topics.get(topic);
            if (there == null) {
                there = subscriptions(place, topic);
                topics.put(topic, there);
            }
            readings.put(
                    resource.id(),
                    reading(resource, Optional.ofNullable(there.get(resource.desired()))));
        }
        return readings;
    }

    private static Reading<State> reading(Resource<State> resource, Optional<String> arn) {
        if (arn.isEmpty()) {
            return new Reading.Absent<>();
        }
        // What is to go need not be confirmed first.
        boolean kept = resource.purpose() instanceof Purpose.Keep<State>;
        return kept && arn.get().equals(PENDING)
                ? new Reading.Settling<>(confirmation(resource.desired()))
                : new Reading.Present<>(resource.desired());
    }

    private static String confirmation(State state) {
        return "confirmation by %s of what SNS sent".formatted(state.endpoint());
    }

    /** The ARNs of a topic's subscriptions; those not confirmed have none. */
    private Map<State, String> subscriptions(Target place, String topicArn) {
        Map<State, String> found = new HashMap<>();
        try {
            clients.client(SnsClient.class, place)
                    .listSubscriptionsByTopicPaginator(it -> it.topicArn(topicArn))
                    .subscriptions()
                    .forEach(it ->
                            found.put(
                                    new State(it.protocol(), it.endpoint()), it.subscriptionArn()));
        } catch (NotFoundException noTopic) {
            return Map.of();
        }
        return found;
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return read(resource.target(), List.of(resource))
                .getOrDefault(resource.id(), new Reading.Absent<>());
    }

    @Override
    public Result create(Resource<State> resource) {
        State desired = resource.desired();
        String arn =
                sns(resource)
                        .subscribe(it ->
                                it.topicArn(topicArn(resource))
                                        .protocol(desired.protocol())
                                        .endpoint(desired.endpoint()))
                        .subscriptionArn();
        return arn.startsWith("arn:") ? Result.done() : new Result.Pending(confirmation(desired));
    }

    /** All that a subscription has is what tells it from others. */
    @Override
    public Result update(Update<State> update) {
        return Result.done();
    }

    /** What nobody confirmed cannot be ended; SNS forgets it after two days, or with the topic. */
    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        String arn = subscriptions(resource.target(), topicArn(resource)).get(resource.desired());
        if (arn != null && !arn.equals(PENDING)) {
            sns(resource).unsubscribe(it -> it.subscriptionArn(arn));
        }
        return Result.done();
    }

    /** People take longer than a run does. */
    @Override
    public Duration patience() {
        return Duration.ZERO;
    }

    @Override
    public Set<String> readActions() {
        return Set.of("sns:ListSubscriptionsByTopic");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("sns:Subscribe");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("sns:Unsubscribe");
    }

    private SnsClient sns(Resource<State> resource) {
        return clients.client(SnsClient.class, resource.target());
    }
}
