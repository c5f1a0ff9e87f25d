package io.vedette.aws.monitoring;

import static io.vedette.aws.ToolsOnTwin.HOME;
import static io.vedette.aws.ToolsOnTwin.TOOLING;

import io.vedette.aws.ToolsOnTwin;
import io.vedette.aws.cloudtrail.CloudTrailBlueprint;
import io.vedette.aws.config.ConfigBlueprint;
import io.vedette.aws.eventbridge.EventForwarding;
import io.vedette.aws.eventbridge.EventSettings;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.aws.securityhub.SecurityHubBlueprint;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.Facility;
import io.vedette.core.catalog.MonitoringSettings;
import io.vedette.twin.services.Happenings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/** Monitoring on a twin, and a queue in the tooling account that listens. */
final class MonitoringRig {

    static final MonitoringSettings DEFAULTS =
            Catalog.entries().stream()
                    .filter(entry -> entry.item() == Facility.MONITORING)
                    .map(CatalogEntry::defaults)
                    .map(MonitoringSettings.class::cast)
                    .findFirst()
                    .orElseThrow();

    private static final String QUEUE = "listener";

    private final ToolsOnTwin rig;

    MonitoringRig(ToolsOnTwin rig) {
        this.rig =
                rig.tools(clients ->
                                List.of(
                                        new GuardDutyBlueprint(clients),
                                        new CloudTrailBlueprint(clients),
                                        new ConfigBlueprint(clients),
                                        new SecurityHubBlueprint(clients),
                                        new MonitoringBlueprint(clients)))
                        .connected(clients ->
                                List.of(
                                        new EventForwarding(clients, EventSettings.DEFAULT),
                                        new AlertRules(clients, EventSettings.DEFAULT)));
    }

    static MonitoringSettings subscribing(String endpoint) {
        return new MonitoringSettings(
                true,
                DEFAULTS.key(),
                DEFAULTS.dashboard(),
                DEFAULTS.guarddutySeverity(),
                DEFAULTS.securityHubSeverities(),
                DEFAULTS.silentMinutes(),
                DEFAULTS.anomalyBand(),
                DEFAULTS.thresholds(),
                DEFAULTS.escalation(),
                new MonitoringSettings.Subscriptions(List.of(endpoint), List.of(), List.of()));
    }

    ToolsOnTwin tools() {
        return rig;
    }

    Happenings happenings() {
        return new Happenings(rig.twin());
    }

    static String topicArn(String topic) {
        return "arn:aws:sns:%s:%s:%s".formatted(HOME, TOOLING, topic);
    }

    /** Subscribes a queue to a topic, as anybody in the account could. */
    void listenTo(String topic) {
        SqsClient sqs = client(SqsClient.class);
        String url = sqs.createQueue(it -> it.queueName(QUEUE)).queueUrl();
        String arn = "arn:aws:sqs:%s:%s:%s".formatted(HOME, TOOLING, QUEUE);
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
                 "Resource": "%s",
                 "Condition": {"ArnLike": {"aws:SourceArn": "%s"}}}]}
                """
                        .formatted(arn, topicArn("*"));
        sqs.setQueueAttributes(it ->
                it.queueUrl(url).attributes(java.util.Map.of(QueueAttributeName.POLICY, policy)));
        client(SnsClient.class)
                .subscribe(it -> it.topicArn(topicArn(topic)).protocol("sqs").endpoint(arn));
    }

    /** What has arrived since it was asked last: the message that was published each time. */
    List<String> arrived() {
        SqsClient sqs = client(SqsClient.class);
        String url = sqs.getQueueUrl(it -> it.queueName(QUEUE)).queueUrl();
        List<String> arrived = new ArrayList<>();
        while (true) {
            List<Message> batch =
                    sqs.receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10)).messages();
            if (batch.isEmpty()) {
                return arrived;
            }
            for (Message message : batch) {
                arrived.add(
                        JsonMapper.shared().readTree(message.body()).path("Message").asString());
                sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
    }

    <C extends SdkClient> C client(Class<C> type) {
        return rig.client(type, TOOLING, HOME);
    }
}
