package io.vedette.twin.config;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import io.vedette.twin.s3.BucketDirectory;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.InsufficientDeliveryPolicyException;
import software.amazon.awssdk.services.config.model.InvalidDeliveryChannelNameException;
import software.amazon.awssdk.services.config.model.InvalidS3KeyPrefixException;
import software.amazon.awssdk.services.config.model.InvalidS3KmsKeyArnException;
import software.amazon.awssdk.services.config.model.InvalidSnsTopicArnException;
import software.amazon.awssdk.services.config.model.LastDeliveryChannelDeleteFailedException;
import software.amazon.awssdk.services.config.model.MaxNumberOfDeliveryChannelsExceededException;
import software.amazon.awssdk.services.config.model.NoAvailableConfigurationRecorderException;
import software.amazon.awssdk.services.config.model.NoSuchBucketException;
import software.amazon.awssdk.services.config.model.NoSuchDeliveryChannelException;

/** The operations on the delivery channel. */
record Channels(World world, Caller caller) {

    private static final String SERVICE = "config.amazonaws.com";

    void put(DeliveryChannel asked) {
        RecordingCell cell = cell();
        StoredRecorder recorder =
                cell.recorder()
                        .orElseThrow(() ->
                                AwsError.of(
                                        NoAvailableConfigurationRecorderException.builder(),
                                        "Configuration recorder is not available to put delivery channel."));
        String name = name(asked);
        requireTexts(asked);
        if (cell.channel().filter(it -> !it.name().equals(name)).isPresent()) {
            throw AwsError.of(
                    MaxNumberOfDeliveryChannelsExceededException.builder(),
                    "Failed to put delivery channel '%s' because the maximum number of delivery channels: 1 is reached."
                            .formatted(name));
        }
        requireDelivery(asked, recorder);
        cell.channel(stored(name, asked));
    }

    private static String name(DeliveryChannel asked) {
        String name = asked.name() == null ? "default" : asked.name();
        if (name.isBlank()) {
            throw AwsError.of(
                    InvalidDeliveryChannelNameException.builder(),
                    "The delivery channel name '%s' is not valid, blank string.".formatted(name));
        }
        return name;
    }

    private static void requireTexts(DeliveryChannel asked) {
        if (asked.s3BucketName() == null || asked.s3BucketName().isEmpty()) {
            throw AwsError.of(
                    NoSuchBucketException.builder(),
                    "Cannot find a S3 bucket with an empty bucket name.");
        }
        if ("".equals(asked.s3KeyPrefix())) {
            throw AwsError.of(
                    InvalidS3KeyPrefixException.builder(),
                    "The s3 key prefix '' is not valid, empty s3 key prefix.");
        }
        if (asked.snsTopicARN() != null && !asked.snsTopicARN().startsWith("arn:")) {
            throw AwsError.of(
                    InvalidSnsTopicArnException.builder(),
                    "InvalidSNSTopicARNException",
                    400,
                    "The sns topic arn '%s' is not valid.".formatted(asked.snsTopicARN()));
        }
        if (asked.s3KmsKeyArn() != null && !asked.s3KmsKeyArn().startsWith("arn:")) {
            throw AwsError.of(
                    InvalidS3KmsKeyArnException.builder(),
                    "The arn '%s' is not a valid kms key or alias arn."
                            .formatted(asked.s3KmsKeyArn()));
        }
    }

    /**
     * AWS Config tries the bucket: as itself where the recorder's role is the service-linked one,
     * else as that role, which needs no policy in a bucket of its own account.
     */
    private void requireDelivery(DeliveryChannel asked, StoredRecorder recorder) {
        BucketDirectory.Found bucket =
                new BucketDirectory(world)
                        .find(asked.s3BucketName())
                        .orElseThrow(() ->
                                AwsError.of(
                                        NoSuchBucketException.builder(),
                                        "Cannot find a S3 bucket with name '%s'."
                                                .formatted(asked.s3BucketName())));
        boolean asItself = recorder.roleArn().contains(":role/aws-service-role/" + SERVICE + "/");
        boolean allowed =
                asItself ? opensTo(bucket, asked) : bucket.account().equals(caller.account());
        if (!allowed) {
            throw AwsError.of(
                    InsufficientDeliveryPolicyException.builder(),
                    "Insufficient delivery policy to s3 bucket: %s, unable to write to bucket, provided s3 key prefix is '%s', provided kms key is '%s'."
                            .formatted(
                                    asked.s3BucketName(),
                                    asked.s3KeyPrefix(),
                                    asked.s3KmsKeyArn()));
        }
    }

    private boolean opensTo(BucketDirectory.Found bucket, DeliveryChannel asked) {
        String prefix = asked.s3KeyPrefix() == null ? "" : asked.s3KeyPrefix() + "/";
        String object =
                "%sAWSLogs/%s/Config/ConfigWritabilityCheckFile"
                        .formatted(prefix, caller.account());
        return bucket.allows(SERVICE, "s3:GetBucketAcl", "")
                && bucket.allows(SERVICE, "s3:PutObject", object);
    }

    private static StoredChannel stored(String name, DeliveryChannel asked) {
        return new StoredChannel(
                name,
                asked.s3BucketName(),
                asked.s3KeyPrefix(),
                asked.s3KmsKeyArn(),
                asked.snsTopicARN(),
                asked.configSnapshotDeliveryProperties() == null
                        ? null
                        : asked.configSnapshotDeliveryProperties().deliveryFrequencyAsString());
    }

    Optional<DeliveryChannel> describe(List<String> names) {
        Optional<StoredChannel> channel =
                world.peek(RecordingCell.class, caller.account(), caller.region())
                        .flatMap(RecordingCell::channel);
        for (String name : names) {
            if (channel.filter(it -> it.name().equals(name)).isEmpty()) {
                throw unknown(name);
            }
        }
        return channel.map(Channels::shape);
    }

    private static DeliveryChannel shape(StoredChannel channel) {
        DeliveryChannel.Builder shape =
                DeliveryChannel.builder()
                        .name(channel.name())
                        .s3BucketName(channel.bucket())
                        .s3KeyPrefix(channel.prefix())
                        .s3KmsKeyArn(channel.key())
                        .snsTopicARN(channel.topic());
        if (channel.frequency() != null) {
            shape.configSnapshotDeliveryProperties(it -> it.deliveryFrequency(channel.frequency()));
        }
        return shape.build();
    }

    void delete(String name) {
        RecordingCell cell = cell();
        if (cell.channel().filter(it -> it.name().equals(name)).isEmpty()) {
            throw unknown(name);
        }
        if (cell.recorder().filter(StoredRecorder::recording).isPresent()) {
            throw AwsError.of(
                    LastDeliveryChannelDeleteFailedException.builder(),
                    "Failed to delete last specified delivery channel with name '%s', because there is a running configuration recorder."
                            .formatted(name));
        }
        cell.channel(null);
    }

    private RecordingCell cell() {
        return world.state(RecordingCell.class, caller);
    }

    private static RuntimeException unknown(String name) {
        return AwsError.of(
                NoSuchDeliveryChannelException.builder(),
                "Cannot find delivery channel with specified name '%s'.".formatted(name));
    }
}
