package io.vedette.aws.sns;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.sns.TopicPolicy.Statements;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * The statements that a topic's policy has for one purpose ({@code SetTopicAttributes}). The
 * resource's name is the topic's; all other statements of the policy stay as they are.
 */
public record TopicPolicy(AwsClients clients) implements SingleResourceKind<Statements> {

    private static final String POLICY = "Policy";

    /** The statements by id. */
    public record Statements(Map<String, Statement> statements) {
        public Statements {
            statements = Collections.unmodifiableMap(new TreeMap<>(statements));
        }
    }

    @Override
    public String name() {
        return "sns.topic-policy";
    }

    @Override
    public Reading<Statements> read(Resource<Statements> resource) {
        try {
            Map<String, Statement> there =
                    policy(resource).statements(resource.desired().statements().keySet());
            return there.isEmpty()
                    ? new Reading.Absent<>()
                    : new Reading.Present<>(new Statements(there));
        } catch (NotFoundException noTopic) {
            return new Reading.Absent<>();
        }
    }

    private PolicyDocument policy(Resource<Statements> resource) {
        String policy =
                sns(resource)
                        .getTopicAttributes(it -> it.topicArn(Topic.arn(resource)))
                        .attributes()
                        .get(POLICY);
        return policy == null ? PolicyDocument.empty() : PolicyDocument.parse(policy);
    }

    @Override
    public Result create(Resource<Statements> resource) {
        return change(resource, it -> it.merge(resource.desired().statements()));
    }

    @Override
    public Result update(Update<Statements> update) {
        Resource<Statements> resource = update.resource();
        return change(
                resource,
                it -> it.merge(update.before().statements(), resource.desired().statements()));
    }

    @Override
    public Result delete(Removal<Statements> removal) {
        try {
            return change(
                    removal.resource(), it -> it.without(removal.found().statements().keySet()));
        } catch (NotFoundException gone) {
            return Result.done();
        }
    }

    private Result change(Resource<Statements> resource, UnaryOperator<PolicyDocument> change) {
        return clients.alone(
                "sns policy " + Topic.arn(resource),
                () -> {
                    PolicyDocument changed = change.apply(policy(resource));
                    // SNS takes an empty text for its own default policy.
                    String json = changed.isEmpty() ? "" : changed.json();
                    sns(resource)
                            .setTopicAttributes(it ->
                                    it.topicArn(Topic.arn(resource))
                                            .attributeName(POLICY)
                                            .attributeValue(json));
                    return Result.done();
                });
    }

    @Override
    public Set<String> readActions() {
        return Set.of("sns:GetTopicAttributes");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("sns:SetTopicAttributes");
    }

    private SnsClient sns(Resource<Statements> resource) {
        return clients.client(SnsClient.class, resource.target());
    }
}
