package io.vedette.aws.monitoring;

import io.vedette.aws.AwsClients;
import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.sns.Topic;
import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Publishes a test message on the topic of critical alerts and proves that it arrives: in a queue
 * that is subscribed for the test and removed after it.
 */
public final class TestNotification {

    /** The IAM actions that it takes; the topic's key asks for the last two. */
    public static final Set<String> ACTIONS =
            Set.of(
                    "sns:GetTopicAttributes",
                    "sns:Publish",
                    "sns:Subscribe",
                    "sns:Unsubscribe",
                    "sqs:CreateQueue",
                    "sqs:DeleteQueue",
                    "sqs:ReceiveMessage",
                    "kms:Decrypt",
                    "kms:GenerateDataKey");

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A subscription takes a while to hold; what was published before that is lost. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final AwsClients clients;
    private final Time time;
    private final Target home;

    /**
     * Sends test notifications.
     *
     * @param home the security tooling account's home Region
     */
    public TestNotification(AwsClients clients, Time time, Target home) {
        this.clients = clients;
        this.time = time;
        this.home = home;
    }

    /**
     * Sends one.
     *
     * @return how long it took to arrive; empty where it did not within a minute
     * @throws VedetteException where there is no topic
     */
    public Optional<Duration> send() {
        String topic = topicArn();
        requireTopic(topic);
        String name = "vedette-test-" + time.now().toEpochMilli();
        SqsClient sqs = clients.client(SqsClient.class, home);
        String queue =
                sqs.createQueue(it ->
                                it.queueName(name)
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.POLICY,
                                                        policy(name, topic))))
                        .queueUrl();
        try {
            return through(topic, queue, name);
        } finally {
            sqs.deleteQueue(it -> it.queueUrl(queue));
        }
    }

    /** The topic that it goes to. */
    public String topicArn() {
        return Topic.arn(home, Notifications.ALERTS);
    }

    private void requireTopic(String topic) {
        try {
            clients.client(SnsClient.class, home).getTopicAttributes(it -> it.topicArn(topic));
        } catch (NotFoundException absent) {
            throw new VedetteException(
                    ErrorCode.CLOUD,
                    "there is no topic %s to send a test notification to".formatted(topic),
                    "'vedette apply --tools monitoring' makes it",
                    absent);
        }
    }

    private String queueArn(String name) {
        return Arns.regional("sqs", home, name);
    }

    private String policy(String queue, String topic) {
        Statement statement =
                Statement.allow("sqs:SendMessage")
                        .toService("sns.amazonaws.com")
                        .on(queueArn(queue))
                        .when("ArnEquals", "aws:SourceArn", topic);
        return PolicyDocument.of(Map.of("VedetteTest", statement)).json();
    }

    private Optional<Duration> through(String topic, String queue, String token) {
        SnsClient sns = clients.client(SnsClient.class, home);
        String subscription =
                sns.subscribe(it ->
                                it.topicArn(topic)
                                        .protocol("sqs")
                                        .endpoint(queueArn(token))
                                        .returnSubscriptionArn(true))
                        .subscriptionArn();
        try {
            return arrival(topic, queue, token);
        } finally {
            sns.unsubscribe(it -> it.subscriptionArn(subscription));
        }
    }

    private Optional<Duration> arrival(String topic, String queue, String token) {
        Instant start = time.now();
        Instant published = Instant.MIN;
        while (time.now().isBefore(start.plus(PATIENCE))) {
            if (!time.now().isBefore(published.plus(AGAIN))) {
                published = time.now();
                publish(topic, token);
            }
            if (arrived(queue, token)) {
                return Optional.of(Duration.between(published, time.now()));
            }
            time.sleep(PAUSE);
        }
        return Optional.empty();
    }

    private void publish(String topic, String token) {
        clients.client(SnsClient.class, home)
                .publish(it ->
                        it.topicArn(topic)
                                .subject("Vedette: a test, nothing has happened")
                                .message(
                                        "This is a test of how alerts are delivered (%s). Nothing needs to be done."
                                                .formatted(token)));
    }

    private boolean arrived(String queue, String token) {
        return clients
                .client(SqsClient.class, home)
                .receiveMessage(it -> it.queueUrl(queue).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(Message::body)
                .anyMatch(body -> body.contains(token));
    }
}
