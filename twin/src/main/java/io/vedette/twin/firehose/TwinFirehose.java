package io.vedette.twin.firehose;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.stored.StoredShape;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ConcurrentModificationException;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfigurationInput;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.StartDeliveryStreamEncryptionRequest;
import software.amazon.awssdk.services.firehose.model.StartDeliveryStreamEncryptionResponse;
import software.amazon.awssdk.services.firehose.model.StopDeliveryStreamEncryptionRequest;
import software.amazon.awssdk.services.firehose.model.StopDeliveryStreamEncryptionResponse;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationResponse;

/**
 * Simulates Amazon Data Firehose for one caller: streams that others write to and that deliver to
 * S3. Records are not simulated.
 */
public final class TwinFirehose implements FirehoseClient {

    private static final Duration CREATION = Duration.ofSeconds(40);
    private static final Duration DELETION = Duration.ofSeconds(20);
    private static final Duration ENCRYPTION = Duration.ofSeconds(20);
    private static final String DESTINATION = "destinationId-000000000001";

    private final World world;
    private final Caller caller;
    private final DeliveryCheck check;

    public TwinFirehose(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
        this.check = new DeliveryCheck(world, caller);
    }

    private NavigableMap<String, StoredStream> streams() {
        return world.state(StreamState.class, caller).streams();
    }

    private StoredStream stream(String name) {
        StoredStream stream = streams().get(name);
        if (stream == null || stream.isGone(world.now())) {
            throw FirehoseError.notFound(name, caller.account());
        }
        return stream;
    }

    private StoredStream active(String name) {
        StoredStream stream = stream(name);
        if (!stream.status(world.now()).equals(StoredStream.ACTIVE)) {
            throw FirehoseError.inUse(
                    "Firehose %s under accountId %s is not ACTIVE."
                            .formatted(name, caller.account()));
        }
        return stream;
    }

    private Instant in(String transition, Duration usual) {
        return world.now().plus(world.faults().delay("firehose." + transition, usual));
    }

    @Override
    public CreateDeliveryStreamResponse createDeliveryStream(CreateDeliveryStreamRequest request) {
        String name = request.deliveryStreamName();
        StoredStream there = streams().get(name);
        if (there != null && !there.isGone(world.now())) {
            throw FirehoseError.inUse(
                    "Firehose %s under accountId %s already exists"
                            .formatted(name, caller.account()));
        }
        if (request.extendedS3DestinationConfiguration() == null) {
            throw FirehoseError.invalid("Exactly one destination configuration must be provided.");
        }
        NavigableMap<String, Object> destination =
                described(StoredShape.write(request.extendedS3DestinationConfiguration()));
        check.require(destination);
        StoredStream stream =
                StoredStream.created(name, destination, world.now(), in("creation", CREATION));
        request.tags().forEach(tag -> stream.tags().put(tag.key(), tag.value()));
        DeliveryStreamEncryptionConfigurationInput encryption =
                request.deliveryStreamEncryptionConfigurationInput();
        if (encryption != null) {
            stream.encrypt(
                    encryption.keyTypeAsString(), encryption.keyARN(), in("creation", CREATION));
        }
        streams().put(name, stream);
        return CreateDeliveryStreamResponse.builder().deliveryStreamARN(arn(name)).build();
    }

    /** What describing tells of what creating or updating was told. */
    private static NavigableMap<String, Object> described(NavigableMap<String, Object> told) {
        NavigableMap<String, Object> described = new TreeMap<>(told);
        described
                .keySet()
                .retainAll(
                        ExtendedS3DestinationDescription.builder().sdkFields().stream()
                                .map(SdkField::memberName)
                                .toList());
        return described;
    }

    @Override
    public DescribeDeliveryStreamResponse describeDeliveryStream(
            DescribeDeliveryStreamRequest request) {
        return DescribeDeliveryStreamResponse.builder()
                .deliveryStreamDescription(described(stream(request.deliveryStreamName())))
                .build();
    }

    private DeliveryStreamDescription described(StoredStream stream) {
        Instant now = world.now();
        return DeliveryStreamDescription.builder()
                .deliveryStreamName(stream.name())
                .deliveryStreamARN(arn(stream.name()))
                .deliveryStreamStatus(stream.status(now))
                .deliveryStreamType("DirectPut")
                .deliveryStreamEncryptionConfiguration(
                        DeliveryStreamEncryptionConfiguration.builder()
                                .status(stream.encryption(now))
                                .keyType(stream.keyType())
                                .keyARN(stream.keyArn())
                                .build())
                .versionId(String.valueOf(stream.version()))
                .createTimestamp(stream.created())
                .lastUpdateTimestamp(stream.updated())
                .hasMoreDestinations(false)
                .destinations(
                        DestinationDescription.builder()
                                .destinationId(DESTINATION)
                                .extendedS3DestinationDescription(
                                        StoredShape.read(
                                                stream.destination(),
                                                ExtendedS3DestinationDescription.builder()))
                                .build())
                .build();
    }

    @Override
    public UpdateDestinationResponse updateDestination(UpdateDestinationRequest request) {
        StoredStream stream = active(request.deliveryStreamName());
        if (!request.currentDeliveryStreamVersionId().equals(String.valueOf(stream.version()))) {
            throw AwsError.of(
                    ConcurrentModificationException.builder(),
                    "Cannot update firehose: %s since the current version id: %d and specified version id: %s do not match"
                            .formatted(
                                    stream.name(),
                                    stream.version(),
                                    request.currentDeliveryStreamVersionId()));
        }
        if (!request.destinationId().equals(DESTINATION)
                || request.extendedS3DestinationUpdate() == null) {
            throw FirehoseError.invalid(
                    "Destination Id %s not found".formatted(request.destinationId()));
        }
        NavigableMap<String, Object> changed = new TreeMap<>(stream.destination());
        changed.putAll(described(StoredShape.write(request.extendedS3DestinationUpdate())));
        check.require(changed);
        stream.deliver(changed, world.now());
        return UpdateDestinationResponse.builder().build();
    }

    @Override
    public DeleteDeliveryStreamResponse deleteDeliveryStream(DeleteDeliveryStreamRequest request) {
        StoredStream stream = stream(request.deliveryStreamName());
        if (stream.status(world.now()).equals("CREATING")) {
            throw FirehoseError.inUse(
                    "Firehose %s under accountId %s is being created."
                            .formatted(stream.name(), caller.account()));
        }
        stream.delete(in("deletion", DELETION));
        return DeleteDeliveryStreamResponse.builder().build();
    }

    @Override
    public StartDeliveryStreamEncryptionResponse startDeliveryStreamEncryption(
            StartDeliveryStreamEncryptionRequest request) {
        DeliveryStreamEncryptionConfigurationInput input =
                request.deliveryStreamEncryptionConfigurationInput();
        active(request.deliveryStreamName())
                .encrypt(
                        input == null
                                ? "AWS_OWNED_CMK"
                                : Objects.requireNonNull(input.keyTypeAsString()),
                        input == null ? null : input.keyARN(),
                        in("encryption", ENCRYPTION));
        return StartDeliveryStreamEncryptionResponse.builder().build();
    }

    @Override
    public StopDeliveryStreamEncryptionResponse stopDeliveryStreamEncryption(
            StopDeliveryStreamEncryptionRequest request) {
        active(request.deliveryStreamName()).encrypt(null, null, in("encryption", ENCRYPTION));
        return StopDeliveryStreamEncryptionResponse.builder().build();
    }

    private String arn(String name) {
        return "arn:aws:firehose:%s:%s:deliverystream/%s"
                .formatted(caller.region(), caller.account(), name);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
