package io.vedette.twin.sqs;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/**
 * Simulates SQS for one caller: standard queues of its own account. First-in-first-out queues, dead
 * letters and long polling are not among it: what is there is answered at once.
 */
public final class TwinSqs implements SqsClient {

    private static final int LONGEST_PAGE = 1000;

    private final World world;
    private final Queues queues;
    private final Consumer<World> meanwhile;

    /**
     * Simulates SQS.
     *
     * @param meanwhile lets happen what time has brought about, before messages are received
     */
    public TwinSqs(World world, Caller caller, Consumer<World> meanwhile) {
        this.world = world;
        this.queues = new Queues(world, caller);
        this.meanwhile = meanwhile;
    }

    @Override
    public CreateQueueResponse createQueue(CreateQueueRequest request) {
        String url =
                queues.create(request.queueName(), request.attributesAsStrings(), request.tags());
        return CreateQueueResponse.builder().queueUrl(url).build();
    }

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
        if (!queues.look().queues.containsKey(request.queueName())) {
            throw SqsError.noSuchQueue();
        }
        return GetQueueUrlResponse.builder().queueUrl(queues.url(request.queueName())).build();
    }

    @Override
    public ListQueuesResponse listQueues(ListQueuesRequest request) {
        String prefix = Objects.requireNonNullElse(request.queueNamePrefix(), "");
        List<String> urls =
                queues.look().queues.keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(queues::url)
                        .toList();
        Page<String> page =
                Page.of(urls, request.nextToken(), request.maxResults(), LONGEST_PAGE)
                        .orElseThrow(() -> SqsError.invalid("Invalid or expired next token."));
        return ListQueuesResponse.builder()
                .queueUrls(page.items())
                .nextToken(request.maxResults() == null ? null : page.nextToken())
                .build();
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        SavedQueue queue = queues.seen(request.queueUrl());
        Map<String, String> attributes =
                QueueAttributes.of(
                        queue,
                        queues.arn(queues.name(request.queueUrl())),
                        request.attributeNamesAsStrings());
        return GetQueueAttributesResponse.builder().attributesWithStrings(attributes).build();
    }

    @Override
    public SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request) {
        QueueAttributes.set(queues.of(request.queueUrl()), request.attributesAsStrings());
        return SetQueueAttributesResponse.builder().build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        SavedQueue queue = queues.of(request.queueUrl());
        long delay =
                request.delaySeconds() == null
                        ? queue.seconds("DelaySeconds").toSeconds()
                        : request.delaySeconds();
        return SendMessageResponse.builder()
                .messageId(queues.send(queue, request.messageBody(), delay))
                .md5OfMessageBody(md5(request.messageBody()))
                .build();
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        meanwhile.accept(world);
        SavedQueue queue = queues.of(request.queueUrl());
        int most = Objects.requireNonNullElse(request.maxNumberOfMessages(), 1);
        if (most < 1 || most > 10) {
            throw SqsError.invalid(
                    "Value %d for parameter MaxNumberOfMessages is invalid. Reason: Must be between"
                                    .formatted(most)
                            + " 1 and 10, if provided.");
        }
        long hidden =
                request.visibilityTimeout() == null
                        ? queue.seconds("VisibilityTimeout").toSeconds()
                        : request.visibilityTimeout();
        return ReceiveMessageResponse.builder()
                .messages(queues.receive(queue, most, hidden).stream().map(TwinSqs::shown).toList())
                .build();
    }

    private static Message shown(SavedQueue.Message message) {
        return Message.builder()
                .messageId(message.id())
                .receiptHandle(message.handle())
                .body(message.body())
                .md5OfBody(md5(message.body()))
                .attributes(
                        Map.of(
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                String.valueOf(message.sent().toEpochMilli()),
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                String.valueOf(message.receipts())))
                .build();
    }

    @SuppressWarnings("InsecureCryptoUsage") // SQS's checksum is MD5
    private static String md5(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has MD5", e);
        }
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        SavedQueue queue = queues.of(request.queueUrl());
        if (!request.receiptHandle().matches("[a-z0-9]{60}")) {
            throw SqsError.receiptHandle(request.receiptHandle());
        }
        queue.messages.removeIf(message -> request.receiptHandle().equals(message.handle()));
        return DeleteMessageResponse.builder().build();
    }

    @Override
    public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
        queues.of(request.queueUrl()).messages.clear();
        return PurgeQueueResponse.builder().build();
    }

    @Override
    public DeleteQueueResponse deleteQueue(DeleteQueueRequest request) {
        queues.state().queues.remove(queues.name(request.queueUrl()));
        return DeleteQueueResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
