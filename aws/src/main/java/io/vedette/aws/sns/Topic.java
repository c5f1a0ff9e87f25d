package io.vedette.aws.sns;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.sns.Topic.State;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;

/**
 * A topic and the key that it encrypts with ({@code CreateTopic}); its policy is a resource of its
 * own.
 */
public record Topic(AwsClients clients) implements SingleResourceKind<State> {

    private static final String KEY = "KmsMasterKeyId";
    private static final Tag MANAGED = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();

    /**
     * How the topic is to be.
     *
     * @param key as SNS was told it: the ARN of an alias; null for none
     */
    public record State(@Nullable String key) {}

    /** The ARN of a topic. */
    public static String arn(Target target, String name) {
        return Arns.regional("sns", target, name);
    }

    static String arn(Resource<?> resource) {
        return arn(resource.target(), resource.name());
    }

    @Override
    public String name() {
        return "sns.topic";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        try {
            Map<String, String> attributes =
                    sns(resource).getTopicAttributes(it -> it.topicArn(arn(resource))).attributes();
            return new Reading.Present<>(new State(attributes.get(KEY)));
        } catch (NotFoundException absent) {
            return new Reading.Absent<>();
        }
    }

    /** A topic that came to be since it was read must not be asked for with its attributes. */
    @Override
    public Result create(Resource<State> resource) {
        sns(resource).createTopic(it -> it.name(resource.name()).tags(MANAGED));
        return encrypt(resource);
    }

    @Override
    public Result update(Update<State> update) {
        return encrypt(update.resource());
    }

    private Result encrypt(Resource<State> resource) {
        String key = Objects.requireNonNullElse(resource.desired().key(), "");
        sns(resource)
                .setTopicAttributes(
                        it -> it.topicArn(arn(resource)).attributeName(KEY).attributeValue(key));
        return Result.done();
    }

    /** Deleting a topic that is gone is no error. Its subscriptions go with it. */
    @Override
    public Result delete(Removal<State> removal) {
        sns(removal.resource()).deleteTopic(it -> it.topicArn(arn(removal.resource())));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("sns:GetTopicAttributes");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("sns:CreateTopic", "sns:SetTopicAttributes", "sns:TagResource");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("sns:DeleteTopic");
    }

    private SnsClient sns(Resource<State> resource) {
        return clients.client(SnsClient.class, resource.target());
    }
}
