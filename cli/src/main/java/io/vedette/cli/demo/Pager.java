package io.vedette.cli.demo;

import io.vedette.aws.policy.PolicyDocument;
import io.vedette.aws.policy.Statement;
import io.vedette.core.organization.Target;
import io.vedette.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands for whoever is on call: a queue that listens to the topic of the critical alerts. */
final class Pager {

    private static final String QUEUE = "on-call";
    private static final String TOPIC = ":vedette-alerts";

    private final Twin twin;
    private final Target place;

    /**
     * Prepares a pager.
     *
     * @param place the security tooling account, in the home region
     */
    Pager(Twin twin, Target place) {
        this.twin = twin;
        this.place = place;
    }

    /** Subscribes to the alerts. */
    void listen() {
        String topic =
                client(SnsClient.class).listTopicsPaginator().topics().stream()
                        .map(Topic::topicArn)
                        .filter(arn -> arn.endsWith(TOPIC))
                        .findFirst()
                        .orElseThrow();
        SqsClient sqs = client(SqsClient.class);
        String url = sqs.createQueue(it -> it.queueName(QUEUE)).queueUrl();
        String arn =
                sqs.getQueueAttributes(
                                it -> it.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        String policy =
                PolicyDocument.of(
                                Map.of(
                                        "Alerts",
                                        Statement.allow("sqs:SendMessage")
                                                .toService("sns.amazonaws.com")
                                                .on(arn)
                                                .when("ArnEquals", "aws:SourceArn", topic)))
                        .json();
        sqs.setQueueAttributes(
                it -> it.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
        client(SnsClient.class).subscribe(it -> it.topicArn(topic).protocol("sqs").endpoint(arn));
    }

    /** The alarms that have rung since it was asked last, and why. */
    List<String> rung() {
        SqsClient sqs = client(SqsClient.class);
        String url = sqs.getQueueUrl(it -> it.queueName(QUEUE)).queueUrl();
        List<String> rung = new ArrayList<>();
        List<Message> batch;
        do {
            batch = sqs.receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10)).messages();
            for (Message message : batch) {
                said(message).ifPresent(rung::add);
                sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        } while (!batch.isEmpty());
        return rung;
    }

    private static Optional<String> said(Message message) {
        JsonMapper json = JsonMapper.shared();
        JsonNode alarm = json.readTree(json.readTree(message.body()).path("Message").asString());
        return alarm.path("NewStateValue").asString("").equals("ALARM")
                ? Optional.of(
                        "%s: %s"
                                .formatted(
                                        alarm.path("AlarmName").asString(),
                                        alarm.path("AlarmDescription").asString("")))
                : Optional.empty();
    }

    private <C extends SdkClient> C client(Class<C> type) {
        return twin.client(type, place.account().value(), place.region().code());
    }
}
