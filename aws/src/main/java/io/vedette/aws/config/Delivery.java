package io.vedette.aws.config;

import io.vedette.aws.AwsClients;
import io.vedette.aws.config.Delivery.Destination;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigSnapshotDeliveryProperties;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.MaximumExecutionFrequency;
import software.amazon.awssdk.services.config.model.NoSuchDeliveryChannelException;

/**
 * Keeps the one delivery channel of an account and region (PutDeliveryChannel). One that is there
 * keeps its name and its SNS topic.
 */
record Delivery(AwsClients clients) implements SingleResourceKind<Destination> {

    /** The name that AWS Config itself gives to a delivery channel. */
    static final String NAME = "default";

    /**
     * Where snapshots and history go.
     *
     * @param prefix none in the archive, whose policy opens AWS Config's usual paths only
     * @param key none where the bucket's own encryption holds
     * @param frequency how often a snapshot is delivered
     */
    record Destination(
            String bucket,
            @Nullable String prefix,
            @Nullable String key,
            @Nullable MaximumExecutionFrequency frequency) {

        static Destination of(DeliveryChannel channel) {
            return new Destination(
                    channel.s3BucketName(),
                    channel.s3KeyPrefix(),
                    channel.s3KmsKeyArn(),
                    channel.configSnapshotDeliveryProperties() == null
                            ? null
                            : channel.configSnapshotDeliveryProperties().deliveryFrequency());
        }

        /** A bucket without a prefix, encrypted as the bucket says. */
        static Destination bucket(String bucket, MaximumExecutionFrequency frequency) {
            return new Destination(bucket, null, null, frequency);
        }
    }

    @Override
    public String name() {
        return "config.delivery-channel";
    }

    @Override
    public Reading<Destination> read(Resource<Destination> resource) {
        return find(resource.target())
                .map(it -> ControlTower.judge(it.name(), Destination.of(it), resource.desired()))
                .orElseGet(Reading.Absent::new);
    }

    private Optional<DeliveryChannel> find(Target target) {
        return config(target).describeDeliveryChannels().deliveryChannels().stream().findFirst();
    }

    @Override
    public Result create(Resource<Destination> resource) {
        put(resource, DeliveryChannel.builder().name(NAME));
        return Result.done();
    }

    @Override
    public Result update(Update<Destination> update) {
        Resource<Destination> resource = update.resource();
        DeliveryChannel.Builder channel = DeliveryChannel.builder().name(NAME);
        find(resource.target())
                .ifPresent(it -> channel.name(it.name()).snsTopicARN(it.snsTopicARN()));
        put(resource, channel);
        return Result.done();
    }

    private void put(Resource<Destination> resource, DeliveryChannel.Builder channel) {
        Destination desired = resource.desired();
        channel.s3BucketName(desired.bucket())
                .s3KeyPrefix(desired.prefix())
                .s3KmsKeyArn(desired.key())
                .configSnapshotDeliveryProperties(
                        desired.frequency() == null
                                ? null
                                : ConfigSnapshotDeliveryProperties.builder()
                                        .deliveryFrequency(desired.frequency())
                                        .build());
        config(resource.target()).putDeliveryChannel(it -> it.deliveryChannel(channel.build()));
    }

    /** AWS Config keeps the channel for as long as the recorder runs. */
    @Override
    public Result delete(Removal<Destination> removal) {
        Target target = removal.resource().target();
        find(target).ifPresent(channel -> delete(target, channel.name()));
        return Result.done();
    }

    private void delete(Target target, String name) {
        try {
            config(target).deleteDeliveryChannel(it -> it.deliveryChannelName(name));
        } catch (NoSuchDeliveryChannelException gone) {
            // deleted since it was found
        }
    }

    @Override
    public Set<String> readActions() {
        return Set.of("config:DescribeDeliveryChannels");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("config:PutDeliveryChannel");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("config:DeleteDeliveryChannel");
    }

    private ConfigClient config(Target target) {
        return clients.client(ConfigClient.class, target);
    }
}
