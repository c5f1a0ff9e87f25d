package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ParameterizedClass
@EnumSource
class SqsContractTest {

    private static final String REGION = "us-west-2";
    private static final String QUEUE = "alerts";
    private static final String NO_QUEUE = "AWS.SimpleQueueService.NonExistentQueue";

    private final Cloud kind;
    private final String account;
    private final SqsClient sqs;

    SqsContractTest(Cloud kind) {
        this.kind = kind;
        CloudUnderTest cloud = kind.open();
        account = cloud.newAccount();
        sqs = cloud.client(SqsClient.class, account, REGION);
    }

    private String create() {
        return sqs.createQueue(it -> it.queueName(QUEUE)).queueUrl();
    }

    private List<String> received(String url) {
        return sqs
                .receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    @Test
    void createsAQueueAndFindsItByName() {
        String url = create();
        assertThat(url).endsWith("/" + account + "/" + QUEUE);
        assertThat(sqs.getQueueUrl(it -> it.queueName(QUEUE)).queueUrl()).isEqualTo(url);
        assertThat(create()).isEqualTo(url);
        assertThat(sqs.listQueues(it -> it.queueNamePrefix("al")).queueUrls()).containsExactly(url);
        assertThat(sqs.listQueues(it -> it.queueNamePrefix("x")).queueUrls()).isEmpty();
    }

    @Test
    void tellsTheAttributesThatAreAskedFor() {
        String url = create();
        assertThat(
                        sqs.getQueueAttributes(it ->
                                        it.queueUrl(url)
                                                .attributeNames(
                                                        QueueAttributeName.QUEUE_ARN,
                                                        QueueAttributeName.VISIBILITY_TIMEOUT))
                                .attributes())
                .containsOnly(
                        Map.entry(
                                QueueAttributeName.QUEUE_ARN,
                                "arn:aws:sqs:%s:%s:%s".formatted(REGION, account, QUEUE)),
                        Map.entry(QueueAttributeName.VISIBILITY_TIMEOUT, "30"));
        sqs.setQueueAttributes(it ->
                it.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
        assertThat(
                        sqs.getQueueAttributes(it ->
                                        it.queueUrl(url)
                                                .attributeNames(
                                                        QueueAttributeName.VISIBILITY_TIMEOUT))
                                .attributes())
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60");
    }

    @Test
    void refusesASecondQueueWithOtherAttributes() {
        create();
        refused(
                "QueueAlreadyExists",
                400,
                () ->
                        sqs.createQueue(it ->
                                it.queueName(QUEUE)
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.VISIBILITY_TIMEOUT,
                                                        "77"))));
    }

    @Test
    void handsAMessageOutOnceUntilItIsVisibleAgain() {
        String url = create();
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("fire"));
        assertThat(received(url)).containsExactly("fire");
        assertThat(received(url)).isEmpty();
    }

    @Test
    void deletesAMessageThatWasReceived() {
        String url = create();
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("fire"));
        Message message =
                sqs.receiveMessage(it -> it.queueUrl(url).visibilityTimeout(0))
                        .messages()
                        .getFirst();
        sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
        assertThat(received(url)).isEmpty();
    }

    @Test
    void emptiesAQueue() {
        String url = create();
        sqs.sendMessage(it -> it.queueUrl(url).messageBody("fire"));
        sqs.purgeQueue(it -> it.queueUrl(url));
        assertThat(received(url)).isEmpty();
    }

    @Test
    void tellsThatAQueueIsNotThere() {
        String url = create();
        sqs.deleteQueue(it -> it.queueUrl(url));
        refused(NO_QUEUE, 400, () -> sqs.getQueueUrl(it -> it.queueName(QUEUE)));
        refused(NO_QUEUE, 400, () -> sqs.receiveMessage(it -> it.queueUrl(url)));
        refused(NO_QUEUE, 400, () -> sqs.sendMessage(it -> it.queueUrl(url).messageBody("fire")));
    }

    @Test
    void refusesAttributesOutOfTheirLimits() {
        MotoDiffers.SQS_LIMITS.skip(kind);
        refused(
                "InvalidAttributeValue",
                400,
                () ->
                        sqs.createQueue(it ->
                                it.queueName(QUEUE)
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                                        "1"))));
    }
}
