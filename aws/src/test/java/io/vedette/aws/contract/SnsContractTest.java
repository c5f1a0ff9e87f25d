package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource
class SnsContractTest {

    private static final String REGION = "us-west-2";
    private static final String TOPIC = "alerts";
    private static final Tag MANAGED = Tag.builder().key("managed").value("true").build();

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final String account;
    private final SnsClient sns;

    SnsContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        sns = cloud.client(SnsClient.class, account, REGION);
    }

    private String arn() {
        return "arn:aws:sns:%s:%s:%s".formatted(REGION, account, TOPIC);
    }

    private String create() {
        return sns.createTopic(it -> it.name(TOPIC).tags(MANAGED)).topicArn();
    }

    private Map<String, String> attributes() {
        return sns.getTopicAttributes(it -> it.topicArn(arn())).attributes();
    }

    private void set(String name, String value) {
        sns.setTopicAttributes(it -> it.topicArn(arn()).attributeName(name).attributeValue(value));
    }

    private List<Subscription> subscriptions() {
        return sns.listSubscriptionsByTopic(it -> it.topicArn(arn())).subscriptions();
    }

    @Test
    void createsATopicOnce() {
        assertThat(create()).isEqualTo(arn());
        assertThat(sns.createTopic(it -> it.name(TOPIC)).topicArn()).isEqualTo(arn());
        assertThat(sns.listTopics().topics()).extracting(Topic::topicArn).containsExactly(arn());
        assertThat(sns.listTagsForResource(it -> it.resourceArn(arn())).tags())
                .containsExactly(MANAGED);
        assertThat(attributes())
                .containsEntry("Owner", account)
                .containsEntry("SubscriptionsConfirmed", "0")
                .doesNotContainKey("KmsMasterKeyId");
    }

    @Test
    void letsItsOwnerDoWhatItLikes() {
        create();
        JsonNode statement =
                JsonMapper.shared().readTree(attributes().get("Policy")).path("Statement").path(0);
        assertThat(statement.path("Sid").asString()).isEqualTo("__default_statement_ID");
        assertThat(statement.at("/Condition/StringEquals/AWS:SourceOwner").asString())
                .isEqualTo(account);
    }

    @Test
    void takesAKeyAndAPolicy() {
        create();
        set("KmsMasterKeyId", "alias/alerts");
        String policy =
                """
                {"Version":"2012-10-17","Statement":[{"Sid":"Rules","Effect":"Allow",\
                "Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish",\
                "Resource":"%s"}]}\
                """
                        .formatted(arn());
        set("Policy", policy);
        assertThat(attributes()).containsEntry("KmsMasterKeyId", "alias/alerts");
        assertThat(JsonMapper.shared().readTree(attributes().get("Policy")))
                .isEqualTo(JsonMapper.shared().readTree(policy));
    }

    @Test
    void refusesPoliciesThatAreNone() {
        MotoDiffers.SNS_POLICIES.skip(kind);
        create();
        refused("InvalidParameter", 400, () -> set("Policy", "no JSON"));
        refused("InvalidParameter", 400, () -> set("Colour", "red"));
    }

    @Test
    void tellsThatATopicIsNotThere() {
        refused("NotFound", 404, this::attributes);
        refused("NotFound", 404, () -> sns.publish(it -> it.topicArn(arn()).message("fire")));
        create();
        sns.deleteTopic(it -> it.topicArn(arn()));
        refused("NotFound", 404, this::attributes);
        sns.deleteTopic(it -> it.topicArn(arn()));
    }

    @Test
    void subscribesAQueueOnce() {
        create();
        String queue = "arn:aws:sqs:%s:%s:queue".formatted(REGION, account);
        String first =
                sns.subscribe(it -> it.topicArn(arn()).protocol("sqs").endpoint(queue))
                        .subscriptionArn();
        String second =
                sns.subscribe(it -> it.topicArn(arn()).protocol("sqs").endpoint(queue))
                        .subscriptionArn();
        assertThat(first).startsWith(arn() + ":").isEqualTo(second);
        assertThat(subscriptions())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.endpoint()).isEqualTo(queue);
                    assertThat(it.subscriptionArn()).isEqualTo(first);
                });
        assertThat(sns.getSubscriptionAttributes(it -> it.subscriptionArn(first)).attributes())
                .containsEntry("PendingConfirmation", "false")
                .containsEntry("Protocol", "sqs");
        sns.unsubscribe(it -> it.subscriptionArn(first));
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void waitsForPeopleToConfirm() {
        MotoDiffers.SNS_CONFIRMATION.skip(kind);
        create();
        assertThat(
                        sns.subscribe(it ->
                                        it.topicArn(arn())
                                                .protocol("email")
                                                .endpoint("soc@acme.example"))
                                .subscriptionArn())
                .isEqualTo("pending confirmation");
        assertThat(subscriptions())
                .extracting(Subscription::subscriptionArn)
                .containsExactly("PendingConfirmation");
        assertThat(attributes()).containsEntry("SubscriptionsPending", "1");
    }

    @Test
    void refusesEndpointsThatDoNotFitTheProtocol() {
        create();
        refused(
                "InvalidParameter",
                400,
                () ->
                        sns.subscribe(it ->
                                it.topicArn(arn()).protocol("sqs").endpoint("soc@acme.example")));
        refused(
                "NotFound",
                404,
                () ->
                        sns.subscribe(it ->
                                it.topicArn(arn() + "x")
                                        .protocol("email")
                                        .endpoint("soc@acme.example")));
    }

    @Test
    void handsWhatIsPublishedToQueues() {
        create();
        String queueArn = "arn:aws:sqs:%s:%s:queue".formatted(REGION, account);
        SqsClient sqs = cloud.client(SqsClient.class, account, REGION);
        String policy =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",
                 "Resource":"%s","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}
                """
                        .formatted(queueArn, arn());
        String url =
                sqs.createQueue(it ->
                                it.queueName("queue")
                                        .attributes(Map.of(QueueAttributeName.POLICY, policy)))
                        .queueUrl();
        sns.subscribe(it -> it.topicArn(arn()).protocol("sqs").endpoint(queueArn));
        String id =
                sns.publish(it -> it.topicArn(arn()).subject("fire").message("everywhere"))
                        .messageId();
        Message message = sqs.receiveMessage(it -> it.queueUrl(url)).messages().getFirst();
        JsonNode envelope = JsonMapper.shared().readTree(message.body());
        assertThat(envelope.path("Type").asString()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asString()).isEqualTo(id);
        assertThat(envelope.path("TopicArn").asString()).isEqualTo(arn());
        assertThat(envelope.path("Subject").asString()).isEqualTo("fire");
        assertThat(envelope.path("Message").asString()).isEqualTo("everywhere");
    }

    @Test
    void handsNothingToQueuesThatDoNotLetIt() {
        MotoDiffers.SNS_QUEUE_POLICIES.skip(kind);
        create();
        SqsClient sqs = cloud.client(SqsClient.class, account, REGION);
        String url = sqs.createQueue(it -> it.queueName("queue")).queueUrl();
        sns.subscribe(it ->
                it.topicArn(arn())
                        .protocol("sqs")
                        .endpoint("arn:aws:sqs:%s:%s:queue".formatted(REGION, account)));
        sns.publish(it -> it.topicArn(arn()).message("everywhere"));
        assertThat(sqs.receiveMessage(it -> it.queueUrl(url)).messages()).isEmpty();
    }

    @Test
    void refusesToPublishWithoutItsKey() {
        MotoDiffers.SNS_KEYS.skip(kind);
        create();
        set("KmsMasterKeyId", "alias/alerts");
        refused(
                "KMSNotFound",
                400,
                () -> sns.publish(it -> it.topicArn(arn()).message("everywhere")));
        KmsClient kms = cloud.client(KmsClient.class, account, REGION);
        String key = kms.createKey().keyMetadata().keyId();
        kms.createAlias(it -> it.aliasName("alias/alerts").targetKeyId(key));
        sns.publish(it -> it.topicArn(arn()).message("everywhere"));
        kms.disableKey(it -> it.keyId(key));
        refused(
                "KMSDisabled",
                400,
                () -> sns.publish(it -> it.topicArn(arn()).message("everywhere")));
    }
}
