package io.vedette.aws.accesslogs;

import io.vedette.aws.AwsClients;
import io.vedette.aws.accesslogs.BucketLogging.Logging;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLoggingStatus;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PartitionDateSource;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.TargetObjectKeyFormat;

/**
 * Whether and where S3 logs the requests for a bucket's objects (PutBucketLogging).
 *
 * @param replaceForeign whether logs that go to another bucket are redirected
 */
record BucketLogging(AwsClients clients, boolean replaceForeign)
        implements SingleResourceKind<Logging> {

    private static final int FORBIDDEN = 403;

    /**
     * Where the logs go.
     *
     * @param bucket null where there are none
     * @param prefix what their keys begin with; empty for nothing
     */
    record Logging(@Nullable String bucket, String prefix, Folders folders) {

        static final Logging OFF = new Logging(null, "", Folders.NONE);
    }

    /** What the folders of log files tell besides account, Region and bucket. */
    enum Folders {
        /** There are no folders at all. */
        NONE,
        /** The day of the requests. */
        EVENT_TIME,
        /** The day of the delivery. */
        DELIVERY_TIME
    }

    @Override
    public String name() {
        return "s3.bucket-logging";
    }

    private S3Client client(Resource<Logging> resource) {
        return clients.client(S3Client.class, resource.target());
    }

    private static String owner(Resource<Logging> resource) {
        return resource.target().account().value();
    }

    @Override
    public Reading<Logging> read(Resource<Logging> resource) {
        try {
            LoggingEnabled logging =
                    client(resource)
                            .getBucketLogging(it ->
                                    it.bucket(resource.name()).expectedBucketOwner(owner(resource)))
                            .loggingEnabled();
            return logging == null
                    ? new Reading.Present<>(Logging.OFF)
                    : reading(logging, resource.desired());
        } catch (NoSuchBucketException gone) {
            return new Reading.Absent<>();
        } catch (S3Exception e) {
            // A bucket's own policy can shut everybody out: that says nothing of the others.
            if (e.statusCode() == FORBIDDEN) {
                return new Reading.Unavailable<>(
                        "s3:GetBucketLogging is denied, perhaps by its policy");
            }
            throw e;
        }
    }

    private Reading<Logging> reading(LoggingEnabled logging, Logging desired) {
        String bucket = logging.targetBucket();
        if (!bucket.equals(desired.bucket())) {
            if (!replaceForeign) {
                return new Reading.OffLimits<>(
                        "it is logged to bucket %s already; replace-foreign: true redirects it"
                                .formatted(bucket));
            }
            if (!logging.targetGrants().isEmpty()) {
                return new Reading.OffLimits<>(
                        "it is logged to bucket %s with grants that could not be brought back"
                                .formatted(bucket));
            }
        }
        return new Reading.Present<>(
                new Logging(
                        bucket,
                        Objects.requireNonNullElse(logging.targetPrefix(), ""),
                        folders(logging.targetObjectKeyFormat(), bucket, desired)));
    }

    /** Not every service like S3 tells how it names log files: ours are named as we asked. */
    private static Folders folders(
            @Nullable TargetObjectKeyFormat format, String bucket, Logging desired) {
        if (format == null) {
            return bucket.equals(desired.bucket()) ? desired.folders() : Folders.NONE;
        }
        if (format.partitionedPrefix() == null) {
            return Folders.NONE;
        }
        return format.partitionedPrefix().partitionDateSource() == PartitionDateSource.DELIVERY_TIME
                ? Folders.DELIVERY_TIME
                : Folders.EVENT_TIME;
    }

    @Override
    public Result create(Resource<Logging> resource) {
        return new Result.Refused("the bucket is gone");
    }

    @Override
    public Result update(Update<Logging> update) {
        Resource<Logging> resource = update.resource();
        client(resource)
                .putBucketLogging(it ->
                        it.bucket(resource.name())
                                .expectedBucketOwner(owner(resource))
                                .bucketLoggingStatus(status(resource.desired())));
        return Result.done();
    }

    private static BucketLoggingStatus status(Logging wanted) {
        BucketLoggingStatus.Builder status = BucketLoggingStatus.builder();
        if (wanted.bucket() != null) {
            status.loggingEnabled(to ->
                    to.targetBucket(wanted.bucket())
                            .targetPrefix(wanted.prefix())
                            .targetObjectKeyFormat(format(wanted.folders())));
        }
        return status.build();
    }

    private static TargetObjectKeyFormat format(Folders folders) {
        return switch (folders) {
            case NONE -> TargetObjectKeyFormat.builder().simplePrefix(_ -> {}).build();
            case EVENT_TIME -> partitioned(PartitionDateSource.EVENT_TIME);
            case DELIVERY_TIME -> partitioned(PartitionDateSource.DELIVERY_TIME);
        };
    }

    private static TargetObjectKeyFormat partitioned(PartitionDateSource by) {
        return TargetObjectKeyFormat.builder()
                .partitionedPrefix(it -> it.partitionDateSource(by))
                .build();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("s3:GetBucketLogging");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("s3:PutBucketLogging");
    }
}
