package io.vedette.twin.sns;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.kms.KeyDirectory;
import io.vedette.twin.sns.TopicsState.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagLimitExceededException;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/**
 * Simulates SNS for one caller: standard topics of its own account, and who is subscribed to them.
 * Filter policies are kept and not applied.
 */
public final class TwinSns implements SnsClient {

    private static final int PAGE = 100;
    private static final int MOST_TAGS = 50;

    private final World world;
    private final Caller caller;
    private final Topics topics;
    private final Subscriptions subscriptions;

    public TwinSns(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.topics = new Topics(world, caller);
        this.subscriptions = new Subscriptions(world, caller, topics);
    }

    private static <T> Page<T> page(Collection<T> all, @Nullable String token) {
        return Page.of(all, token, null, PAGE).orElseThrow(() -> SnsError.invalid("NextToken"));
    }

    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        NavigableMap<String, String> tags = new TreeMap<>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        String arn = topics.create(request.name(), request.attributes(), tags);
        return CreateTopicResponse.builder().topicArn(arn).build();
    }

    /** A topic that is not there is deleted without complaint. */
    @Override
    public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
        if (!Topics.ARN.matcher(request.topicArn()).matches()) {
            throw SnsError.invalid("TopicArn");
        }
        topics.look().topics.keySet().stream()
                .filter(name -> topics.arn(name).equals(request.topicArn()))
                .findFirst()
                .ifPresent(name -> topics.state().topics.remove(name));
        return DeleteTopicResponse.builder().build();
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        Page<String> page = page(topics.look().topics.keySet(), request.nextToken());
        return ListTopicsResponse.builder()
                .topics(
                        page.items().stream()
                                .map(name ->
                                        software.amazon.awssdk.services.sns.model.Topic.builder()
                                                .topicArn(topics.arn(name))
                                                .build())
                                .toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        return GetTopicAttributesResponse.builder()
                .attributes(topics.attributes(request.topicArn()))
                .build();
    }

    @Override
    public SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request) {
        topics.set(
                request.topicArn(),
                request.attributeName(),
                Objects.requireNonNullElse(request.attributeValue(), ""));
        return SetTopicAttributesResponse.builder().build();
    }

    @Override
    public SubscribeResponse subscribe(SubscribeRequest request) {
        String arn =
                subscriptions.subscribe(
                        request.topicArn(),
                        request.protocol(),
                        Objects.requireNonNullElse(request.endpoint(), ""),
                        request.attributes());
        boolean pending =
                Boolean.parseBoolean(subscriptions.attributes(arn).get("PendingConfirmation"));
        boolean told = !pending || Boolean.TRUE.equals(request.returnSubscriptionArn());
        return SubscribeResponse.builder()
                .subscriptionArn(told ? arn : "pending confirmation")
                .build();
    }

    @Override
    public ConfirmSubscriptionResponse confirmSubscription(ConfirmSubscriptionRequest request) {
        return ConfirmSubscriptionResponse.builder()
                .subscriptionArn(subscriptions.confirm(request.topicArn(), request.token()))
                .build();
    }

    @Override
    public UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        subscriptions.unsubscribe(request.subscriptionArn());
        return UnsubscribeResponse.builder().build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
            ListSubscriptionsByTopicRequest request) {
        Topic topic = topics.seen(request.topicArn());
        Page<Subscription> page =
                page(
                        topic.subscriptions.entrySet().stream()
                                .map(it ->
                                        Subscriptions.shown(
                                                request.topicArn(), it.getKey(), it.getValue()))
                                .toList(),
                        request.nextToken());
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public GetSubscriptionAttributesResponse getSubscriptionAttributes(
            GetSubscriptionAttributesRequest request) {
        return GetSubscriptionAttributesResponse.builder()
                .attributes(subscriptions.attributes(request.subscriptionArn()))
                .build();
    }

    @Override
    public SetSubscriptionAttributesResponse setSubscriptionAttributes(
            SetSubscriptionAttributesRequest request) {
        subscriptions.set(
                request.subscriptionArn(),
                request.attributeName(),
                Objects.requireNonNullElse(request.attributeValue(), ""));
        return SetSubscriptionAttributesResponse.builder().build();
    }

    /** Publishes in the caller's own name; the key must be there and enabled. */
    @Override
    public PublishResponse publish(PublishRequest request) {
        String arn = Objects.requireNonNullElse(request.topicArn(), request.targetArn());
        if (arn == null) {
            throw SnsError.invalid("TopicArn or TargetArn Reason: no value for required parameter");
        }
        if (request.message().isEmpty()) {
            throw SnsError.invalid("Empty message");
        }
        Topic topic = topics.of(arn);
        requireKey(topic.attributes.get("KmsMasterKeyId"));
        String id =
                new TopicDelivery(world)
                        .hand(arn, caller, topic, request.subject(), request.message());
        return PublishResponse.builder().messageId(id).build();
    }

    private void requireKey(@Nullable String key) {
        if (key == null || key.equals("alias/aws/sns")) {
            return;
        }
        KeyDirectory.Found found =
                new KeyDirectory(world)
                        .find(key, caller.account(), caller.region())
                        .orElseThrow(() -> SnsError.noKey(key));
        if (!found.enabled()) {
            throw SnsError.keyDisabled(key);
        }
        if (!found.symmetric()) {
            throw SnsError.keyDenied(key);
        }
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(
                        tagged(request.resourceArn(), topics.look()).entrySet().stream()
                                .map(it ->
                                        Tag.builder().key(it.getKey()).value(it.getValue()).build())
                                .toList())
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        Map<String, String> tags = tagged(request.resourceArn(), topics.state());
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        if (tags.size() > MOST_TAGS) {
            throw AwsError.of(
                    TagLimitExceededException.builder(),
                    "TagLimitExceeded",
                    400,
                    "Could not complete request: tag quota of per resource exceeded");
        }
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        tagged(request.resourceArn(), topics.state()).keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    private Map<String, String> tagged(String arn, TopicsState state) {
        return state.topics.entrySet().stream()
                .filter(it -> topics.arn(it.getKey()).equals(arn))
                .map(it -> it.getValue().tags)
                .findFirst()
                .orElseThrow(SnsError::noResource);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
