package io.vedette.aws.firehose;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.firehose.DeliveryStream.Settings;
import io.vedette.aws.policy.Arns;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.Tag;

/**
 * A stream of Amazon Data Firehose that takes records and writes them to a bucket as they came
 * ({@code CreateDeliveryStream}, {@code UpdateDestination}). CloudWatch Logs sends records that are
 * compressed already.
 */
public record DeliveryStream(AwsClients clients) implements SingleResourceKind<Settings> {

    /**
     * How the stream is to be.
     *
     * @param bucket the ARN of the bucket
     * @param role the ARN of the role that writes to it
     * @param prefix what the keys begin with, with Firehose's expressions for the time
     * @param errorPrefix the same for what could not be delivered
     * @param extension what the keys end with
     * @param encrypted whether records are encrypted while they wait, with a key of AWS's
     */
    public record Settings(
            String bucket,
            String role,
            String prefix,
            String errorPrefix,
            String extension,
            int bufferMegabytes,
            int bufferSeconds,
            boolean encrypted) {}

    /** The ARN of a stream. */
    public static String arn(Target target, String name) {
        return Arns.regional("firehose", target, "deliverystream/" + name);
    }

    @Override
    public String name() {
        return "firehose.stream";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        DeliveryStreamDescription stream;
        try {
            stream = describe(resource);
        } catch (ResourceNotFoundException absent) {
            return new Reading.Absent<>();
        }
        return switch (stream.deliveryStreamStatus()) {
            case CREATING -> new Reading.Settling<>("Firehose to create the stream");
            case DELETING -> new Reading.Settling<>("Firehose to delete the stream");
            case ACTIVE -> active(stream);
            case CREATING_FAILED, DELETING_FAILED, UNKNOWN_TO_SDK_VERSION ->
                    new Reading.OffLimits<>(
                            "stream %s is in state %s; delete it"
                                    .formatted(
                                            resource.name(),
                                            stream.deliveryStreamStatusAsString()));
        };
    }

    private static Reading<Settings> active(DeliveryStreamDescription stream) {
        ExtendedS3DestinationDescription s3 =
                stream.destinations().getFirst().extendedS3DestinationDescription();
        if (s3 == null || stream.deliveryStreamType() != DeliveryStreamType.DIRECT_PUT) {
            return new Reading.OffLimits<>("the stream that is there does not carry records to S3");
        }
        DeliveryStreamEncryptionStatus encryption =
                stream.deliveryStreamEncryptionConfiguration() == null
                        ? DeliveryStreamEncryptionStatus.DISABLED
                        : stream.deliveryStreamEncryptionConfiguration().status();
        if (encryption == DeliveryStreamEncryptionStatus.ENABLING
                || encryption == DeliveryStreamEncryptionStatus.DISABLING) {
            return new Reading.Settling<>("Firehose to change the stream's encryption");
        }
        return new Reading.Present<>(
                new Settings(
                        s3.bucketARN(),
                        s3.roleARN(),
                        text(s3.prefix()),
                        text(s3.errorOutputPrefix()),
                        text(s3.fileExtension()),
                        s3.bufferingHints().sizeInMBs(),
                        s3.bufferingHints().intervalInSeconds(),
                        encryption == DeliveryStreamEncryptionStatus.ENABLED));
    }

    private static String text(@Nullable String member) {
        return member == null ? "" : member;
    }

    private DeliveryStreamDescription describe(Resource<Settings> resource) {
        return firehose(resource)
                .describeDeliveryStream(it -> it.deliveryStreamName(resource.name()))
                .deliveryStreamDescription();
    }

    @Override
    public Result create(Resource<Settings> resource) {
        Settings desired = resource.desired();
        Tag managed = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();
        try {
            firehose(resource)
                    .createDeliveryStream(it ->
                            it.deliveryStreamName(resource.name())
                                    .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                                    .applyMutation(stream -> encrypt(stream, desired))
                                    .extendedS3DestinationConfiguration(s3 ->
                                            s3.bucketARN(desired.bucket())
                                                    .roleARN(desired.role())
                                                    .prefix(desired.prefix())
                                                    .errorOutputPrefix(desired.errorPrefix())
                                                    .fileExtension(desired.extension())
                                                    .compressionFormat(
                                                            CompressionFormat.UNCOMPRESSED)
                                                    .bufferingHints(hints ->
                                                            hints.sizeInMBs(
                                                                            desired
                                                                                    .bufferMegabytes())
                                                                    .intervalInSeconds(
                                                                            desired
                                                                                    .bufferSeconds())))
                                    .tags(managed));
        } catch (ResourceInUseException already) {
            // made since it was read, perhaps by a call whose answer was lost
        }
        return new Result.Pending("Firehose to create the stream");
    }

    private static void encrypt(CreateDeliveryStreamRequest.Builder stream, Settings desired) {
        if (desired.encrypted()) {
            stream.deliveryStreamEncryptionConfigurationInput(
                    it -> it.keyType(KeyType.AWS_OWNED_CMK));
        }
    }

    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        Settings desired = resource.desired();
        if (update.differences().stream().anyMatch(it -> !it.path().equals("encrypted"))) {
            deliver(resource);
        }
        if (!update.touches("encrypted")) {
            return Result.done();
        }
        if (desired.encrypted()) {
            firehose(resource)
                    .startDeliveryStreamEncryption(it ->
                            it.deliveryStreamName(resource.name())
                                    .deliveryStreamEncryptionConfigurationInput(
                                            key -> key.keyType(KeyType.AWS_OWNED_CMK)));
        } else {
            firehose(resource)
                    .stopDeliveryStreamEncryption(it -> it.deliveryStreamName(resource.name()));
        }
        return new Result.Pending("Firehose to change the stream's encryption");
    }

    private void deliver(Resource<Settings> resource) {
        Settings desired = resource.desired();
        DeliveryStreamDescription there = describe(resource);
        firehose(resource)
                .updateDestination(it ->
                        it.deliveryStreamName(resource.name())
                                .currentDeliveryStreamVersionId(there.versionId())
                                .destinationId(there.destinations().getFirst().destinationId())
                                .extendedS3DestinationUpdate(s3 ->
                                        s3.bucketARN(desired.bucket())
                                                .roleARN(desired.role())
                                                .prefix(desired.prefix())
                                                .errorOutputPrefix(desired.errorPrefix())
                                                .fileExtension(desired.extension())
                                                .bufferingHints(hints ->
                                                        hints.sizeInMBs(desired.bufferMegabytes())
                                                                .intervalInSeconds(
                                                                        desired.bufferSeconds()))));
    }

    /** What waits in the stream is at most some minutes old, and is delivered before it goes. */
    @Override
    public Result delete(Removal<Settings> removal) {
        String name = removal.resource().name();
        try {
            firehose(removal.resource()).deleteDeliveryStream(it -> it.deliveryStreamName(name));
        } catch (ResourceNotFoundException gone) {
            return Result.done();
        }
        return new Result.Pending("Firehose to delete the stream");
    }

    @Override
    public Set<CostDriver> costDrivers(Settings desired) {
        return Set.of(CostDriver.FIREHOSE_GB);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("firehose:DescribeDeliveryStream");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "firehose:CreateDeliveryStream",
                "firehose:StartDeliveryStreamEncryption",
                "firehose:TagDeliveryStream",
                "firehose:UpdateDestination",
                "iam:PassRole");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("firehose:DeleteDeliveryStream", "firehose:StopDeliveryStreamEncryption");
    }

    private FirehoseClient firehose(Resource<Settings> resource) {
        return clients.client(FirehoseClient.class, resource.target());
    }
}
